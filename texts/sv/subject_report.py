"""The report to a person on the data about them, in Swedish."""

TEXTS = {
    "report.title": "Dina personuppgifter i våra register",
    "report.summary": "Sammanfattning",
    "report.held": (
        "Vi behandlar personuppgifter om dig. Den här redogörelsen innehåller en kopia av "
        "uppgifterna och information om hur de behandlas (den allmänna dataskyddsförordningen "
        "(EU) 2016/679, artikel 15)."
    ),
    "report.gone": (
        "Dina uppgifter har tagits bort ur registret men finns kvar i dess ändringshistorik."
    ),
    "report.copy": "Samma uppgifter kan också fås i maskinläsbar form (en JSON-fil).",
    "report.date": "Redogörelsens datum",
    "report.registers": "Register med dina uppgifter",
    "report.contact": "Kontaktpunkt",
    "report.data": "Dina uppgifter: {name}",
    "report.person": "Person- och kontaktuppgifter",
    "report.permission": "Rättsliga grunder, förbud och begränsningar",
    "report.dealings": "Kontakter, enkäter och nyhetsbrev",
    "report.origin": "Uppgifternas källor och handlingar",
    "report.sealed": (
        "Uppgifterna lagras krypterade och visas inte i den här redogörelsen. Du kan begära dem "
        "hos vår kontaktpunkt."
    ),
    "report.own_code": "”{name}”",
    "report.own_codes": "Namn inom citattecken är registrets egna korta beteckningar.",
    "report.annex": "Bilaga {number}: {name}",
    "report.in_annex": "Alla poster finns i bilaga {number}.",
    "report.by_year": "{name} per år",
    "report.total": "Totalt",
    "report.sent": "Skickade",
    "report.opened": "Öppnade",
    "report.clicked": "Med klick",
    "report.disclosures": "Förteckningar med dina uppgifter",
    "report.disclosed": (
        "Dina uppgifter har funnits i följande förteckningar. De har lämnats ut endast till "
        "enheter inom vårt företag."
    ),
    "report.undisclosed": "Dina uppgifter har inte lämnats ut i någon förteckning.",
    "report.campaign": "Kampanj",
    "report.recipient": "Mottagare",
    "report.columns": "Utlämnade uppgifter",
    "report.lists": "Antal förteckningar",
    "report.requests": "Dina begäranden",
    "report.about": "Begäran gäller",
    "report.received": "Inkom",
    "report.due": "Ska besvaras senast",
    "report.outcome": "Resultat",
    "report.open": "under behandling",
    "report.kept_out": "Spärrade adresser",
    "report.hashed": (
        "För att din adress inte ska komma tillbaka till våra förteckningar sparar vi ett "
        "hashvärde av den, beräknat med en nyckel. Adressen kan inte återskapas ur värdet."
    ),
    "report.unknown": (
        "Eventuella spärrar för dina adresser kunde inte kontrolleras när redogörelsen gjordes."
    ),
    "report.every": "alla ändamål",
    "report.history": "Ändringar i dina uppgifter",
    "report.changes": "Ändringar, de nyaste först",
    "report.unnamed": (
        "Ändringarnas datum och innehåll anges. Namnen på de anställda som har behandlat "
        "uppgifterna anges inte."
    ),
    "report.no_history": "Den här kopian av registret har ingen ändringshistorik.",
    "report.unchanged": "Inga ändringar har registrerats.",
    "report.what": "Uppgift",
    "report.before": "Före",
    "report.after": "Efter",
    "report.handler": "Handläggare",
    "report.file": "Fil",
    "report.unreadable": "kunde inte läsas",
    "report.processing": "Behandlingen av dina uppgifter: {name}",
    "report.exercise": (
        "Du kan utöva dina rättigheter genom att i valfri form kontakta den kontaktpunkt som "
        "anges i redogörelsen, till exempel per e-post, per telefon eller per brev. Det är "
        "avgiftsfritt att utöva rättigheterna."
    ),
}
