"""The report to a person on the data about them, in Finnish."""

TEXTS = {
    "report.title": "Teitä koskevat henkilötiedot rekistereissämme",
    "report.summary": "Yhteenveto",
    "report.held": (
        "Käsittelemme Teitä koskevia henkilötietoja. Tässä selvityksessä on jäljennös tiedoista "
        "ja tieto siitä, miten niitä käsitellään (yleinen tietosuoja-asetus (EU) 2016/679, 15 "
        "artikla)."
    ),
    "report.gone": "Tietonne on poistettu rekisteristä, mutta ne ovat vielä sen muutoshistoriassa.",
    "report.copy": "Samat tiedot saa myös koneellisesti luettavassa muodossa (JSON-tiedostona).",
    "report.date": "Selvityksen päivämäärä",
    "report.registers": "Rekisterit, joissa tietojanne on",
    "report.contact": "Yhteyspiste",
    "report.data": "Tietonne: {name}",
    "report.person": "Henkilö- ja yhteystiedot",
    "report.permission": "Oikeusperusteet, kiellot ja rajoitukset",
    "report.dealings": "Yhteydenotot, kyselyt ja uutiskirjeet",
    "report.origin": "Tietojen lähteet ja asiakirjat",
    "report.sealed": (
        "Tiedot säilytetään salattuina, eikä niitä näytetä tässä selvityksessä. Voitte pyytää "
        "ne yhteyspisteestämme."
    ),
    "report.own_code": "”{name}”",
    "report.own_codes": "Lainausmerkeissä olevat nimet ovat rekisterimme omia lyhyitä tunnuksia.",
    "report.annex": "Liite {number}: {name}",
    "report.in_annex": "Kaikki merkinnät ovat liitteessä {number}.",
    "report.by_year": "{name} vuosittain",
    "report.total": "Yhteensä",
    "report.sent": "Lähetetty",
    "report.opened": "Avattu",
    "report.clicked": "Linkkejä klikattu",
    "report.disclosures": "Luettelot, joissa tietonne ovat olleet",
    "report.disclosed": (
        "Tietonne ovat olleet seuraavissa luetteloissa. Ne on luovutettu vain yrityksemme "
        "omille yksiköille."
    ),
    "report.undisclosed": "Tietojanne ei ole luovutettu missään luettelossa.",
    "report.campaign": "Kampanja",
    "report.recipient": "Vastaanottaja",
    "report.columns": "Luovutetut tiedot",
    "report.lists": "Luetteloita",
    "report.requests": "Pyyntönne",
    "report.about": "Pyynnön aihe",
    "report.received": "Saapunut",
    "report.due": "Vastattava viimeistään",
    "report.outcome": "Lopputulos",
    "report.open": "käsittelyssä",
    "report.kept_out": "Estetyt osoitteet",
    "report.hashed": (
        "Jotta osoitteenne ei palaisi luetteloihimme, säilytämme siitä avaimella lasketun "
        "tiivisteen. Osoitetta ei voi palauttaa tiivisteestä."
    ),
    "report.unknown": (
        "Osoitteidenne mahdollisia estoja ei voitu tarkistaa, kun tämä selvitys laadittiin."
    ),
    "report.every": "kaikki tarkoitukset",
    "report.history": "Tietojenne muutokset",
    "report.changes": "Muutokset uusimmasta alkaen",
    "report.unnamed": (
        "Muutoksista ilmoitetaan ajankohta ja sisältö. Tietoja käsitelleiden työntekijöiden "
        "nimiä ei ilmoiteta."
    ),
    "report.no_history": "Tässä rekisterin kopiossa ei ole muutoshistoriaa.",
    "report.unchanged": "Muutoksia ei ole kirjattu.",
    "report.what": "Tieto",
    "report.before": "Ennen",
    "report.after": "Jälkeen",
    "report.handler": "Käsittelijä",
    "report.file": "Tiedosto",
    "report.unreadable": "ei luettavissa",
    "report.processing": "Tietojenne käsittely: {name}",
    "report.exercise": (
        "Voitte käyttää oikeuksianne ottamalla vapaamuotoisesti yhteyttä tässä selvityksessä "
        "mainittuun yhteyspisteeseen, esimerkiksi sähköpostitse, puhelimitse tai kirjeitse. "
        "Oikeuksien käyttäminen on maksutonta."
    ),
}
