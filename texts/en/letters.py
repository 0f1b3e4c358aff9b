"""The letters to a person, in English."""

TEXTS = {
    "letter.subject": "Subject: your request for access to your personal data",
    "letter.date": "{date}",
    "letter.greeting": "Dear {name}",
    "letter.request": (
        "We received your request on {received}. The law requires an answer by {due}. Our "
        "answer is enclosed."
    ),
    "letter.general": (
        "Our answer is enclosed. A request is answered within one month of its receipt (General "
        "Data Protection Regulation (EU) 2016/679, Article 12(3))."
    ),
    "letter.none": "The enclosed report tells what we searched and what we found.",
    "letter.enclosed": "Enclosed:",
    "letter.report": "the report “{title}”",
    "letter.copy": "the same data in a machine-readable form (a JSON file)",
    "letter.copy_on_request": (
        "On request you get the same data in a machine-readable form, too (a JSON file). Tell our "
        "contact point whether to send the file by e-mail or as a protected link to download."
    ),
    "letter.ask": (
        "Please look through the data. If anything is wrong or missing, or if you have "
        "questions, turn to our contact point:"
    ),
    "letter.ask_none": (
        "If you think that we hold data on you under another name or with other contact details, "
        "or if you have questions, turn to our contact point:"
    ),
    "letter.closing": "Yours sincerely",
    # What a refusal must tell (GDPR Art. 12(4), 77, 79). It is no legal advice: a lawyer of the
    # controller has the last word on the letter
    "letter.remedies": (
        "You may lodge a complaint against our decision with a supervisory authority. Ours is: "
        "{authority}. You may also complain in the EU or EEA country where you live or work, or "
        "where you think that your rights were infringed. Besides, you may take the matter to "
        "court."
    ),
}
