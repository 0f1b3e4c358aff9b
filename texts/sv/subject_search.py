"""What a report to a person says of the search for their data, in Swedish."""

TEXTS = {
    "search.none": (
        "Vi har inga personuppgifter om dig. Vi har sökt med uppgifterna nedan i båda registren, "
        "i alla registrens övriga filer och i alla äldre versioner av dem, även av borttagna "
        "poster."
    ),
    "search.unsure": (
        "Vi hittade inga personuppgifter om dig, men allt kunde inte gås igenom. Nedan anges vad "
        "som inte har gåtts igenom."
    ),
    "search.only_blocked": (
        "Vi har ingen post om dig i våra register. Däremot sparar vi ett hashvärde av din adress "
        "eller ditt nummer, beräknat med en nyckel, för att du inte ska bli kontaktad: se Spärrade "
        "adresser nedan."
    ),
    "search.only_elsewhere": (
        "Vi har ingen post om dig i våra register. En uppgift om dig finns dock på andra ställen: "
        "se Andra ställen med dina uppgifter nedan."
    ),
    "search.only_requests": "Vi har inga andra uppgifter om dig än de begäranden som du har gjort.",
    "search.title": "Vad som har sökts och var",
    "search.terms": "Sökta uppgifter",
    "search.too_short": "{text} (inte sökt: för kort, eller bara en del)",
    "search.where": "Genomgånget",
    "search.everywhere": (
        "alla filer som de är nu ({files}); alla äldre versioner och alla meddelanden i "
        "ändringshistoriken ({objects} objekt i {commits} ändringar sedan den {since})"
    ),
    "search.files": "alla filer som de är nu ({files})",
    "search.records": "posterna ovan med sina ändringar",
    "search.not_looked": "Inte genomgånget",
    "search.blind.no-history": "ändringshistoriken: den här kopian av registret har ingen",
    "search.blind.history": "poster om andra personer, och äldre versioner av andra filer",
    "search.blind.shallow": "äldre ändringar, som inte finns i den här kopian av registret",
    "search.blind.partial": "innehållet i äldre versioner som inte finns i den här kopian",
    "search.blind.grafted": "delar av ändringshistoriken som är dolda i den här kopian",
    "search.blind.single-branch": "registrets andra grenar",
    "search.blind.missing": "äldre versioner som inte finns i den här kopian: {count}",
    "search.blind.unread": "krypterade filer och filer som inte är text: {count}",
    "search.blind.submodule": "mappar som hör till ett annat arkiv: {count}",
    "search.blind.lfs": "stora filer som förvaras på annat håll",
    "search.blind.blocked-key": (
        "förteckningen över spärrade adresser, vars nyckel inte var tillgänglig"
    ),
    "search.blind.blocked-by-name": (
        "förteckningen över spärrade adresser: den kan bara genomsökas med en e-postadress eller "
        "ett telefonnummer, så uppge gärna ditt"
    ),
    "search.elsewhere": "Andra ställen med dina uppgifter",
    "search.elsewhere_text": (
        "Ditt namn, din adress eller ditt nummer finns på dessa ställen utanför dina egna poster. "
        "Varje ställe måste granskas av en människa, för det kan gälla någon med samma namn och "
        "innehålla andras uppgifter. Det som gäller dig bifogas eller lämnas ut på begäran."
    ),
    "search.place": "Ställe",
    "search.in_use": "I bruk",
    "search.in_history": "Bara i ändringshistoriken",
    "search.place.text": "andra filer",
    "search.place.note": "anteckningar i andra poster",
    "search.place.file_name": "filnamn",
    "search.place.message": "meddelanden om ändringar",
    "search.place.author": "ändringar som du har gjort i registren",
    "search.place.responsible": "poster vars kontaktperson hos oss är du",
    "search.gone": (
        "Den här posten används inte längre. Den finns bara kvar i ändringshistoriken; här visas "
        "dess sista version."
    ),
    "search.gone_on": (
        "Den här posten togs bort den {date} och används inte längre. Den finns bara kvar i "
        "ändringshistoriken; här visas dess sista version."
    ),
    "search.shared": "E-postadresser som också andra läser",
    "search.created": "Införd i registret",
    "search.first_here": "Den äldsta versionen i den här kopian av registret",
    "search.created_from": "Källa: {source}",
    "search.created_with": "Med: {fields}",
    "search.removed": "Borttagen ur registret",
    "search.added": "Tillagda",
    "search.changed": "Ändrade",
    "search.taken_away": "Borttagna",
    "search.each": (
        "Ändringar som ofta upprepas räknas här samman per år. Varje enskild ändring med sina "
        "värden finns i den maskinläsbara kopian (JSON)."
    ),
    "search.in_copy": "Alla poster finns i den maskinläsbara kopian (JSON).",
}
