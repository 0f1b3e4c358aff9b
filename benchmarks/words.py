"""What invented people, firms and places are put together from, country by country."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Country:
    """Names of one country. `postal_code`: each `#` stands for a digit. `phones`: a beginning in
    E.164 and how many digits follow it."""

    code: str
    language: str
    weight: int
    given: tuple[str, ...]
    family: tuple[str, ...]
    cities: tuple[str, ...]
    streets: tuple[str, ...]
    postal_code: str
    mobile: tuple[str, int]
    landline: tuple[str, int]
    legal_form: str
    role: tuple[str, ...]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


COUNTRIES = (
    Country(
        "FI", "fi", 40,
        _words("Maija Liisa Jussi Antti Aino Eero Noora Päivi Jyrki Väinö Outi Sanna Timo Riikka"
               " Heikki Kaisa Pekka Tuuli Mikko Hilkka Juhani Elina Ville Anni Tapio Marjatta"),
        _words("Virtanen Korhonen Mäkinen Nieminen Mäkelä Hämäläinen Laine Heikkinen Koskinen"
               " Järvinen Lehtonen Saarinen Salminen Heinonen Niemi Heikkilä Kinnunen Salonen"
               " Turunen Salo Laitinen Tuominen Rantanen Karjalainen Jokinen Mattila Räsänen"),
        _words("Porvoo Helsinki Tampere Oulu Turku Kuopio Lahti Vaasa Seinäjoki Jyväskylä Mikkeli"),
        _words("Mannerheimintie Rautatienkatu Koulukatu Satamatie Hämeenkatu Teollisuustie"),
        "#####", ("+35840", 7), ("+35819", 6), "Oy",
        ("Hankintapäällikkö", "Sähkötyönjohtaja", "Projektipäällikkö", "Toimitusjohtaja", "Ostaja"),
    ),
    Country(
        "SE", "sv", 18,
        _words("Göran Åsa Björn Ingrid Lars Karin Örjan Märta Nils Elsa Håkan Astrid Sven Maja"),
        _words("Lindström Åkerlund Öberg Johansson Sjöberg Nyström Bergström Hägg Ekdahl Wikström"
               " Söderström Åström Dahl Lund Forsberg Holmgren"),
        _words("Göteborg Malmö Västerås Örebro Umeå Luleå Norrköping Helsingborg Jönköping"),
        _words("Storgatan Kungsgatan Järnvägsgatan Skolgatan Hamngatan Industrigatan"),
        "### ##", ("+4670", 7), ("+468", 8), "AB",
        ("Inköpschef", "Elkonstruktör", "Projektledare", "Driftchef", "Verkställande direktör"),
    ),
    Country(
        "NO", "nb", 9,
        _words("Torbjørn Ingrid Øystein Kari Bjørn Åse Håvard Solveig Jørgen Ragnhild"),
        _words("Hansen Ødegård Sørensen Bråten Solbakken Kjær Lie Næss Tangen Myklebust"),
        _words("Tromsø Bergen Stavanger Bodø Drammen Ålesund Trondheim"),
        _words("Storgata Breigata Havnegata Kirkeveien Industriveien"),
        "####", ("+479", 7), ("+472", 7), "AS", ("Innkjøpssjef", "Driftsleder", "Prosjektleder"),
    ),
    Country(
        "DK", "da", 6,
        _words("Søren Mette Jørgen Kirsten Åge Bente Anders Lærke"),
        _words("Nielsen Østergaard Sørensen Kjær Bæk Møller Holm Dahlgaard"),
        _words("Aarhus Odense Aalborg Esbjerg Randers Køge Helsingør"),
        _words("Havnevej Skolegade Jernbanegade Industrivej Nørregade"),
        "####", ("+452", 7), ("+453", 7), "A/S", ("Indkøbschef", "Elinstallatør", "Projektleder"),
    ),
    Country(
        "EE", "et", 9,
        _words("Mart Jüri Õie Külli Tõnu Piret Ülo Kaarel Riina Sirje"),
        _words("Tamm Jõeäär Saar Mägi Kõiv Pärn Rebane Õunapuu Kütt Põld"),
        _words("Tallinn Tartu Pärnu Narva Võru Rakvere Kuressaare"),
        _words("Pikk Peterburi Sõpruse Raudtee Mere"),
        "#####", ("+3725", 7), ("+3726", 6), "OÜ", ("Hankejuht", "Elektriinsener", "Juhataja"),
    ),
    Country(
        "LV", "lv", 6,
        _words("Jānis Anete Kristīne Pēteris Ilze Mārtiņš Zane Guntis"),
        _words("Bērziņš Kalniņš Ozoliņa Grāvīte Liepiņš Krūmiņa Zariņš"),
        _words("Rīga Jelgava Liepāja Valmiera Cēsis Daugavpils"),
        _words("Brīvības Lielā Rūpniecības Dzelzceļa Skolas"),
        "LV-####", ("+3712", 7), ("+3716", 7), "SIA", ("Iepirkumu vadītāja", "Inženieris"),
    ),
    Country(
        "LT", "lt", 5,
        _words("Jonas Rūta Žydrūnas Eglė Mindaugas Živilė Šarūnas Daiva"),
        _words("Kazlauskas Žukauskienė Petrauskas Šimkus Vaičiūnaitė Jankauskas"),
        _words("Vilnius Kaunas Klaipėda Šiauliai Panevėžys"),
        _words("Gedimino Laisvės Pramonės Taikos Vytauto"),
        "#####", ("+3706", 7), ("+3705", 7), "UAB", ("Pirkimų vadovas", "Inžinierius"),
    ),
    Country(
        "PL", "pl", 4,
        _words("Łukasz Małgorzata Paweł Agnieszka Żaneta Stanisław Grażyna"),
        _words("Wójcik Kowalczyk Zieliński Dąbrowska Wiśniewski Łuczak Żak"),
        _words("Gdańsk Łódź Wrocław Poznań Gdynia Kraków"),
        _words("Długa Przemysłowa Kolejowa Główna Portowa"),
        "##-###", ("+4850", 7), ("+4858", 7), "S.A.", ("Kierownik zakupów", "Projektant"),
    ),
    Country(
        "DE", "de", 3,
        _words("Jürgen Käthe Günther Björn Sabine Jörg Ulrike Grete"),
        _words("Müller Schröder Weiß Köhler Jäger Groß Schäfer Böhm"),
        _words("Lübeck Kiel Rostock Münster Würzburg Düsseldorf"),
        _words("Hauptstraße Bahnhofstraße Hafenstraße Lindenallee"),
        "#####", ("+49151", 8), ("+49451", 6), "GmbH", ("Einkäuferin", "Elektromeister"),
    ),
)  # fmt: skip

TRADES = _words(
    "Sähkö Voima Virta Valo Verkko Kaapeli Elinstallation Kraft Ljus Energi Elekter Võrgud Enerģija"
    " Energija Elektro Licht Netz Solar Wind Charge Pump Panel Switch Cable"
)
KINDS_OF_FIRM = _words(
    "Asennus Service Projekt Technik Group Partner Works Supply Design Nord Balt"
)

SUMMARIES = (
    "Wants a quote for joint boxes before the summer stop.",
    "Pyytää tarjouksen: 200 liitintä, toimitus kahdessa erässä.",
    "Frågade om leveranstider för kabelavslut. Ring igen i höst.",
    "Küsis pakendi kaalu, mitte hinda.",
    "Visited the stand; took the catalogue and asked about chargers.",
    "Ønsker tegninger i målestokk 1:50.",
    "Prosi o kartę katalogową i próbkę.",
    "Sopi palaverin; kesäkuu ei käy, heinäkuu käy.",
    "Reklamierte eine Lieferung, ist mit dem Ersatz zufrieden.",
    "Lūdza cenu lapu: pārbūve sāksies pavasarī.",
)

CATALOGUES = ("fi", "sv", "en", "pl")
SEGMENTS = _words(
    "electrical-contractor installer utility wholesaler panel-builder ev-charging planner"
    " housing-company municipality solar wind aquaculture"
)
PROJECTS = _words("solar-park fish-farm heat-pumps wind-park ev-charging housing data-centre")
COLLEAGUES = _words("liisa.korhonen oskar.lindqvist kaarel.magi ingrid.solbakken")
AUTHORS = (
    "Liisa Korhonen <liisa.korhonen@ensto.example>",
    "Oskar Lindqvist <oskar.lindqvist@ensto.example>",
    "Kaarel Mägi <kaarel.magi@ensto.example>",
    "Ingrid Solbakken <ingrid.solbakken@ensto.example>",
    "ERP import <erp@ensto.example>",
)
