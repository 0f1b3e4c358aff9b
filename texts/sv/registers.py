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
    # The grounds, with their place in the law
    "purpose.recorded": "För varje person antecknas varför uppgifterna lagras: {bases}.",
    "consent.besides.finland": (
        "För marknadsföring och inbjudningar per e-post och textmeddelande krävs dessutom "
        "mottagarens samtycke, när 200 § i lagen om tjänster inom elektronisk kommunikation "
        "(917/2014) förutsätter det."
    ),
    "consent.besides": (
        "För marknadsföring och inbjudningar per e-post och textmeddelande krävs dessutom "
        "mottagarens samtycke, när den nationella lagen om elektronisk direktmarknadsföring "
        "(artikel 13 i direktiv 2002/58/EG) förutsätter det."
    ),
    "ground.consent": "den registrerades samtycke (artikel 6.1 a)",
    "ground.contract": (
        "ett avtal med den registrerade, eller åtgärder före ett avtal på dennes begäran "
        "(artikel 6.1 b)"
    ),
    "ground.legal_obligation": (
        "den personuppgiftsansvariges rättsliga förpliktelse (artikel 6.1 c)"
    ),
    "ground.legitimate_interest": (
        "den personuppgiftsansvariges berättigade intresse (artikel 6.1 f)"
    ),
    # The data content; the fields behind each line stand in schema.content
    "content.customers.organisation": "kundernas och partnernas företagsnamn",
    "content.prospects.organisation": "den potentiella kundens företagsnamn",
    "content.name": "kontaktpersonens namn",
    "content.reach": "kontaktuppgifter",
    "content.responsible": "den personuppgiftsansvariges kontaktperson",
    "content.sales": "försäljningsuppgifter",
    "content.customers.interactions": "kundernas och partnernas kontakttaganden",
    "content.prospects.interactions": "de potentiella kundernas kontakttaganden",
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
    "disclosures.joint": (
        "Uppgifter lämnas ut endast inom den personuppgiftsansvariges företag och till de "
        "gemensamt personuppgiftsansvariga."
    ),
    "transfers.beyond": (
        "Uppgifter kan överföras till följande mottagare utanför EU och EES. Vid varje mottagare "
        "anges vad överföringen grundar sig på:"
    ),
    "transfers.copy": (
        "Om inget annat ställe anges kan en kopia av skyddsåtgärderna fås från kontaktpunkten."
    ),
    "transfers.copy_at": "kopia: {place}",
    "transfers.controller": (
        "Den personuppgiftsansvarige är etablerad utanför EU och EES, och uppgifterna behandlas "
        "i dess land ({country})."
    ),
    "people.customers": "kontaktpersoner hos kunder och partner samt företrädare för medier",
    "people.prospects": "kontaktpersoner hos potentiella kunder",
    "start.recorded": "den dag då uppgiften antecknades",
    "start.last_activity": "den senaste kontakten eller något annat ärende",
    # The legitimate interests; where the two registers have the same, it is said once
    "interests.intro": (
        "När behandlingen grundar sig på berättigat intresse är den personuppgiftsansvariges "
        "intresse:"
    ),
    "interest.customers.relationship_management": (
        "att ha varaktiga relationer till kunder, partner och medier, som affärsverksamheten "
        "bygger på"
    ),
    "interest.prospects.relationship_management": "att hitta nya kunder",
    "interest.follow_up": "att följa hur affärsverksamheten utvecklas",
    "interest.customer_communication": "att informera om det som rör de gemensamma kontakterna",
    "interest.customer_survey": "att få veta vad man tycker om produkterna och tjänsterna",
    "interest.customers.marketing": (
        "att upprätthålla och öka försäljningen till dem som redan är kunder eller partner"
    ),
    "interest.prospects.marketing": (
        "att hitta nya köpare bland dem vars arbetsuppgifter produkterna och tjänsterna gäller"
    ),
    "interest.event_invitation": (
        "att informera om evenemang som har betydelse för personens arbete"
    ),
    "interest.market_research": "att känna marknaden i den egna branschen",
    "interest.opinion_research": "att känna till åsikterna i branschen",
    "interest.crisis_communication": (
        "att snabbt kunna nå människor i en kris, också i deras eget intresse"
    ),
    "interest.sales_kpi": "att mäta och planera försäljningen",
    "interests.none": (
        "Inget av ändamålen grundar sig på berättigat intresse. Det berättigade intresset av att "
        "föra en spärrlista anges i samband med spärrlistan."
    ),
    "public.web": "webbplatser",
    "public.fair": "mässornas publicerade förteckningar över utställare och deltagare",
    "sources.public": "Uppgifter fås också ur allmänt tillgängliga källor: {sources}.",
    "sources.not_public": (
        "Allmänt tillgängliga källor hör inte till registrets regelmässiga uppgiftskällor."
    ),
    "sources.others": (
        "Uppgifter som inte har erhållits från den registrerade själv fås från följande källor:"
    ),
    "sources.informed": (
        "Om uppgifterna inte har erhållits från den registrerade själv får han eller hon denna "
        "beskrivning inom en månad, dock senast vid den första kontakten (artikel 14.3)."
    ),
    "recipients.units": (
        "Inom företaget lämnas listor endast till följande enheter. För varje lista som lämnas "
        "ut ur registret antecknas datum, ändamål och mottagare."
    ),
    "recipients.joint": "Uppgifterna behandlas också av de gemensamt personuppgiftsansvariga:",
    "recipients.processors": (
        "Följande behandlar uppgifter för den personuppgiftsansvariges räkning och enligt dess "
        "instruktioner (artikel 28):"
    ),
    "recipients.own": (
        "Alla system där uppgifterna behandlas är den personuppgiftsansvariges egna; inget "
        "personuppgiftsbiträde anlitas."
    ),
    "retention.unset": "tills ändamålet med behandlingen har upphört",
    "retention.rest": "alla övriga uppgifter: tills ändamålet med behandlingen har upphört",
    "retention.end": (
        "Uppgifterna tas bort när lagringstiden har löpt ut, om inte lagen kräver att de bevaras "
        "eller de behövs för ett rättsligt anspråk."
    ),
    # What is kept besides the contacts
    "suppressions.content": (
        "Utöver själva registret för den personuppgiftsansvarige en spärrlista, så att ett "
        "förbud, en uppsagd prenumeration eller en adress som inte fungerar inte glöms bort. För "
        "varje spärrad e-postadress eller varje spärrat telefonnummer innehåller den ett "
        "nyckelberoende hashvärde, ur vilket adressen inte kan återskapas, samt spärrens "
        "ändamål, datum och orsak; den innehåller varken namn eller adresser. Adressen utelämnas "
        "ur listor för dessa ändamål, och om den är spärrad för alla ändamål importeras den inte "
        "på nytt."
    ),
    "suppressions.ground": (
        "Spärrlistan grundar sig på den personuppgiftsansvariges rättsliga förpliktelse att "
        "iaktta förbud och återkallade samtycken (artikel 6.1 c, 7.3 och 21.3). När en adress "
        "inte fungerar eller den personuppgiftsansvarige själv har spärrat den är grunden den "
        "personuppgiftsansvariges berättigade intresse av att inte skriva förgäves eller till "
        "fel person (artikel 6.1 f)."
    ),
    "suppressions.time": (
        "Uppgifterna på spärrlistan har ingen tidsfrist och finns kvar även om personens övriga "
        "uppgifter raderas: annars skulle förbudet glömmas bort. De tas bort när personen ber "
        "att åter bli kontaktad eller när det inte längre finns någon orsak till spärren."
    ),
    "history": (
        "Över varje ändring i registret förs en ändringshistorik. Det som har tagits bort eller "
        "rättats används inte längre men finns kvar i historiken, som används endast för att "
        "spåra ändringar, kontrollera tidigare listor och besvara de registrerades begäranden. "
        "Ur historiken försvinner uppgifterna när alla uppgifter om personen raderas."
    ),
    "mandatory": (
        "Varken lag eller avtal förpliktar någon att lämna uppgifterna. Utan kontaktuppgifter kan "
        "den personuppgiftsansvarige inte ta kontakt, sända begärt material eller sköta "
        "relationen."
    ),
    "mandatory.contract": (
        "De uppgifter som ett avtal förutsätter måste lämnas: utan dem kan avtalet varken ingås "
        "eller fullgöras. I övrigt förpliktar varken lag eller avtal någon att lämna "
        "uppgifterna. Utan kontaktuppgifter kan den personuppgiftsansvarige inte ta kontakt, "
        "sända begärt material eller sköta relationen."
    ),
    "automated": (
        "Den registrerade blir inte föremål för beslut som enbart grundas på automatiserad "
        "behandling och som har rättsliga följder för eller på liknande sätt i betydande grad "
        "påverkar honom eller henne (artikel 22)."
    ),
    "automated.newsletters": (
        "Öppningar av nyhetsbrev och klick på länkarna i dem antecknas för att innehållet ska "
        "kunna anpassas till läsarna. När en person har förbjudit direktmarknadsföring "
        "registreras personens öppningar och klick inte längre."
    ),
    "security.access": (
        "Listor lämnas ut ur registret endast för ett angivet ändamål och till en angiven enhet, "
        "och varje utlämnande antecknas. För varje ändring bevaras uppgift om vem som gjorde den "
        "och när."
    ),
    "security.sealed": "I krypterad form förvaras: {sections}.",
}
