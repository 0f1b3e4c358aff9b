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
    # Sources, disclosures, transfers, and what else the documents say of it
    "source.self": "Henkilötiedot kerätään lähtökohtaisesti rekisteröidyltä itseltään",
    "source.erp": "Rekisterinpitäjän toiminnanohjausjärjestelmä (ERP)",
    "source.own_activity": "Rekisterinpitäjän oma toiminta",
    "source.web": "verkko",
    "source.fair": "messut",
    "disclosures": "Tietoja luovutetaan vain rekisterinpitäjän yrityksen sisällä.",
    "transfers": "Tietoja ei siirretä EU:n eikä ETA:n ulkopuolelle.",
    "people.customers": "asiakkaiden ja partnerien yhteyshenkilöt sekä median edustajat",
    "people.prospects": "potentiaalisten asiakkaiden yhteyshenkilöt",
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
    "security.access": (
        "Luetteloita luovutetaan rekisteristä vain nimettyyn tarkoitukseen ja nimetylle yksikölle, "
        "ja jokainen luovutus kirjataan. Jokaisesta muutoksesta säilyy tieto tekijästä ja "
        "ajankohdasta."
    ),
    "security.sealed": "Salattuina säilytetään: {sections}.",
}
