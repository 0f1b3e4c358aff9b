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
        "Vi har antecknat ditt förbud. Vi använder inte längre dina uppgifter för detta: "
        "{what}."
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
}
