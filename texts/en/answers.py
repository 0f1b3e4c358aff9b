"""The letters on what became of a request, in English."""

TEXTS = {
    "answer.subject": "Subject: your request ({kind})",
    "answer.received": "We received your request on {received}.",
    "answer.open": "We will answer it by {due}.",
    "answer.extended": "We need more time for it, and will answer by {due}. The reason: {reason}",
    "answer.refused": "We cannot do what it asks. The reason: {reason}",
    "answer.withdrawn": "You have taken your request back, and we have closed it.",
    "answer.done.access": "We have answered it: you have been given a report on your data.",
    "answer.done.portability": (
        "We have given you the data that you provided, in a machine-readable form (a JSON file)."
    ),
    "answer.done.rectification": "We have corrected your data.",
    "answer.done.completion": "We have completed your data.",
    "answer.done.objection": (
        "We have recorded your objection. We no longer use your data for: {what}."
    ),
    "answer.done.restriction": (
        "We have restricted the processing of your data. The ground: {what}. We keep the data, "
        "but do not contact you on the strength of it. We will tell you before the restriction "
        "is lifted."
    ),
    "answer.done.erasure": (
        "We have erased your data from our registers, from the history of their changes and "
        "from the backups."
    ),
    "answer.erasing": (
        "We erased your data from our registers and from the history of their changes on "
        "{date}. We are still making sure that none of it is left in copies."
    ),
    "answer.partly": "We have done a part of what you asked for.",
    "answer.lifted": (
        "The restriction of the processing of your data was lifted on {date}. The reason: {reason}"
    ),
    "answer.told": "We have told those of our units that had received your data: {units}.",
    "answer.telling": (
        "We have yet to tell these of our units that had received your data: {units}."
    ),
    "answer.ask": "If you have questions, turn to our contact point:",
    # To a unit that got a list with the person (Art. 19)
    "notice.subject": "Subject: notice on a person who was on a list that you received",
    "notice.lists": "Your unit has received lists with the person whose identifier stands below.",
    "notice.erasure": (
        "Their data has been erased from the register. Erase it from the lists, too, from their"
        " copies, and from the systems that it was taken into."
    ),
    "notice.rectification": (
        "Their data has been corrected in the register. Do not use the old data on the lists: "
        "erase it, and ask for a new list if you need one."
    ),
    "notice.completion": (
        "Their data has been completed in the register. Do not use the old data on the lists: "
        "erase it, and ask for a new list if you need one."
    ),
    "notice.restriction": (
        "The processing of their data has been restricted. Do not contact them on the strength "
        "of the lists, and do not change or erase the data."
    ),
    "notice.objection": (
        "They have objected to the use of their data. Strike them off the lists, and do not "
        "contact them on the strength of these."
    ),
    "notice.unit": "Unit",
    "notice.ids": "Identifiers",
    "notice.campaigns": "Lists",
    "notice.dates": "Dates of the lists",
    "notice.confirm": (
        "Tell our contact point when this has been done (General Data Protection Regulation "
        "(EU) 2016/679, Article 19):"
    ),
}
