"""Titles, headings and columns of the documents on a register, in Swedish."""

TEXTS = {
    # Titles
    "title.description": "Registerbeskrivning: {name}",
    "title.notice": "Dataskyddsbeskrivning: {name}",
    "title.record": "Register över behandling: {name}",
    # Labels
    "label.name": "Namn",
    "label.address": "Adress",
    "label.phone": "Telefon",
    "label.email": "E-post",
    "label.role": "Kontaktperson",
    "label.country": "Land",
    "label.representative": "Företrädare i EU",
    "label.joint_controller": "Gemensamt personuppgiftsansvarig",
    "label.data_protection_officer": "Dataskyddsombud",
    # The nine headings of the register description
    "description.controller": "1. Personuppgiftsansvarig",
    "description.contact": "2. Kontaktperson i ärenden som gäller registret",
    "description.name": "3. Registrets namn",
    "description.purpose": "4. Ändamålet med behandlingen av personuppgifter",
    "description.content": "5. Registrets datainnehåll",
    "description.sources": "6. Regelmässiga uppgiftskällor",
    "description.disclosures": "7. Regelmässigt utlämnande av uppgifter",
    "description.transfers": "8. Överföring av uppgifter till länder utanför EU eller EES",
    "description.protection": "9. Principerna för skyddet av registret",
    "description.manual": "A: Manuellt material",
    "description.it": "B: Uppgifter som behandlas elektroniskt",
    "description.rights": "Den registrerades rättigheter",
    # The notice
    "notice.intro": (
        "I denna beskrivning redogörs för hur personuppgifterna i registret behandlas och vilka "
        "rättigheter den registrerade har (allmänna dataskyddsförordningen (EU) 2016/679, "
        "artiklarna 13 och 14)."
    ),
    "notice.controller": "1. Personuppgiftsansvarig",
    "notice.contact": "2. Kontaktpunkt",
    "notice.people": "3. Kategorier av registrerade",
    "notice.purposes": "4. Behandlingens ändamål och rättsliga grunder",
    "notice.interests": "5. Berättigade intressen",
    "notice.content": "6. Personuppgifter som behandlas",
    "notice.sources": "7. Varifrån uppgifterna fås",
    "notice.recipients": "8. Mottagare av uppgifterna",
    "notice.transfers": "9. Överföring av uppgifter till länder utanför EU eller EES",
    "notice.retention": "10. Uppgifternas lagringstid",
    "notice.suppressions": "11. Spärrlista",
    "notice.rights": "12. Den registrerades rättigheter",
    "notice.exercise": "13. Hur rättigheterna utövas",
    "notice.complaint": "14. Klagomål till tillsynsmyndigheten",
    "notice.mandatory": "15. Är det obligatoriskt att lämna uppgifterna",
    "notice.automated": "16. Automatiserat beslutsfattande och profilering",
    "notice.protection": "17. Skyddet av uppgifterna",
    # Columns and captions of tables
    "column.register": "Register",
    "column.controller": "Personuppgiftsansvarig",
    "column.purpose": "Ändamål med behandlingen",
    "column.bases": "Rättslig grund",
    "column.people": "Kategorier av registrerade",
    "column.content": "Kategorier av personuppgifter",
    "column.sources": "Uppgiftskällor",
    "column.recipients": "Mottagare",
    "column.transfers": "Överföringar till tredjeländer",
    "column.retention": "Tidsfrister för radering",
    "column.suppressions": "Spärrlista",
    "column.security": "Säkerhetsåtgärder",
    "column.data": "Uppgifter",
    "column.period": "Lagringstid",
    "column.start": "Räknas från",
    "caption.purposes": "Behandlingens ändamål och deras rättsliga grunder",
    "caption.retention": "Lagringstider",
    # The record
    "record.intro": (
        "Register över behandling enligt artikel 30.1 i den allmänna dataskyddsförordningen (EU) "
        "2016/679."
    ),
    "record.controller": "Personuppgiftsansvarig och kontaktpunkt",
    "record.common": "Gemensamt för registrets alla ändamål",
}
