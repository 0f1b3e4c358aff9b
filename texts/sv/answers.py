"""The letters on what became of a request, in Swedish."""

TEXTS = {
    "answer.subject": "Ärende: din begäran ({kind})",
    "answer.received": "Din begäran inkom till oss den {received}.",
    "answer.open": "Vi besvarar den senast den {due}.",
    "answer.extended": (
        "Vi behöver mer tid för att behandla den och svarar senast den {due}. Orsak: {reason}"
    ),
    "answer.refused": "Vi kan inte tillgodose den. Orsak: {reason}",
    "answer.withdrawn": "Du har återkallat din begäran, och vi har avslutat ärendet.",
    "answer.done.access": (
        "Vi har besvarat den: en redogörelse för dina uppgifter har lämnats till dig."
    ),
    "answer.done.portability": (
        "Vi har lämnat dig de uppgifter som du själv har gett oss i maskinläsbar form (en JSON-"
        "fil)."
    ),
    "answer.done.rectification": "Vi har rättat dina uppgifter.",
    "answer.done.completion": "Vi har kompletterat dina uppgifter.",
    "answer.done.objection": (
        "Vi har antecknat ditt förbud. Vi använder inte längre dina uppgifter för detta: {what}."
    ),
    "answer.done.restriction": (
        "Vi har begränsat behandlingen av dina uppgifter. Grund: {what}. Vi sparar uppgifterna "
        "men kontaktar dig inte med stöd av dem. Vi meddelar dig innan begränsningen upphävs."
    ),
    "answer.done.erasure": (
        "Vi har raderat dina uppgifter ur våra register, deras ändringshistorik och "
        "säkerhetskopiorna."
    ),
    "answer.erasing": (
        "Vi raderade dina uppgifter ur våra register och deras ändringshistorik den {date}. Vi "
        "kontrollerar ännu att inga uppgifter finns kvar i kopior."
    ),
    "answer.partly": "Vi har tillgodosett din begäran delvis.",
    "answer.lifted": (
        "Begränsningen av behandlingen av dina uppgifter upphävdes den {date}. Orsak: {reason}"
    ),
    "answer.told": "Vi har underrättat de enheter hos oss som har fått dina uppgifter: {units}.",
    "answer.telling": (
        "Vi underrättar ännu dessa enheter hos oss som har fått dina uppgifter: {units}."
    ),
    "answer.ask": "Om du har frågor, kontakta vår kontaktpunkt:",
    # To a unit that got a list with the person (Art. 19)
    "notice.subject": "Ärende: underrättelse om en person på en förteckning som ni har fått",
    "notice.lists": "Er enhet har fått förteckningar med personen som har identifieraren nedan.",
    "notice.erasure": (
        "Personens uppgifter har raderats ur registret. Radera dem också ur förteckningarna, "
        "deras kopior och de system som de har förts in i."
    ),
    "notice.rectification": (
        "Personens uppgifter har rättats i registret. Använd inte de gamla uppgifterna i "
        "förteckningarna: radera dem och begär vid behov en ny förteckning."
    ),
    "notice.completion": (
        "Personens uppgifter har kompletterats i registret. Använd inte de gamla uppgifterna i "
        "förteckningarna: radera dem och begär vid behov en ny förteckning."
    ),
    "notice.restriction": (
        "Behandlingen av personens uppgifter har begränsats. Kontakta inte personen med stöd av"
        " förteckningarna, och ändra eller radera inte uppgifterna."
    ),
    "notice.objection": (
        "Personen har förbjudit användningen av sina uppgifter. Stryk personen ur "
        "förteckningarna, och ta inte kontakt med stöd av dem."
    ),
    "notice.unit": "Enhet",
    "notice.ids": "Identifierare",
    "notice.campaigns": "Förteckningar",
    "notice.dates": "Förteckningarnas datum",
    "notice.confirm": (
        "Meddela vår kontaktpunkt när detta har gjorts (den allmänna dataskyddsförordningen "
        "(EU) 2016/679, artikel 19):"
    ),
}
