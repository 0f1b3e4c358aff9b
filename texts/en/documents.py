"""Titles, headings and columns of the documents on a register, in English."""

TEXTS = {
    # Titles
    "title.description": "Register description: {name}",
    "title.notice": "Privacy notice: {name}",
    "title.record": "Record of processing activities: {name}",
    # Labels
    "label.name": "Name",
    "label.address": "Address",
    "label.phone": "Phone",
    "label.email": "E-mail",
    "label.role": "Contact person",
    "label.country": "Country",
    "label.representative": "Representative in the EU",
    "label.joint_controller": "Joint controller",
    "label.data_protection_officer": "Data protection officer",
    # The nine headings of the register description
    "description.controller": "1. Controller",
    "description.contact": "2. Contact person for matters concerning the register",
    "description.name": "3. Name of the register",
    "description.purpose": "4. Purpose of the processing of personal data",
    "description.content": "5. Data content of the register",
    "description.sources": "6. Regular sources of data",
    "description.disclosures": "7. Regular disclosures of data",
    "description.transfers": "8. Transfer of data outside the EU or the EEA",
    "description.protection": "9. Principles of protection of the register",
    "description.manual": "A: Manual material",
    "description.it": "B: Data processed electronically",
    "description.rights": "Rights of the data subject",
    # The notice
    "notice.intro": (
        "This notice tells how personal data in the register is processed and what rights the "
        "person has whose data it is (General Data Protection Regulation (EU) 2016/679, Articles "
        "13 and 14)."
    ),
    "notice.controller": "1. Controller",
    "notice.contact": "2. Contact point",
    "notice.people": "3. Whose data is processed",
    "notice.purposes": "4. Purposes and legal bases of the processing",
    "notice.interests": "5. Legitimate interests",
    "notice.content": "6. Personal data processed",
    "notice.sources": "7. Where the data comes from",
    "notice.recipients": "8. Recipients of the data",
    "notice.transfers": "9. Transfer outside the EU or the EEA",
    "notice.retention": "10. How long the data is kept",
    "notice.suppressions": "11. Suppression list",
    "notice.rights": "12. Rights of the data subject",
    "notice.exercise": "13. How to use the rights",
    "notice.complaint": "14. Complaint to the supervisory authority",
    "notice.mandatory": "15. Whether the data must be given",
    "notice.automated": "16. Automated decisions and profiling",
    "notice.protection": "17. Protection of the data",
    # Columns and captions of tables
    "column.register": "Register",
    "column.controller": "Controller",
    "column.purpose": "Purpose",
    "column.bases": "Legal basis",
    "column.people": "Categories of data subjects",
    "column.content": "Categories of personal data",
    "column.sources": "Sources of data",
    "column.recipients": "Recipients",
    "column.transfers": "Transfers to third countries",
    "column.retention": "Time limits for erasure",
    "column.suppressions": "Suppression list",
    "column.security": "Security measures",
    "column.data": "Data",
    "column.period": "Kept for",
    "column.start": "Counted from",
    "caption.purposes": "Purposes and their legal bases",
    "caption.retention": "Time limits",
    # The record
    "record.intro": (
        "Record of processing activities under Article 30(1) of the General Data Protection "
        "Regulation (EU) 2016/679."
    ),
    "record.controller": "Controller and contact point",
    "record.common": "Common to every purpose of the register",
}
