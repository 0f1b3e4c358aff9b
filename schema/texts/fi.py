"""The texts in Finnish."""

from __future__ import annotations

from schema.texts.parts import Texts
from schema.texts.subject_fi import SUBJECT

_FIELDS = {
    "id": "Tunniste",
    "kind": "Rekisteröityjen ryhmä",
    "organisation": "Organisaatio",
    "given_name": "Etunimi",
    "family_name": "Sukunimi",
    "role": "Työtehtävä",
    "language": "Asiointikieli",
    "emails": "Sähköpostiosoitteet",
    "Email.address": "Sähköpostiosoite",
    "address": "Osoite",
    "use": "Käyttö",
    "shared_with": "Osoitteen muut käyttäjät",
    "phones": "Puhelinnumerot",
    "number": "Numero",
    "street": "Katuosoite",
    "postal_code": "Postinumero",
    "city": "Postitoimipaikka",
    "country": "Maa",
    "responsible": "Yhteyshenkilömme",
    "lawful_basis": "Käsittelyn oikeusperusteet",
    "basis": "Oikeusperuste",
    "since": "Alkaen",
    "purpose": "Käsittelyn tarkoitus",
    "channels": "Viestintätavat",
    "evidence": "Näyttö suostumuksesta",
    "withdrawn": "Suostumus peruutettu",
    "objections": "Kiellot",
    "against": "Kiellon kohde",
    "request": "Pyynnön tunniste",
    "restriction": "Käsittelyn rajoittaminen",
    "ground": "Rajoittamisen peruste",
    "holds": "Säilytysajan pidennykset",
    "reason": "Syy",
    "until": "Päättyy",
    "note": "Lisätieto",
    "informed": "Tietosuojaselosteen antamispäivä",
    "statements": "Rekisteröidyn lisäselvitykset",
    "text": "Teksti",
    "segments": "Kohderyhmät",
    "publications": "Julkaisut",
    "outlets": "Tiedotusvälineet",
    "interactions": "Yhteydenotot",
    "date": "Päivämäärä",
    "channel": "Yhteydenottotapa",
    "summary": "Aihe",
    "by": "Edustajamme",
    "surveys": "Asiakaskyselyjen vastaukset",
    "research": "Markkina- ja mielipidetutkimusten vastaukset",
    "survey": "Kysely",
    "answered": "Vastauspäivä",
    "results": "Vastaukset",
    "newsletters": "Uutiskirjeet",
    "issue": "Uutiskirjeen numero",
    "sent": "Lähetyspäivä",
    "opens": "Avaukset",
    "clicks": "Klikkaukset",
    "sources": "Tietojen lähteet",
    "source": "Lähde",
    "detail": "Tarkenne",
    "key": "Tunniste lähteessä",
    "Source.date": "Saantipäivä",
    "documents": "Paperiasiakirjat",
    "PaperDocument.kind": "Asiakirjan laji",
    "location": "Säilytyspaikka",
    "project_type": "Projektityyppi",
    "sales": "Myyntitiedot",
    "estimated_sales": "Arvio myyntimäärästä",
    # Inside the sealed sections
    "period": "Kausi",
    "amount": "Määrä",
    "currency": "Valuutta",
    "product_group": "Tuoteryhmä",
    "year": "Vuosi",
    "confidence": "Arvion varmuus",
    # Columns of lists that are no fields
    "email": "Sähköpostiosoite",
    "phone": "Puhelinnumero",
    "permission_basis": "Yhteydenoton peruste",
    "recipient_class": "Vastaanottajan asema",
}

_WORDS = {
    "RegisterName": {
        "customers": "asiakkuus- ja partnerirekisteri, mediarekisteri",
        "prospects": "potentiaalisten asiakkaiden rekisteri",
    },
    "Kind": {
        "customer": "asiakas",
        "partner": "partneri",
        "media": "media",
        "prospect": "potentiaalinen asiakas",
    },
    "Purpose": {
        "customer_communication": "asiakasviestintä",
        "customer_survey": "asiakaskyselyt",
        "marketing": "markkinointi",
        "event_invitation": "tapahtumakutsut",
        "market_research": "markkinatutkimus",
        "opinion_research": "mielipidetutkimus",
        "crisis_communication": "kriisiviestintä",
    },
    "ProcessingPurpose": {
        "relationship_management": "suhteen luominen, ylläpitäminen ja kehittäminen",
        "follow_up": "yhteisen toiminnan seuranta",
        "customer_communication": "asiakasviestintä",
        "customer_survey": "asiakaskyselyt",
        "marketing": "markkinointi",
        "event_invitation": "tapahtumakutsut",
        "market_research": "markkinatutkimus",
        "opinion_research": "mielipidetutkimus",
        "crisis_communication": "kriisiviestintä",
        "sales_kpi": "myynnin tunnusluvut",
    },
    "Channel": {
        "email": "sähköposti",
        "phone": "puhelin",
        "sms": "tekstiviesti",
        "post": "posti",
    },
    "Basis": {
        "consent": "suostumus",
        "customer_relationship": "asiakassuhde",
        "partner_relationship": "partnerisuhde",
        "law": "lakisääteinen velvoite",
        "legitimate_interest": "oikeutettu etu",
    },
    "ObjectionKind": {
        "direct_advertising": "suoramainonta",
        "distance_selling": "etämyynti",
        "other_direct_marketing": "muu suoramarkkinointi",
        "market_research": "markkinatutkimus",
        "opinion_research": "mielipidetutkimus",
    },
    "RestrictionGround": {
        "accuracy_contested": "rekisteröity kiistää tietojen paikkansapitävyyden",
        "unlawful_processing": "lainvastainen käsittely",
        "legal_claims": "oikeusvaateen laatiminen, esittäminen tai puolustaminen",
        "objection_pending": "vastustamista selvitetään",
    },
    "SourceKind": {
        "self": "rekisteröity itse",
        "erp": "toiminnanohjausjärjestelmä (ERP)",
        "web": "verkko",
        "fair": "messut",
        "own_activity": "oma toiminta",
    },
    "HoldReason": {
        "legal_claim": "oikeusvaade",
        "bookkeeping": "kirjanpito",
        "contract": "sopimus",
        "other": "muu syy",
    },
    "InteractionChannel": {
        "email": "sähköposti",
        "phone": "puhelin",
        "meeting": "tapaaminen",
        "fair": "messut",
        "web": "verkko",
        "letter": "kirje",
        "other": "muu",
    },
    "Use": {
        "work": "työkäyttö",
        "personal": "henkilökohtainen käyttö",
    },
    "DocumentKind": {
        "contract": "sopimus",
        "consent": "suostumus",
        "request": "pyyntö",
        "other": "muu",
    },
    "RequestKind": {
        "access": "pääsy tietoihin",
        "rectification": "tietojen oikaiseminen",
        "completion": "tietojen täydentäminen",
        "erasure": "tietojen poistaminen",
        "restriction": "käsittelyn rajoittaminen",
        "objection": "käsittelyn vastustaminen",
        "portability": "tietojen siirtäminen järjestelmästä toiseen",
    },
    "RequestChannel": {
        "letter": "kirje",
        "email": "sähköposti",
        "phone": "puhelin",
        "in_person": "käynti",
        "web": "verkko",
        "own_initiative": "oma-aloitteinen poisto",
    },
    "Outcome": {
        "fulfilled": "toteutettu",
        "partly_fulfilled": "toteutettu osittain",
        "refused": "evätty",
        "withdrawn": "peruutettu",
        "erased": "tiedot poistettu",
    },
    "SuppressionReason": {
        "objection": "kielto",
        "unsubscribe": "tilauksen peruutus",
        "bounce": "viestejä ei voitu toimittaa",
        "manual": "rekisterinpitäjän esto",
    },
    "RetentionCategory": {
        "contact": "kaikki yhteyshenkilön tiedot",
        "interactions": "yhteydenotot",
        "surveys": "asiakaskyselyjen vastaukset",
        "research": "markkina- ja mielipidetutkimusten vastaukset",
        "newsletters": "uutiskirjeet avauksineen ja klikkauksineen",
    },
    "RetentionTrigger": {
        "recorded": "tiedon kirjaamisesta",
        "last_activity": "viimeisimmästä tapahtumasta",
    },
}

_SENTENCES = {
    # Titles
    "title.description": "Rekisteriseloste: {name}",
    "title.notice": "Tietosuojaseloste: {name}",
    "title.record": "Seloste käsittelytoimista: {name}",
    # Labels
    "label.name": "Nimi",
    "label.address": "Osoite",
    "label.phone": "Puhelin",
    "label.email": "Sähköposti",
    "label.role": "Yhteyshenkilö",
    # The nine headings of the register description
    "description.controller": "1. Rekisterinpitäjä",
    "description.contact": "2. Yhteyshenkilö rekisteriä koskevissa asioissa",
    "description.name": "3. Rekisterin nimi",
    "description.purpose": "4. Henkilötietojen käsittelyn tarkoitus",
    "description.content": "5. Rekisterin tietosisältö",
    "description.sources": "6. Säännönmukaiset tietolähteet",
    "description.disclosures": "7. Tietojen säännönmukaiset luovutukset",
    "description.transfers": "8. Tietojen siirto EU:n tai ETA:n ulkopuolelle",
    "description.protection": "9. Rekisterin suojaamisen periaatteet",
    "description.manual": "A: Manuaaliset aineistot",
    "description.it": "B: ATK:lla käsiteltävät tiedot",
    "description.rights": "Rekisteröidyn oikeudet",
    # What a register is kept for
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
    "purpose.customers.event_invitation": "rekisterinpitäjän tapahtumista tiedottaminen",
    "purpose.customers.market_research": "markkinatutkimusten lähettäminen",
    "purpose.customers.opinion_research": "mielipidetutkimusten lähettäminen",
    "purpose.customers.crisis_communication": (
        "kriisiviestintä: yhteydenotto mahdollisessa kriisitilanteessa"
    ),
    "purpose.customers.sales_kpi": "myynnin tunnusluvut (KPI)",
    "purpose.prospects.relationship_management": "asiakassuhteiden luominen",
    "purpose.prospects.follow_up": (
        "potentiaalisten asiakkaiden kanssa harjoitetun toiminnan seuranta"
    ),
    "purpose.prospects.customer_communication": ("viestintä potentiaalisille asiakkaille"),
    "purpose.prospects.customer_survey": "kyselyjen lähettäminen potentiaalisille asiakkaille",
    "purpose.prospects.marketing": (
        "tuotteiden ja palvelujen markkinointi potentiaalisille asiakkaille"
    ),
    "purpose.prospects.event_invitation": "rekisterinpitäjän tapahtumista tiedottaminen",
    "purpose.prospects.market_research": "markkinatutkimusten lähettäminen",
    "purpose.prospects.opinion_research": "mielipidetutkimusten lähettäminen",
    "purpose.prospects.crisis_communication": (
        "kriisiviestintä: yhteydenotto mahdollisessa kriisitilanteessa"
    ),
    "purpose.prospects.sales_kpi": "myynnin tunnusluvut (KPI)",
    "purpose.bases": (
        "Henkilötietojen käsittely perustuu yleisen tietosuoja-asetuksen (EU) 2016/679 6 "
        "artiklaan. Oikeusperusteet ovat:"
    ),
    # The grounds, with their place in the law
    "basis.consent": "rekisteröidyn suostumus (6 artiklan 1 kohdan a alakohta)",
    "basis.customer_relationship": (
        "asiakassuhde: sopimuksen täytäntöönpano tai oikeutettu etu (6 artiklan 1 kohdan b tai f "
        "alakohta)"
    ),
    "basis.partner_relationship": (
        "partnerisuhde: sopimuksen täytäntöönpano tai oikeutettu etu (6 artiklan 1 kohdan b tai f "
        "alakohta)"
    ),
    "basis.law": "laki: rekisterinpitäjän lakisääteinen velvoite (6 artiklan 1 kohdan c alakohta)",
    "basis.legitimate_interest": (
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
    # Sources, disclosures, transfers
    "source.self": "Henkilötiedot kerätään lähtökohtaisesti rekisteröidyltä itseltään",
    "source.erp": "Rekisterinpitäjän toiminnanohjausjärjestelmä (ERP)",
    "source.own_activity": "Rekisterinpitäjän oma toiminta",
    "source.web": "verkko",
    "source.fair": "messut",
    "disclosures": "Tietoja luovutetaan vain rekisterinpitäjän yrityksen sisällä.",
    "transfers": "Tietoja ei siirretä EU:n eikä ETA:n ulkopuolelle.",
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
    # The notice
    "notice.intro": (
        "Tässä selosteessa kerrotaan, miten rekisterissä olevia henkilötietoja käsitellään ja mitä "
        "oikeuksia rekisteröidyllä on (yleinen tietosuoja-asetus (EU) 2016/679, 13 ja 14 artikla)."
    ),
    "notice.controller": "1. Rekisterinpitäjä",
    "notice.contact": "2. Yhteyspiste",
    "notice.people": "3. Rekisteröityjen ryhmät",
    "notice.purposes": "4. Käsittelyn tarkoitukset ja oikeusperusteet",
    "notice.interests": "5. Oikeutetut edut",
    "notice.content": "6. Käsiteltävät henkilötiedot",
    "notice.sources": "7. Mistä tiedot saadaan",
    "notice.recipients": "8. Tietojen vastaanottajat",
    "notice.transfers": "9. Tietojen siirto EU:n tai ETA:n ulkopuolelle",
    "notice.retention": "10. Tietojen säilytysaika",
    "notice.rights": "11. Rekisteröidyn oikeudet",
    "notice.exercise": "12. Oikeuksien käyttäminen",
    "notice.complaint": "13. Valitus valvontaviranomaiselle",
    "notice.mandatory": "14. Onko tietojen antaminen pakollista",
    "notice.automated": "15. Automaattinen päätöksenteko ja profilointi",
    "notice.protection": "16. Tietojen suojaaminen",
    "people.customers": "asiakkaiden ja partnerien yhteyshenkilöt sekä median edustajat",
    "people.prospects": "potentiaalisten asiakkaiden yhteyshenkilöt",
    "column.register": "Rekisteri",
    "column.controller": "Rekisterinpitäjä",
    "column.purpose": "Käsittelyn tarkoitus",
    "column.bases": "Oikeusperuste",
    "column.people": "Rekisteröityjen ryhmät",
    "column.content": "Henkilötietoryhmät",
    "column.sources": "Tietolähteet",
    "column.recipients": "Vastaanottajat",
    "column.transfers": "Siirrot kolmansiin maihin",
    "column.retention": "Tietojen poistamisen määräajat",
    "column.security": "Turvatoimet",
    "column.data": "Tiedot",
    "column.period": "Säilytysaika",
    "column.start": "Laskennan alku",
    "caption.purposes": "Käsittelyn tarkoitukset ja niiden oikeusperusteet",
    "caption.retention": "Säilytysajat",
    "start.recorded": "tiedon kirjaaminen",
    "start.last_activity": "viimeisin tapahtuma",
    "interests.customers": (
        "Kun käsittely perustuu oikeutettuun etuun, etuna on asiakas-, partneri- ja mediasuhteiden "
        "hoitaminen ja kehittäminen, tuotteiden ja palvelujen markkinointi, liiketoiminnan "
        "seuranta sekä tavoitettavuus kriisitilanteessa."
    ),
    "interests.prospects": (
        "Kun käsittely perustuu oikeutettuun etuun, etuna on asiakassuhteiden luominen, tuotteiden "
        "ja palvelujen markkinointi henkilöille, joiden työtehtäviä ne koskevat, sekä markkinoiden "
        "tunteminen."
    ),
    "interests.none": "Käsittely ei perustu oikeutettuun etuun.",
    "sources.others": "Tiedot, joita ei ole saatu rekisteröidyltä itseltään, saadaan seuraavista:",
    "sources.informed": (
        "Jos tietoja ei ole saatu rekisteröidyltä itseltään, hänelle annetaan tämä seloste "
        "kuukauden kuluessa, viimeistään silloin, kun häneen ollaan ensimmäisen kerran yhteydessä "
        "(14 artiklan 3 kohta)."
    ),
    "recipients.units": (
        "Tietoja luovutetaan vain rekisterinpitäjän yrityksen sisällä alla mainituille yksiköille. "
        "Jokaisesta rekisteristä luovutetusta luettelosta kirjataan päivämäärä, tarkoitus ja "
        "vastaanottaja."
    ),
    "retention.unset": "kunnes käsittelyn tarkoitus on päättynyt",
    "retention.end": (
        "Tiedot poistetaan tai tehdään tunnistamattomiksi säilytysajan päätyttyä, jollei laki "
        "edellytä niiden säilyttämistä tai niitä tarvita oikeusvaateen vuoksi."
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
        "Vastustamisoikeus: vastustaa henkilökohtaiseen erityiseen tilanteeseensa liittyvällä "
        "perusteella oikeutettuun etuun perustuvaa käsittelyä (21 artiklan 1 kohta)."
    ),
    "right.marketing": (
        "Kielto-oikeus: kieltää milloin tahansa ja perusteluja esittämättä tietojensa käsittely "
        "suoramainontaa, etämyyntiä ja muuta suoramarkkinointia ja siihen liittyvää profilointia "
        "sekä markkina- ja mielipidetutkimusta varten. Käsittely tähän tarkoitukseen lopetetaan "
        "(21 artiklan 2 ja 3 kohta)."
    ),
    "right.withdrawal": (
        "Oikeus peruuttaa suostumus: peruuttaa suostumus milloin tahansa yhtä helposti kuin se on "
        "annettu. Peruuttaminen ei vaikuta ennen sitä suoritetun käsittelyn lainmukaisuuteen (7 "
        "artiklan 3 kohta)."
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
        "Rekisteröidyllä, joka katsoo käsittelyn rikkovan lakia, on oikeus tehdä valitus "
        "valvontaviranomaiselle erityisesti siinä jäsenvaltiossa, jossa hänen vakinainen "
        "asuinpaikkansa tai työpaikkansa on tai jossa väitetty rikkominen on tapahtunut (77 "
        "artikla). Suomessa valvontaviranomainen on tietosuojavaltuutettu: Tietosuojavaltuutetun "
        "toimisto, PL 800, 00531 Helsinki, tietosuoja@om.fi, puhelin 029 566 6700, tietosuoja.fi."
    ),
    "mandatory": (
        "Laki tai sopimus ei velvoita antamaan tietoja. Ilman yhteystietoja rekisterinpitäjä ei "
        "voi ottaa yhteyttä, lähettää pyydettyä aineistoa eikä hoitaa suhdetta."
    ),
    "automated": (
        "Rekisteröidystä ei tehdä pelkästään automaattiseen käsittelyyn perustuvia päätöksiä, "
        "joilla olisi häntä koskevia oikeusvaikutuksia tai jotka vaikuttaisivat häneen vastaavalla "
        "tavalla merkittävästi (22 artikla)."
    ),
    "automated.newsletters": (
        "Uutiskirjeiden avaukset ja niiden linkkien klikkaukset kirjataan, jotta sisältö voidaan "
        "sovittaa lukijoille sopivaksi. Suoramarkkinoinnin kieltäneen henkilön avauksia ja "
        "klikkauksia ei enää seurata."
    ),
    # The record
    "record.intro": (
        "Yleisen tietosuoja-asetuksen (EU) 2016/679 30 artiklan 1 kohdan mukainen seloste "
        "käsittelytoimista."
    ),
    "record.controller": "Rekisterinpitäjä ja yhteyspiste",
    "record.common": "Kaikille rekisterin käsittelytarkoituksille yhteistä",
    "record.registers": "kaikki rekisterit",
    "security.access": (
        "Luetteloita luovutetaan rekisteristä vain nimettyyn tarkoitukseen ja nimetylle yksikölle, "
        "ja jokainen luovutus kirjataan. Jokaisesta muutoksesta säilyy tieto tekijästä ja "
        "ajankohdasta."
    ),
    "security.sealed": "Salattuina säilytetään: {sections}.",
}

TEXTS = Texts(_FIELDS, _WORDS, {**_SENTENCES, **SUBJECT})
