"""What is said of a register, its purposes, content and sources, in Finnish."""

TEXTS = {
    # What a register is kept for; where the two are kept for the same, it is said once
    "purpose.customers.relationship_management": (
        "asiakas- ja partnerisuhteiden luominen, ylläpitäminen ja kehittäminen"
    ),
    "purpose.customers.follow_up": (
        "nykyisten asiakkaiden ja partnerien kanssa harjoitetun toiminnan seuranta"
    ),
    "purpose.customers.customer_communication": "asiakasviestinnän lähettäminen",
    "purpose.customers.customer_survey": "asiakaskyselyjen lähettäminen",
    "purpose.customers.marketing": (
        "tuotteiden ja palvelujen markkinointi asiakkaille ja partnereille"
    ),
    "purpose.event_invitation": "rekisterinpitäjän tapahtumista tiedottaminen",
    "purpose.market_research": "markkinatutkimusten lähettäminen",
    "purpose.opinion_research": "mielipidetutkimusten lähettäminen",
    "purpose.crisis_communication": (
        "kriisiviestintä: yhteydenotto mahdollisessa kriisitilanteessa"
    ),
    "purpose.sales_kpi": "myynnin tunnusluvut (KPI)",
    "purpose.prospects.relationship_management": "asiakassuhteiden luominen",
    "purpose.prospects.follow_up": (
        "potentiaalisten asiakkaiden kanssa harjoitetun toiminnan seuranta"
    ),
    "purpose.prospects.customer_communication": "viestintä potentiaalisille asiakkaille",
    "purpose.prospects.customer_survey": "kyselyjen lähettäminen potentiaalisille asiakkaille",
    "purpose.prospects.marketing": (
        "tuotteiden ja palvelujen markkinointi potentiaalisille asiakkaille"
    ),
    # The grounds, with their place in the law
    "purpose.recorded": (
        "Kustakin henkilöstä kirjataan, miksi hänen tietojaan säilytetään: {bases}."
    ),
    "consent.besides.finland": (
        "Sähköpostitse ja tekstiviestitse tapahtuvaan markkinointiin ja kutsujen lähettämiseen "
        "tarvitaan lisäksi vastaanottajan suostumus, kun sähköisen viestinnän palveluista "
        "annetun lain (917/2014) 200 § sitä edellyttää."
    ),
    "consent.besides": (
        "Sähköpostitse ja tekstiviestitse tapahtuvaan markkinointiin ja kutsujen lähettämiseen "
        "tarvitaan lisäksi vastaanottajan suostumus, kun sähköistä suoramarkkinointia koskeva "
        "kansallinen laki (direktiivin 2002/58/EY 13 artikla) sitä edellyttää."
    ),
    "ground.consent": "rekisteröidyn suostumus (6 artiklan 1 kohdan a alakohta)",
    "ground.contract": (
        "sopimus rekisteröidyn kanssa tai sitä edeltävät toimet hänen pyynnöstään (6 artiklan 1 "
        "kohdan b alakohta)"
    ),
    "ground.legal_obligation": (
        "rekisterinpitäjän lakisääteinen velvoite (6 artiklan 1 kohdan c alakohta)"
    ),
    "ground.legitimate_interest": (
        "rekisterinpitäjän oikeutettu etu (6 artiklan 1 kohdan f alakohta)"
    ),
    # The data content; the fields behind each line stand in schema.content
    "content.customers.organisation": "asiakkaiden ja partnerien yrityksen nimi",
    "content.prospects.organisation": "potentiaalisen asiakkaan yrityksen nimi",
    "content.name": "yhteyshenkilön nimi",
    "content.reach": "yhteystiedot",
    "content.responsible": "rekisterinpitäjän yhteyshenkilö",
    "content.sales": "myyntitiedot",
    "content.customers.interactions": "asiakkaiden ja partnerien yhteydenotot",
    "content.prospects.interactions": "potentiaalisten asiakkaiden yhteydenotot",
    "content.surveys": "asiakaskyselyjen tulokset",
    "content.research": "markkina- ja mielipidetutkimusten tulokset",
    "content.publications": "julkaisut",
    "content.newsletters": "uutiskirjeet",
    "content.prospects.sources": "yhteystietojen lähde",
    "content.project_type": "projektityyppi",
    "content.estimated_sales": "arvio myyntimäärästä",
    "content.further": (
        "Lisäksi rekisteriin tallennetaan viestintää, rekisterin ylläpitoa ja rekisteröidyn "
        "oikeuksien toteuttamista varten:"
    ),
    "content.work": "yhteyshenkilön työhön ja asiointiin liittyvät tiedot",
    "content.outlets": "tiedotusvälineet, joissa henkilö julkaisee",
    "content.grouping": "tunniste- ja ryhmittelytiedot",
    "content.permission": (
        "oikeusperusteita sekä rekisteröidyn pyyntöjä ja kieltoja koskevat tiedot"
    ),
    "content.customers.sources": "tietojen lähteet",
    "content.documents": "paperiasiakirjat, kuten sopimukset, ja niiden säilytyspaikka",
    # Sources, disclosures, transfers, and what else the documents say of it
    "source.self": "Henkilötiedot kerätään lähtökohtaisesti rekisteröidyltä itseltään",
    "source.erp": "Rekisterinpitäjän toiminnanohjausjärjestelmä (ERP)",
    "source.own_activity": "Rekisterinpitäjän oma toiminta",
    "source.web": "verkko",
    "source.fair": "messut",
    "disclosures": "Tietoja luovutetaan vain rekisterinpitäjän yrityksen sisällä.",
    "transfers": "Tietoja ei siirretä EU:n eikä ETA:n ulkopuolelle.",
    "disclosures.joint": (
        "Tietoja luovutetaan vain rekisterinpitäjän yrityksen sisällä ja yhteisrekisterinpitäjille."
    ),
    "transfers.beyond": (
        "Tietoja voidaan siirtää seuraaville vastaanottajille EU:n ja ETA:n ulkopuolelle. Kunkin "
        "kohdalla mainitaan, mihin siirto perustuu:"
    ),
    "transfers.copy": (
        "Jollei muuta paikkaa mainita, suojatoimia koskevan jäljennöksen saa yhteyspisteestä."
    ),
    "transfers.copy_at": "jäljennös: {place}",
    "transfers.controller": (
        "Rekisterinpitäjä on sijoittautunut EU:n ja ETA:n ulkopuolelle, ja tietoja käsitellään "
        "sen maassa ({country})."
    ),
    "people.customers": "asiakkaiden ja partnerien yhteyshenkilöt sekä median edustajat",
    "people.prospects": "potentiaalisten asiakkaiden yhteyshenkilöt",
    "start.recorded": "tiedon kirjaaminen",
    "start.last_activity": "viimeisin yhteydenotto tai muu asiointi",
    # The legitimate interests; where the two registers have the same, it is said once
    "interests.intro": (
        "Kun käsittely perustuu oikeutettuun etuun, rekisterinpitäjän etu on seuraava:"
    ),
    "interest.customers.relationship_management": (
        "liiketoiminnalle tarpeelliset, pysyvät suhteet asiakkaisiin, partnereihin ja mediaan"
    ),
    "interest.prospects.relationship_management": "uusien asiakkaiden löytäminen",
    "interest.follow_up": "liiketoiminnan kehittymisen seuraaminen",
    "interest.customer_communication": "tiedottaminen siitä, mikä koskee keskinäistä asiointia",
    "interest.customer_survey": "tiedon saaminen siitä, mitä tuotteista ja palveluista ajatellaan",
    "interest.customers.marketing": (
        "myynnin ylläpitäminen ja kasvattaminen niiden keskuudessa, jotka jo asioivat "
        "rekisterinpitäjän kanssa"
    ),
    "interest.prospects.marketing": (
        "uusien ostajien löytäminen niiden joukosta, joiden työtehtäviä tuotteet ja palvelut "
        "koskevat"
    ),
    "interest.event_invitation": (
        "tiedottaminen tapahtumista, joilla on merkitystä henkilön työn kannalta"
    ),
    "interest.market_research": "oman toimialan markkinoiden tunteminen",
    "interest.opinion_research": "toimialan näkemysten tunteminen",
    "interest.crisis_communication": (
        "ihmisten nopea tavoittaminen kriisissä, myös heidän omaksi edukseen"
    ),
    "interest.sales_kpi": "myynnin mittaaminen ja suunnittelu",
    "interests.none": (
        "Mikään käsittelyn tarkoituksista ei perustu oikeutettuun etuun. Estolistan pitämiseen "
        "liittyvä oikeutettu etu kerrotaan estolistan kohdalla."
    ),
    "public.web": "verkkosivuilta",
    "public.fair": "messujen julkaistuista näytteilleasettaja- ja osallistujaluetteloista",
    "sources.public": "Tietoja saadaan myös yleisesti saatavilla olevista lähteistä: {sources}.",
    "sources.not_public": (
        "Rekisterin säännönmukaisiin tietolähteisiin ei kuulu yleisesti saatavilla olevia lähteitä."
    ),
    "sources.others": (
        "Tiedot, joita ei ole saatu rekisteröidyltä itseltään, saadaan seuraavista lähteistä:"
    ),
    "sources.informed": (
        "Jos tietoja ei ole saatu rekisteröidyltä itseltään, hänelle annetaan tämä seloste "
        "kuukauden kuluessa, viimeistään silloin, kun häneen ollaan ensimmäisen kerran "
        "yhteydessä (14 artiklan 3 kohta)."
    ),
    "recipients.units": (
        "Yrityksen sisällä luetteloita annetaan vain seuraaville yksiköille. Jokaisesta "
        "rekisteristä luovutetusta luettelosta kirjataan päivämäärä, tarkoitus ja vastaanottaja."
    ),
    "recipients.joint": "Tietoja käsittelevät myös yhteisrekisterinpitäjät:",
    "recipients.processors": (
        "Tietoja käsittelevät rekisterinpitäjän lukuun ja sen ohjeiden mukaan (28 artikla):"
    ),
    "recipients.own": (
        "Tietoja käsitellään vain rekisterinpitäjän omissa järjestelmissä; henkilötietojen "
        "käsittelijöitä ei käytetä."
    ),
    "retention.unset": "kunnes käsittelyn tarkoitus on päättynyt",
    "retention.rest": "kaikki muut tiedot: kunnes käsittelyn tarkoitus on päättynyt",
    "retention.end": (
        "Tiedot poistetaan säilytysajan päätyttyä, jollei laki edellytä niiden säilyttämistä tai "
        "niitä tarvita oikeusvaateen vuoksi."
    ),
    # What is kept besides the contacts
    "suppressions.content": (
        "Rekisterin lisäksi rekisterinpitäjä pitää estolistaa, jotta kielto, peruttu tilaus "
        "tai toimimaton osoite ei unohdu. Kustakin estetystä sähköpostiosoitteesta tai "
        "puhelinnumerosta siinä on avaimella laskettu tiiviste, josta osoitetta ei voi "
        "palauttaa, sekä eston tarkoitukset, päivämäärä ja syy; nimiä tai osoitteita siinä ei "
        "ole. Osoite jätetään pois näihin tarkoituksiin tehtävistä luetteloista, ja jos se on "
        "estetty kaikkiin tarkoituksiin, sitä ei tuoda rekisteriin uudelleen."
    ),
    "suppressions.ground": (
        "Estolistan pitäminen perustuu rekisterinpitäjän lakisääteiseen velvoitteeseen noudattaa "
        "kieltoja ja suostumuksen peruutuksia (6 artiklan 1 kohdan c alakohta, 7 artiklan 3 "
        "kohta ja 21 artiklan 3 kohta). Kun osoite ei toimi tai rekisterinpitäjä on itse estänyt "
        "sen, peruste on rekisterinpitäjän oikeutettu etu olla lähettämättä viestejä turhaan tai "
        "väärälle henkilölle (6 artiklan 1 kohdan f alakohta)."
    ),
    "suppressions.time": (
        "Estolistan tiedoilla ei ole määräaikaa, ja ne säilyvät, vaikka henkilön muut tiedot "
        "poistetaan: muuten kielto unohtuisi. Ne poistetaan, kun henkilö pyytää, että häneen "
        "otetaan taas yhteyttä, tai kun estolle ei enää ole syytä."
    ),
    "history": (
        "Rekisterin jokaisesta muutoksesta säilytetään muutoshistoria. Poistettu tai oikaistu "
        "tieto ei ole enää käytössä, mutta se säilyy muutoshistoriassa, jota käytetään vain "
        "muutosten jäljittämiseen, aiempien luetteloiden tarkistamiseen ja rekisteröityjen "
        "pyyntöihin vastaamiseen. Historiasta tieto poistuu, kun henkilön kaikki tiedot "
        "poistetaan."
    ),
    "mandatory": (
        "Laki tai sopimus ei velvoita antamaan tietoja. Ilman yhteystietoja rekisterinpitäjä ei "
        "voi ottaa yhteyttä, lähettää pyydettyä aineistoa eikä hoitaa suhdetta."
    ),
    "mandatory.contract": (
        "Sopimuksen edellyttämät tiedot on annettava: ilman niitä sopimusta ei voida tehdä eikä "
        "täyttää. Muutoin laki tai sopimus ei velvoita antamaan tietoja. Ilman yhteystietoja "
        "rekisterinpitäjä ei voi ottaa yhteyttä, lähettää pyydettyä aineistoa eikä hoitaa "
        "suhdetta."
    ),
    "automated": (
        "Rekisteröidystä ei tehdä pelkästään automaattiseen käsittelyyn perustuvia päätöksiä, "
        "joilla olisi häntä koskevia oikeusvaikutuksia tai jotka vaikuttaisivat häneen vastaavalla "
        "tavalla merkittävästi (22 artikla)."
    ),
    "automated.newsletters": (
        "Uutiskirjeiden avaukset ja niiden linkkien klikkaukset kirjataan, jotta sisältö voidaan "
        "sovittaa lukijoille sopivaksi. Suoramarkkinoinnin kieltäneen henkilön avauksia ja "
        "klikkauksia ei enää kirjata."
    ),
    "security.access": (
        "Luetteloita luovutetaan rekisteristä vain nimettyyn tarkoitukseen ja nimetylle yksikölle, "
        "ja jokainen luovutus kirjataan. Jokaisesta muutoksesta säilyy tieto tekijästä ja "
        "ajankohdasta."
    ),
    "security.sealed": "Salattuina säilytetään: {sections}.",
}
