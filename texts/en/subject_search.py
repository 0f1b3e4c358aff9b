"""What a report to a person says of the search for their data, in English."""

TEXTS = {
    "search.none": (
        "We hold no personal data on you. We looked for the details below in both registers, in "
        "every other file of the registers and in every older version of each, removed records "
        "included."
    ),
    "search.unsure": (
        "We found no personal data on you, but not everything could be looked through. What was "
        "not is said below."
    ),
    "search.only_blocked": (
        "We hold no record on you in our registers. What we do hold is a keyed hash of your "
        "address or number, so that you are not contacted: see Blocked addresses below."
    ),
    "search.only_elsewhere": (
        "We hold no record on you in our registers. A detail of yours does stand in other places: "
        "see Other places with your details below."
    ),
    "search.only_requests": "We hold no record on you but for the requests that you made.",
    "search.title": "What was looked for, and where",
    "search.terms": "Looked for",
    "search.too_short": "{text} (not looked for: too short, or a part only)",
    "search.where": "Looked through",
    "search.everywhere": (
        "every file as it is now ({files}); every older version and every message in the change "
        "history ({objects} objects of {commits} changes since {since})"
    ),
    "search.files": "every file as it is now ({files})",
    "search.records": "the records named above, with their changes",
    "search.not_looked": "Not looked through",
    "search.blind.no-history": "the change history: this copy of the register has none",
    "search.blind.history": "other people's records, and older versions of other files",
    "search.blind.shallow": "older changes, which are not in this copy of the register",
    "search.blind.partial": "contents of older versions that are not in this copy of the register",
    "search.blind.grafted": "parts of the change history that are hidden in this copy",
    "search.blind.single-branch": "other branches of the register",
    "search.blind.missing": "older versions that are not in this copy of the register: {count}",
    "search.blind.unread": "encrypted files, and files that are not text: {count}",
    "search.blind.submodule": "folders that belong to another repository: {count}",
    "search.blind.lfs": "large files that are kept elsewhere",
    "search.blind.blocked-key": "the list of blocked addresses, whose key was not at hand",
    "search.blind.blocked-by-name": (
        "the list of blocked addresses: it can be asked only with an e-mail address or a phone "
        "number, so please tell us yours"
    ),
    "search.elsewhere": "Other places with your details",
    "search.elsewhere_text": (
        "Your name, address or number stands in these places outside your own records. A person "
        "has to look at each, for it may be about somebody of the same name, and may hold other "
        "people's data. What is about you is enclosed or can be asked for."
    ),
    "search.place": "Place",
    "search.in_use": "In use",
    "search.in_history": "In the change history only",
    "search.place.text": "other files",
    "search.place.note": "notes in other records",
    "search.place.file_name": "names of files",
    "search.place.message": "messages of changes",
    "search.place.author": "changes that you made in the registers",
    "search.place.responsible": "records whose contact person at our company you are",
    "search.gone": (
        "This record is no longer in use. It is kept in the change history only; what stands here "
        "is its last version."
    ),
    "search.gone_on": (
        "This record was removed on {date} and is no longer in use. It is kept in the change "
        "history only; what stands here is its last version."
    ),
    "search.shared": "Mailboxes that others read, too",
    "search.created": "Entered in the register",
    "search.first_here": "The earliest version in this copy of the register",
    "search.created_from": "Source: {source}",
    "search.created_with": "With: {fields}",
    "search.removed": "Removed from the register",
    "search.added": "Added",
    "search.changed": "Changed",
    "search.taken_away": "Taken away",
    "search.each": (
        "Changes that come often are counted here by year. Every single change, with its values, "
        "is in the machine-readable copy (JSON)."
    ),
    "search.in_copy": "Each entry is in the machine-readable copy (JSON).",
}
