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
        "Olemme poistaneet tietonne rekistereistämme, niiden muutoshistoriasta ja "
        "varmuuskopioista."
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
}
