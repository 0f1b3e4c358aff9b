"""The letters to a person, in Finnish."""

TEXTS = {
    "letter.subject": "Asia: pyyntönne saada pääsy henkilötietoihinne",
    "letter.date": "{date}",
    "letter.greeting": "Hyvä {name}",
    "letter.request": (
        "Pyyntönne saapui meille {received}. Lain mukaan siihen on vastattava viimeistään "
        "{due}. Vastauksemme on tämän kirjeen liitteenä."
    ),
    "letter.general": (
        "Vastauksemme on tämän kirjeen liitteenä. Pyyntöön vastataan kuukauden kuluessa sen "
        "saapumisesta (yleinen tietosuoja-asetus (EU) 2016/679, 12 artiklan 3 kohta)."
    ),
    "letter.none": "Hakumme ja sen tulos on kerrottu liitteenä olevassa selvityksessä.",
    "letter.enclosed": "Liitteet:",
    "letter.report": "selvitys ”{title}”",
    "letter.copy": "samat tiedot koneellisesti luettavassa muodossa (JSON-tiedosto)",
    "letter.copy_on_request": (
        "Saatte samat tiedot pyynnöstä myös koneellisesti luettavassa muodossa (JSON-tiedostona). "
        "Kertokaa yhteyspisteellemme, lähetämmekö tiedoston sähköpostitse vai suojattuna "
        "latauslinkkinä."
    ),
    "letter.ask": (
        "Pyydämme Teitä tarkistamaan tiedot. Jos niissä on virheitä tai puutteita tai jos "
        "Teillä on kysyttävää, ottakaa yhteyttä yhteyspisteeseemme:"
    ),
    "letter.ask_none": (
        "Jos arvelette, että meillä on tietojanne toisella nimellä tai toisissa yhteystiedoissa, "
        "tai jos Teillä on kysyttävää, ottakaa yhteyttä yhteyspisteeseemme:"
    ),
    "letter.closing": "Kunnioittavasti",
    # What a refusal must tell (GDPR Art. 12(4), 77, 79). It is no legal advice: a lawyer of the
    # controller has the last word on the letter
    "letter.remedies": (
        "Voitte tehdä päätöksestämme valituksen valvontaviranomaiselle. Meidän "
        "valvontaviranomaisemme: {authority}. Voitte tehdä valituksen myös siinä EU- tai "
        "ETA-maassa, jossa asutte tai työskentelette tai jossa katsotte oikeuksianne rikotun. "
        "Voitte lisäksi saattaa asian tuomioistuimen käsiteltäväksi."
    ),
}
