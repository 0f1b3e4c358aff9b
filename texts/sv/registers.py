"""What is said of a register, its purposes, content and sources, in Swedish."""

TEXTS = {
    # What a register is kept for; where the two are kept for the same, it is said once
    "purpose.customers.relationship_management": (
        "att skapa, upprätthålla och utveckla kund- och partnerrelationer"
    ),
    "purpose.customers.follow_up": ("att följa upp verksamheten med nuvarande kunder och partner"),
    "purpose.customers.customer_communication": "att sända kundkommunikation",
    "purpose.customers.customer_survey": "att sända kundenkäter",
    "purpose.customers.marketing": (
        "att marknadsföra produkter och tjänster till kunder och partner"
    ),
    "purpose.event_invitation": "att informera om den personuppgiftsansvariges evenemang",
    "purpose.market_research": "att sända marknadsundersökningar",
    "purpose.opinion_research": "att sända opinionsundersökningar",
    "purpose.crisis_communication": ("kriskommunikation: att ta kontakt vid en eventuell kris"),
    "purpose.sales_kpi": "nyckeltal för försäljningen (KPI)",
    "purpose.prospects.relationship_management": "att skapa kundrelationer",
    "purpose.prospects.follow_up": "att följa upp verksamheten med potentiella kunder",
    "purpose.prospects.customer_communication": "att kommunicera med potentiella kunder",
    "purpose.prospects.customer_survey": "att sända enkäter till potentiella kunder",
    "purpose.prospects.marketing": (
        "att marknadsföra produkter och tjänster till potentiella kunder"
    ),
    "purpose.bases": (
        "Behandlingen av personuppgifter grundar sig på artikel 6 i den allmänna "
        "dataskyddsförordningen (EU) 2016/679. De rättsliga grunderna är:"
    ),
    # The grounds, with their place in the law
    "basis.consent": "den registrerades samtycke (artikel 6.1 a)",
    "basis.customer_relationship": (
        "kundförhållandet: fullgörande av avtal eller berättigat intresse (artikel 6.1 b eller f)"
    ),
    "basis.partner_relationship": (
        "partnerförhållandet: fullgörande av avtal eller berättigat intresse (artikel 6.1 b eller "
        "f)"
    ),
    "basis.law": "lag: den personuppgiftsansvariges rättsliga förpliktelse (artikel 6.1 c)",
    "basis.legitimate_interest": (
        "den personuppgiftsansvariges berättigade intresse (artikel 6.1 f)"
    ),
    # The data content; the fields behind each line stand in schema.content
    "content.customers.organisation": "kundernas och partnernas företagsnamn",
    "content.prospects.organisation": "den potentiella kundens företagsnamn",
    "content.name": "kontaktpersonens namn",
    "content.reach": "kontaktuppgifter",
    "content.responsible": "den personuppgiftsansvariges kontaktperson",
    "content.sales": "försäljningsuppgifter",
    "content.customers.interactions": "kundernas och partnernas kontakter",
    "content.prospects.interactions": "de potentiella kundernas kontakter",
    "content.surveys": "resultat av kundenkäter",
    "content.research": "resultat av marknads- och opinionsundersökningar",
    "content.publications": "publikationer",
    "content.newsletters": "nyhetsbrev",
    "content.prospects.sources": "källan till kontaktuppgifterna",
    "content.project_type": "projekttyp",
    "content.estimated_sales": "uppskattad försäljningsvolym",
    "content.further": (
        "För kommunikationen, för registrets underhåll och för att den registrerades rättigheter "
        "ska kunna tillgodoses lagras dessutom:"
    ),
    "content.work": "uppgifter om kontaktpersonens arbete och kontaktspråk",
    "content.outlets": "medier där personen publicerar",
    "content.grouping": "identifierings- och grupperingsuppgifter",
    "content.permission": (
        "uppgifter om rättsliga grunder samt den registrerades begäranden och förbud"
    ),
    "content.customers.sources": "uppgifternas källor",
    "content.documents": "pappershandlingar, såsom avtal, och deras förvaringsplats",
    # Sources, disclosures, transfers, and what else the documents say of it
    "source.self": "Personuppgifterna samlas i första hand in från den registrerade själv",
    "source.erp": "Den personuppgiftsansvariges affärssystem (ERP)",
    "source.own_activity": "Den personuppgiftsansvariges egen verksamhet",
    "source.web": "webben",
    "source.fair": "mässor",
    "disclosures": "Uppgifter lämnas ut endast inom den personuppgiftsansvariges företag.",
    "transfers": "Uppgifter överförs inte till länder utanför EU eller EES.",
    "people.customers": "kontaktpersoner hos kunder och partner samt företrädare för medier",
    "people.prospects": "kontaktpersoner hos potentiella kunder",
    "start.recorded": "den dag då uppgiften antecknades",
    "start.last_activity": "den senaste händelsen",
    "interests.customers": (
        "När behandlingen grundar sig på berättigat intresse är intresset att sköta och utveckla "
        "kund-, partner- och medierelationer, att marknadsföra produkter och tjänster, att följa "
        "upp affärsverksamheten och att kunna nå kontaktpersonerna i en kris."
    ),
    "interests.prospects": (
        "När behandlingen grundar sig på berättigat intresse är intresset att skapa "
        "kundrelationer, att marknadsföra produkter och tjänster till personer vars "
        "arbetsuppgifter de gäller och att känna marknaden."
    ),
    "interests.none": "Behandlingen grundar sig inte på berättigat intresse.",
    "sources.others": (
        "Uppgifter som inte har erhållits från den registrerade själv fås från följande källor:"
    ),
    "sources.informed": (
        "Om uppgifterna inte har erhållits från den registrerade själv får han eller hon denna "
        "beskrivning inom en månad, dock senast vid den första kontakten (artikel 14.3)."
    ),
    "recipients.units": (
        "Uppgifter lämnas ut endast inom den personuppgiftsansvariges företag, till nedanstående "
        "enheter. För varje lista som lämnas ut ur registret antecknas datum, ändamål och "
        "mottagare."
    ),
    "retention.unset": "tills ändamålet med behandlingen har upphört",
    "retention.end": (
        "Uppgifterna raderas eller anonymiseras när lagringstiden har löpt ut, om inte lagen "
        "kräver att de bevaras eller de behövs för ett rättsligt anspråk."
    ),
    "mandatory": (
        "Varken lag eller avtal förpliktar någon att lämna uppgifterna. Utan kontaktuppgifter kan "
        "den personuppgiftsansvarige inte ta kontakt, sända begärt material eller sköta "
        "relationen."
    ),
    "automated": (
        "Den registrerade blir inte föremål för beslut som enbart grundas på automatiserad "
        "behandling och som har rättsliga följder för eller på liknande sätt i betydande grad "
        "påverkar honom eller henne (artikel 22)."
    ),
    "automated.newsletters": (
        "Öppningar av nyhetsbrev och klick på deras länkar antecknas för att innehållet ska kunna "
        "anpassas till läsarna. Den som har förbjudit direktmarknadsföring följs inte längre."
    ),
    "security.access": (
        "Listor lämnas ut ur registret endast för ett angivet ändamål och till en angiven enhet, "
        "och varje utlämnande antecknas. För varje ändring bevaras uppgift om vem som gjorde den "
        "och när."
    ),
    "security.sealed": "I krypterad form förvaras: {sections}.",
}
