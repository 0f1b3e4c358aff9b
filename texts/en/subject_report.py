"""The report to a person on the data about them, in English."""

TEXTS = {
    "report.title": "Your personal data in our registers",
    "report.summary": "Summary",
    "report.held": (
        "We process personal data about you. This report holds a copy of it and tells how it is "
        "processed (General Data Protection Regulation (EU) 2016/679, Article 15)."
    ),
    "report.gone": (
        "Your data has been removed from the register, but its history of changes still holds it."
    ),
    "report.copy": "The same data can also be had in a machine-readable form (a JSON file).",
    "report.date": "Date of the report",
    "report.registers": "Registers with your data",
    "report.contact": "Contact point",
    "report.data": "Your data: {name}",
    "report.person": "You and your contact details",
    "report.permission": "Legal bases, objections and restrictions",
    "report.dealings": "Contacts, surveys and newsletters",
    "report.origin": "Sources and documents",
    "report.sealed": (
        "Kept encrypted and not shown in this report. You can ask our contact point for it."
    ),
    "report.own_code": "“{name}”",
    "report.own_codes": "Names in quotation marks are short names that our register uses.",
    "report.annex": "Annex {number}: {name}",
    "report.in_annex": "Each entry stands in annex {number}.",
    "report.by_year": "{name} by year",
    "report.total": "Total",
    "report.sent": "Sent",
    "report.opened": "Opened",
    "report.clicked": "With clicks",
    "report.disclosures": "Lists with your data",
    "report.disclosed": (
        "Your data was on the following lists. They were given only to units inside our company."
    ),
    "report.undisclosed": "Your data has been on no list.",
    "report.campaign": "Campaign",
    "report.recipient": "Recipient",
    "report.columns": "Data on the list",
    "report.lists": "Lists",
    "report.requests": "Your requests",
    "report.about": "About",
    "report.received": "Received",
    "report.due": "Answer due",
    "report.outcome": "Outcome",
    "report.open": "open",
    "report.kept_out": "Blocked addresses",
    "report.hashed": (
        "So that an address does not come back to our lists, we keep a keyed hash of it. The "
        "hash cannot be turned back into the address."
    ),
    "report.unknown": (
        "Whether an address of yours is blocked could not be looked up when this report was made."
    ),
    "report.every": "every purpose",
    "report.history": "Changes to your data",
    "report.changes": "Changes, newest first",
    "report.unnamed": (
        "The dates and the contents of the changes are told; the names of the employees who "
        "handled the data are not."
    ),
    "report.no_history": "This copy of the register has no history of changes.",
    "report.unchanged": "No changes are recorded.",
    "report.what": "What",
    "report.before": "Before",
    "report.after": "After",
    "report.handler": "Handled by",
    "report.file": "File",
    "report.unreadable": "could not be read",
    "report.processing": "How your data is processed: {name}",
    "report.exercise": (
        "To use your rights, turn to the contact point named in this report, in any form: for "
        "example by e-mail, by phone or by letter. Using the rights is free of charge."
    ),
}
