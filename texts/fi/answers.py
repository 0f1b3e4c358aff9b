"""The letters on what became of a request, in Finnish."""

TEXTS = {
    "answer.subject": "Asia: pyyntönne ({kind})",
    "answer.received": "Pyyntönne saapui meille {received}.",
    "answer.open": "Vastaamme siihen viimeistään {due}.",
    "answer.extended": (
        "Tarvitsemme sen käsittelyyn lisää aikaa ja vastaamme viimeistään {due}. Syy: {reason}"
    ),
    "answer.refused": "Emme voi toteuttaa sitä. Syy: {reason}",
    "answer.withdrawn": "Olette peruuttanut pyyntönne, ja olemme lopettaneet sen käsittelyn.",
    "answer.done.access": "Olemme vastanneet siihen: selvitys tiedoistanne on annettu Teille.",
    "answer.done.portability": (
        "Olemme antaneet Teille tiedot, jotka olette itse antanut, koneellisesti luettavassa "
        "muodossa (JSON-tiedostona)."
    ),
    "answer.done.rectification": "Olemme oikaisseet tietonne.",
    "answer.done.completion": "Olemme täydentäneet tietojanne.",
    "answer.done.objection": (
        "Olemme kirjanneet kieltonne. Emme enää käytä tietojanne tähän: {what}."
    ),
    "answer.done.restriction": (
        "Olemme rajoittaneet tietojenne käsittelyä. Peruste: {what}. Säilytämme tiedot, mutta "
        "emme ota Teihin niiden perusteella yhteyttä. Ilmoitamme Teille, ennen kuin rajoitus "
        "poistetaan."
    ),
    "answer.done.erasure": (
        "Olemme poistaneet tietonne rekistereistämme, niiden muutoshistoriasta ja varmuuskopioista."
    ),
    "answer.erasing": (
        "Olemme poistaneet tietonne rekistereistämme ja niiden muutoshistoriasta {date}. "
        "Varmistamme vielä, ettei niitä ole jäljellä kopioissa."
    ),
    "answer.partly": "Olemme toteuttaneet pyyntönne osittain.",
    "answer.lifted": "Tietojenne käsittelyn rajoitus on poistettu {date}. Syy: {reason}",
    "answer.told": (
        "Olemme ilmoittaneet asiasta yksiköillemme, jotka ovat saaneet tietojanne: {units}."
    ),
    "answer.telling": (
        "Ilmoitamme asiasta vielä näille yksiköillemme, jotka ovat saaneet tietojanne: {units}."
    ),
    "answer.ask": "Jos Teillä on kysyttävää, ottakaa yhteyttä yhteyspisteeseemme:",
    # To a unit that got a list with the person (Art. 19)
    "notice.subject": "Asia: ilmoitus henkilöstä, joka on ollut saamassanne luettelossa",
    "notice.lists": (
        "Yksikkönne on saanut luetteloita, joissa on ollut henkilö, jonka tunniste on alla."
    ),
    "notice.erasure": (
        "Hänen tietonsa on poistettu rekisteristä. Poistakaa ne myös luetteloista, niiden "
        "kopioista ja järjestelmistä, joihin ne on viety."
    ),
    "notice.rectification": (
        "Hänen tietonsa on oikaistu rekisterissä. Älkää käyttäkö luetteloiden vanhoja tietoja: "
        "poistakaa ne, ja pyytäkää tarvittaessa uusi luettelo."
    ),
    "notice.completion": (
        "Hänen tietojaan on täydennetty rekisterissä. Älkää käyttäkö luetteloiden vanhoja "
        "tietoja: poistakaa ne, ja pyytäkää tarvittaessa uusi luettelo."
    ),
    "notice.restriction": (
        "Hänen tietojensa käsittelyä on rajoitettu. Älkää ottako häneen yhteyttä luetteloiden "
        "perusteella älkääkä muuttako tai poistako tietoja."
    ),
    "notice.objection": (
        "Hän on kieltänyt tietojensa käytön. Poistakaa hänet luetteloista, älkääkä ottako "
        "häneen yhteyttä niiden perusteella."
    ),
    "notice.unit": "Yksikkö",
    "notice.ids": "Tunnisteet",
    "notice.campaigns": "Luettelot",
    "notice.dates": "Luettelojen päivät",
    "notice.confirm": (
        "Ilmoittakaa yhteyspisteellemme, kun tämä on tehty (yleinen tietosuoja-asetus (EU) "
        "2016/679, 19 artikla):"
    ),
}
