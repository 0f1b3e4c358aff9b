"""The rights of the data subject, in Finnish."""

TEXTS = {
    # The rights paragraph of the register description
    "rights.description": (
        "Rekisteröidyllä on oikeus tarkastaa itseään koskevat henkilötiedot, pyytää tietojensa "
        "oikaisemista, täydentämistä tai poistamista sekä kieltää henkilötietojensa käsittely "
        "suoramainontaa, etämyyntiä ja muuta suoramarkkinointia sekä markkina- ja "
        "mielipidetutkimusta varten."
    ),
    "rights.form": (
        "Pyynnön tai kiellon voi esittää vapaamuotoisesti, esimerkiksi sähköpostitse, puhelimitse "
        "tai kirjeitse, kohdassa 2 mainittuja yhteystietoja käyttäen. Kirjallisen ja "
        "allekirjoitetun pyynnön voi myös lähettää siinä mainittuun osoitteeseen. Rekisterinpitäjä "
        "varmistaa pyynnön esittäjän henkilöllisyyden ennen tietojen luovuttamista tai "
        "poistamista."
    ),
    "right.access": (
        "Oikeus saada pääsy tietoihin: saada tieto siitä, käsitelläänkö häntä koskevia tietoja, ja "
        "jäljennös niistä (15 artikla)."
    ),
    "right.rectification": (
        "Oikeus tietojen oikaisemiseen: saada virheelliset tiedot oikaistuiksi ja puutteelliset "
        "tiedot täydennetyiksi (16 artikla)."
    ),
    "right.erasure": (
        "Oikeus tietojen poistamiseen: saada tiedot poistetuiksi, kun niiden säilyttämiselle ei "
        "ole laissa tarkoitettua perustetta (17 artikla)."
    ),
    "right.restriction": (
        "Oikeus käsittelyn rajoittamiseen: saada tietojen käyttö rajoitetuksi esimerkiksi siksi "
        "aikaa, kun niiden paikkansapitävyys tarkistetaan (18 artikla)."
    ),
    "right.portability": (
        "Oikeus siirtää tiedot järjestelmästä toiseen: saada suostumuksen tai sopimuksen "
        "perusteella antamansa tiedot koneellisesti luettavassa muodossa ja siirtää ne toiselle "
        "rekisterinpitäjälle (20 artikla)."
    ),
    "right.objection": (
        "Vastustamisoikeus: rekisteröity voi henkilökohtaiseen erityiseen tilanteeseensa "
        "liittyvällä perusteella vastustaa oikeutettuun etuun perustuvaa käsittelyä (21 artiklan "
        "1 kohta)."
    ),
    "right.marketing": (
        "Oikeus kieltää suoramarkkinointi: rekisteröity voi milloin tahansa ja perusteluja "
        "esittämättä kieltää tietojensa käsittelyn suoramainontaa, etämyyntiä ja muuta "
        "suoramarkkinointia sekä siihen liittyvää profilointia varten. Käsittely näihin "
        "tarkoituksiin lopetetaan (21 artiklan 2 ja 3 kohta)."
    ),
    "right.withdrawal": (
        "Oikeus peruuttaa suostumus: peruuttaa suostumus milloin tahansa yhtä helposti kuin se on "
        "annettu. Peruuttaminen ei vaikuta ennen sitä suoritetun käsittelyn lainmukaisuuteen (7 "
        "artiklan 3 kohta)."
    ),
    "right.research": (
        "Rekisterinpitäjä lupaa enemmän kuin laki edellyttää: myös markkina- ja "
        "mielipidetutkimukset voi kieltää samalla tavalla kuin suoramarkkinoinnin, milloin "
        "tahansa ja perusteluja esittämättä. (Lain mukaan niitä voi vastustaa henkilökohtaiseen "
        "erityiseen tilanteeseen liittyvällä perusteella, 21 artiklan 1 kohta.)"
    ),
    "right.intro": "Rekisteröidyllä on seuraavat oikeudet:",
    "exercise": (
        "Pyynnön voi esittää vapaamuotoisesti, esimerkiksi sähköpostitse, puhelimitse tai "
        "kirjeitse, kohdassa 2 mainittuun yhteyspisteeseen. Rekisterinpitäjä varmistaa pyynnön "
        "esittäjän henkilöllisyyden ennen tietojen luovuttamista tai poistamista. Pyyntöön "
        "vastataan ilman aiheetonta viivytystä ja viimeistään kuukauden kuluessa. Monimutkaisen "
        "pyynnön määräaikaa voidaan jatkaa enintään kahdella kuukaudella; jatkamisesta ja sen "
        "syystä ilmoitetaan rekisteröidylle. Oikeuksien käyttäminen on maksutonta."
    ),
    "complaint": (
        "Rekisteröity, joka katsoo käsittelyn rikkovan lakia, voi tehdä valituksen "
        "valvontaviranomaiselle. Se voi olla sen jäsenvaltion viranomainen, jossa hän asuu tai "
        "työskentelee tai jossa lakia hänen mielestään on rikottu (77 artikla)."
    ),
    "complaint.authority": "Rekisterinpitäjän valvontaviranomainen: {authority}.",
}
