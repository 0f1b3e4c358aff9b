"""What a report to a person says of the search for their data, in Finnish."""

TEXTS = {
    "search.none": (
        "Meillä ei ole Teitä koskevia henkilötietoja. Alla mainittuja tietoja on haettu "
        "kummastakin rekisteristä, kaikista rekisterien muista tiedostoista ja niiden kaikista "
        "aiemmista versioista, myös poistetuista tiedoista."
    ),
    "search.unsure": (
        "Emme löytäneet Teitä koskevia henkilötietoja, mutta kaikkea ei voitu käydä läpi. Alla "
        "kerrotaan, mitä ei ole käyty läpi."
    ),
    "search.only_blocked": (
        "Rekistereissämme ei ole Teitä koskevia merkintöjä. Säilytämme kuitenkin osoitteestanne "
        "tai numerostanne avaimella lasketun tiivisteen, jotta Teihin ei oteta yhteyttä: ks. "
        "kohta Estetyt osoitteet."
    ),
    "search.only_elsewhere": (
        "Rekistereissämme ei ole omaa merkintää Teistä. Tietonne esiintyy kuitenkin muualla: ks. "
        "kohta Muut paikat, joissa tietonne esiintyy."
    ),
    "search.only_requests": "Meillä on Teistä vain merkinnät tekemistänne pyynnöistä.",
    "search.title": "Mitä on haettu ja mistä",
    "search.terms": "Haetut tiedot",
    "search.too_short": "{text} (ei haettu: liian lyhyt tai vain osa tiedosta)",
    "search.where": "Läpikäydyt aineistot",
    "search.everywhere": (
        "kaikki tiedostot nykyisellään ({files}); kaikki aiemmat versiot ja muutosten kuvaukset "
        "muutoshistoriassa ({objects} tallennetta, {commits} muutosta {since} alkaen)"
    ),
    "search.files": "kaikki tiedostot nykyisellään ({files})",
    "search.records": "edellä mainitut merkinnät muutoksineen",
    "search.not_looked": "Läpikäymättä",
    "search.blind.no-history": "muutoshistoria: tässä rekisterin kopiossa sitä ei ole",
    "search.blind.history": "muita henkilöitä koskevat merkinnät ja muiden tiedostojen aiemmat "
    "versiot",
    "search.blind.shallow": "vanhemmat muutokset, joita tässä rekisterin kopiossa ei ole",
    "search.blind.partial": "aiempien versioiden sisältö, jota tässä rekisterin kopiossa ei ole",
    "search.blind.grafted": "muutoshistorian osat, jotka on tässä kopiossa piilotettu",
    "search.blind.single-branch": "rekisterin muut haarat",
    "search.blind.missing": "aiemmat versiot, joita tässä rekisterin kopiossa ei ole: {count}",
    "search.blind.unread": "salatut tiedostot ja muut kuin tekstitiedostot: {count}",
    "search.blind.submodule": "kansiot, jotka kuuluvat toiseen tietovarastoon: {count}",
    "search.blind.lfs": "muualla säilytettävät suuret tiedostot",
    "search.blind.blocked-key": (
        "estettyjen osoitteiden luettelo, jonka avain ei ollut käytettävissä"
    ),
    "search.blind.blocked-by-name": (
        "estettyjen osoitteiden luettelo: siitä voi hakea vain sähköpostiosoitteella tai "
        "puhelinnumerolla, joten ilmoittakaa meille omanne"
    ),
    "search.elsewhere": "Muut paikat, joissa tietonne esiintyy",
    "search.elsewhere_text": (
        "Nimenne, osoitteenne tai numeronne esiintyy näissä paikoissa omien merkintöjenne "
        "ulkopuolella. Jokainen paikka tarkistetaan erikseen, sillä se voi koskea "
        "samannimistä henkilöä ja sisältää muiden tietoja. Teitä koskevat kohdat ovat liitteenä "
        "tai saatte ne pyynnöstä."
    ),
    "search.place": "Paikka",
    "search.in_use": "Käytössä",
    "search.in_history": "Vain muutoshistoriassa",
    "search.place.text": "muut tiedostot",
    "search.place.note": "muiden merkintöjen muistiinpanot",
    "search.place.file_name": "tiedostojen nimet",
    "search.place.message": "muutosten kuvaukset",
    "search.place.author": "rekistereihin tekemänne muutokset",
    "search.place.responsible": "merkinnät, joiden yhteyshenkilö yrityksessämme olette",
    "search.gone": (
        "Tämä merkintä ei ole enää käytössä. Se säilyy vain muutoshistoriassa; tässä on sen "
        "viimeinen versio."
    ),
    "search.gone_on": (
        "Tämä merkintä poistettiin {date}, eikä se ole enää käytössä. Se säilyy vain "
        "muutoshistoriassa; tässä on sen viimeinen versio."
    ),
    "search.shared": "Sähköpostiosoitteet, joita muutkin lukevat",
    "search.created": "Merkitty rekisteriin",
    "search.first_here": "Varhaisin versio tässä rekisterin kopiossa",
    "search.created_from": "Lähde: {source}",
    "search.created_with": "Tiedot: {fields}",
    "search.removed": "Poistettu rekisteristä",
    "search.added": "Lisätty",
    "search.changed": "Muutettu",
    "search.taken_away": "Poistettu",
    "search.each": (
        "Usein toistuvat muutokset on tässä laskettu yhteen vuosittain. Jokainen yksittäinen "
        "muutos arvoineen on koneellisesti luettavassa jäljennöksessä (JSON)."
    ),
    "search.in_copy": "Kaikki merkinnät ovat koneellisesti luettavassa jäljennöksessä (JSON).",
}
