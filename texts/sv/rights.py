"""The rights of the data subject, in Swedish."""

TEXTS = {
    # The rights paragraph of the register description
    "rights.description": (
        "Den registrerade har rätt att kontrollera de personuppgifter som gäller honom eller "
        "henne, att begära att uppgifterna rättas, kompletteras eller raderas samt att förbjuda "
        "att personuppgifterna behandlas för direktreklam, distansförsäljning och annan "
        "direktmarknadsföring samt för marknads- och opinionsundersökningar."
    ),
    "rights.form": (
        "En begäran eller ett förbud kan framställas i valfri form, till exempel per e-post, "
        "telefon eller brev, med kontaktuppgifterna i punkt 2. En skriftlig och undertecknad "
        "begäran kan också sändas till den adress som anges där. Den personuppgiftsansvarige "
        "kontrollerar vem som framställer begäran innan uppgifter lämnas ut eller raderas."
    ),
    "right.access": (
        "Rätt till tillgång: att få veta om uppgifter om honom eller henne behandlas och att få en "
        "kopia av dem (artikel 15)."
    ),
    "right.rectification": (
        "Rätt till rättelse: att få felaktiga uppgifter rättade och ofullständiga uppgifter "
        "kompletterade (artikel 16)."
    ),
    "right.erasure": (
        "Rätt till radering: att få uppgifterna raderade när det inte finns någon laglig grund för "
        "att bevara dem (artikel 17)."
    ),
    "right.restriction": (
        "Rätt till begränsning av behandling: att få användningen av uppgifterna begränsad, till "
        "exempel medan deras korrekthet kontrolleras (artikel 18)."
    ),
    "right.portability": (
        "Rätt till dataportabilitet: att få de uppgifter som han eller hon har lämnat med stöd av "
        "samtycke eller avtal i ett maskinläsbart format och att överföra dem till en annan "
        "personuppgiftsansvarig (artikel 20)."
    ),
    "right.objection": (
        "Rätt att göra invändningar: den registrerade kan av skäl som hänför sig till hans eller "
        "hennes specifika situation invända mot behandling som grundar sig på berättigat "
        "intresse (artikel 21.1)."
    ),
    "right.marketing": (
        "Rätt att förbjuda direktmarknadsföring: den registrerade kan när som helst och utan att "
        "ange skäl förbjuda att uppgifterna behandlas för direktreklam, distansförsäljning och "
        "annan direktmarknadsföring, inbegripet profilering som har samband med den. "
        "Behandlingen för dessa ändamål upphör då (artikel 21.2 och 21.3)."
    ),
    "right.withdrawal": (
        "Rätt att återkalla samtycke: att när som helst återkalla ett samtycke, lika lätt som det "
        "gavs. Återkallelsen påverkar inte lagligheten av den behandling som skett dessförinnan "
        "(artikel 7.3)."
    ),
    "right.research": (
        "Den personuppgiftsansvarige lovar mer än lagen kräver: också marknads- och "
        "opinionsundersökningar kan förbjudas på samma sätt som direktmarknadsföring, när som "
        "helst och utan att skäl anges. (Enligt lag kan man invända mot dem av skäl som hänför "
        "sig till den egna specifika situationen, artikel 21.1.)"
    ),
    "right.intro": "Den registrerade har följande rättigheter:",
    "exercise": (
        "En begäran kan framställas i valfri form, till exempel per e-post, telefon eller brev, "
        "till kontaktpunkten i punkt 2. Den personuppgiftsansvarige kontrollerar vem som "
        "framställer begäran innan uppgifter lämnas ut eller raderas. En begäran besvaras utan "
        "onödigt dröjsmål och senast inom en månad. Tiden för en komplicerad begäran kan förlängas "
        "med högst två månader; den registrerade underrättas då om förlängningen och orsaken till "
        "den. Det är avgiftsfritt att utöva rättigheterna."
    ),
    "complaint": (
        "En registrerad som anser att behandlingen strider mot lagen kan lämna in ett klagomål "
        "till en tillsynsmyndighet. Det kan vara myndigheten i den medlemsstat där han eller hon "
        "bor eller arbetar, eller där lagen enligt hans eller hennes uppfattning har överträtts "
        "(artikel 77)."
    ),
    "complaint.authority": "Den personuppgiftsansvariges tillsynsmyndighet: {authority}.",
}
