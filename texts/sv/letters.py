"""The letters to a person, in Swedish."""

TEXTS = {
    "letter.subject": "Ärende: din begäran om tillgång till dina personuppgifter",
    "letter.date": "den {date}",
    "letter.greeting": "Hej {name}",
    "letter.request": (
        "Din begäran inkom till oss den {received}. Enligt lag ska den besvaras senast den "
        "{due}. Vårt svar bifogas."
    ),
    "letter.general": (
        "Vårt svar bifogas. En begäran besvaras inom en månad från det att den har inkommit "
        "(den allmänna dataskyddsförordningen (EU) 2016/679, artikel 12.3)."
    ),
    "letter.none": "Vad vi har sökt och vad vi har funnit framgår av den bifogade redogörelsen.",
    "letter.enclosed": "Bilagor:",
    "letter.report": "redogörelsen ”{title}”",
    "letter.copy": "samma uppgifter i maskinläsbar form (en JSON-fil)",
    "letter.copy_on_request": (
        "På begäran får du samma uppgifter också i maskinläsbar form (en JSON-fil). Meddela vår "
        "kontaktpunkt om du vill ha filen per e-post eller genom en skyddad nedladdningslänk."
    ),
    "letter.ask": (
        "Gå gärna igenom uppgifterna. Om något är fel eller saknas, eller om du har frågor, "
        "kontakta vår kontaktpunkt:"
    ),
    "letter.ask_none": (
        "Om du tror att vi har uppgifter om dig under ett annat namn eller med andra "
        "kontaktuppgifter, eller om du har frågor, kontakta vår kontaktpunkt:"
    ),
    "letter.closing": "Med vänlig hälsning",
    # What a refusal must tell (GDPR Art. 12(4), 77, 79). It is no legal advice: a lawyer of the
    # controller has the last word on the letter
    "letter.remedies": (
        "Du kan lämna in klagomål mot vårt beslut till en tillsynsmyndighet. Vår "
        "tillsynsmyndighet: {authority}. Du kan också klaga i det EU- eller EES-land där du bor "
        "eller arbetar eller där du anser att dina rättigheter har kränkts. Dessutom kan du föra "
        "ärendet till domstol."
    ),
}
