"""The texts in Swedish."""

from __future__ import annotations

from schema.texts.parts import Texts
from schema.texts.subject_sv import SUBJECT

_FIELDS = {
    "id": "Identifierare",
    "kind": "Kategori av registrerade",
    "organisation": "Organisation",
    "given_name": "Förnamn",
    "family_name": "Efternamn",
    "role": "Arbetsuppgift",
    "language": "Kontaktspråk",
    "emails": "E-postadresser",
    "Email.address": "E-postadress",
    "address": "Adress",
    "use": "Användning",
    "shared_with": "Andra användare av adressen",
    "phones": "Telefonnummer",
    "number": "Nummer",
    "street": "Gatuadress",
    "postal_code": "Postnummer",
    "city": "Postort",
    "country": "Land",
    "responsible": "Vår kontaktperson",
    "lawful_basis": "Rättsliga grunder för behandlingen",
    "basis": "Rättslig grund",
    "since": "Från och med",
    "purpose": "Ändamål med behandlingen",
    "channels": "Kommunikationssätt",
    "evidence": "Bevis på samtycket",
    "withdrawn": "Samtycket återkallat",
    "objections": "Förbud",
    "against": "Vad förbudet gäller",
    "request": "Begärans identifierare",
    "restriction": "Begränsning av behandlingen",
    "ground": "Grund för begränsningen",
    "holds": "Förlängningar av lagringstiden",
    "reason": "Orsak",
    "until": "Upphör",
    "note": "Tilläggsuppgift",
    "informed": "Dag då dataskyddsbeskrivningen lämnades",
    "statements": "Den registrerades kompletterande utlåtanden",
    "text": "Text",
    "segments": "Målgrupper",
    "publications": "Publikationer",
    "outlets": "Medier",
    "interactions": "Kontakter",
    "date": "Datum",
    "channel": "Kontaktsätt",
    "summary": "Ärende",
    "by": "Vår representant",
    "surveys": "Svar på kundenkäter",
    "research": "Svar på marknads- och opinionsundersökningar",
    "survey": "Enkät",
    "answered": "Svarsdag",
    "results": "Svar",
    "newsletters": "Nyhetsbrev",
    "issue": "Nyhetsbrevets nummer",
    "sent": "Sändningsdag",
    "opens": "Öppningar",
    "clicks": "Klick",
    "sources": "Uppgifternas källor",
    "source": "Källa",
    "detail": "Precisering",
    "key": "Identifierare i källan",
    "Source.date": "Mottagningsdag",
    "documents": "Pappershandlingar",
    "PaperDocument.kind": "Typ av handling",
    "location": "Förvaringsplats",
    "project_type": "Projekttyp",
    "sales": "Försäljningsuppgifter",
    "estimated_sales": "Uppskattad försäljningsvolym",
    # Inside the sealed sections
    "period": "Period",
    "amount": "Belopp",
    "currency": "Valuta",
    "product_group": "Produktgrupp",
    "year": "År",
    "confidence": "Uppskattningens säkerhet",
    # Columns of lists that are no fields
    "email": "E-postadress",
    "phone": "Telefonnummer",
    "permission_basis": "Grund för kontakten",
    "recipient_class": "Mottagarens ställning",
}

_WORDS = {
    "RegisterName": {
        "customers": "kund- och partnerregister, medieregister",
        "prospects": "register över potentiella kunder",
    },
    "Kind": {
        "customer": "kund",
        "partner": "partner",
        "media": "medier",
        "prospect": "potentiell kund",
    },
    "Purpose": {
        "customer_communication": "kundkommunikation",
        "customer_survey": "kundenkäter",
        "marketing": "marknadsföring",
        "event_invitation": "inbjudningar till evenemang",
        "market_research": "marknadsundersökning",
        "opinion_research": "opinionsundersökning",
        "crisis_communication": "kriskommunikation",
    },
    "ProcessingPurpose": {
        "relationship_management": "att skapa, upprätthålla och utveckla relationen",
        "follow_up": "uppföljning av den gemensamma verksamheten",
        "customer_communication": "kundkommunikation",
        "customer_survey": "kundenkäter",
        "marketing": "marknadsföring",
        "event_invitation": "inbjudningar till evenemang",
        "market_research": "marknadsundersökning",
        "opinion_research": "opinionsundersökning",
        "crisis_communication": "kriskommunikation",
        "sales_kpi": "nyckeltal för försäljningen",
    },
    "Channel": {
        "email": "e-post",
        "phone": "telefon",
        "sms": "textmeddelande",
        "post": "post",
    },
    "Basis": {
        "consent": "samtycke",
        "customer_relationship": "kundförhållande",
        "partner_relationship": "partnerförhållande",
        "law": "rättslig förpliktelse",
        "legitimate_interest": "berättigat intresse",
    },
    "ObjectionKind": {
        "direct_advertising": "direktreklam",
        "distance_selling": "distansförsäljning",
        "other_direct_marketing": "annan direktmarknadsföring",
        "market_research": "marknadsundersökning",
        "opinion_research": "opinionsundersökning",
    },
    "RestrictionGround": {
        "accuracy_contested": "den registrerade bestrider uppgifternas korrekthet",
        "unlawful_processing": "olaglig behandling",
        "legal_claims": "fastställande, görande gällande eller försvar av rättsliga anspråk",
        "objection_pending": "en invändning utreds",
    },
    "SourceKind": {
        "self": "den registrerade själv",
        "erp": "affärssystemet (ERP)",
        "web": "webben",
        "fair": "mässor",
        "own_activity": "den egna verksamheten",
    },
    "HoldReason": {
        "legal_claim": "rättsligt anspråk",
        "bookkeeping": "bokföring",
        "contract": "avtal",
        "other": "annan orsak",
    },
    "InteractionChannel": {
        "email": "e-post",
        "phone": "telefon",
        "meeting": "möte",
        "fair": "mässa",
        "web": "webben",
        "letter": "brev",
        "other": "annat",
    },
    "Use": {
        "work": "i arbetet",
        "personal": "privat",
    },
    "DocumentKind": {
        "contract": "avtal",
        "consent": "samtycke",
        "request": "begäran",
        "other": "annat",
    },
    "RequestKind": {
        "access": "tillgång till uppgifter",
        "rectification": "rättelse av uppgifter",
        "completion": "komplettering av uppgifter",
        "erasure": "radering av uppgifter",
        "restriction": "begränsning av behandlingen",
        "objection": "invändning mot behandlingen",
        "portability": "överföring av uppgifter (dataportabilitet)",
    },
    "RequestChannel": {
        "letter": "brev",
        "email": "e-post",
        "phone": "telefon",
        "in_person": "personligt besök",
        "web": "webben",
        "own_initiative": "eget initiativ",
    },
    "Outcome": {
        "fulfilled": "tillgodosedd",
        "partly_fulfilled": "delvis tillgodosedd",
        "refused": "avslagen",
        "withdrawn": "återkallad",
        "erased": "uppgifterna raderade",
    },
    "SuppressionReason": {
        "objection": "förbud",
        "unsubscribe": "avslutad prenumeration",
        "bounce": "meddelanden kunde inte levereras",
        "manual": "spärr av den personuppgiftsansvarige",
    },
    "RetentionCategory": {
        "contact": "alla uppgifter om kontaktpersonen",
        "interactions": "kontakter",
        "surveys": "svar på kundenkäter",
        "research": "svar på marknads- och opinionsundersökningar",
        "newsletters": "nyhetsbrev med öppningar och klick",
    },
    "RetentionTrigger": {
        "recorded": "från det att uppgiften antecknades",
        "last_activity": "från den senaste händelsen",
    },
}

_SENTENCES = {
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
    "description.it": "B: Uppgifter som behandlas med ADB",
    "description.rights": "Den registrerades rättigheter",
    # What a register is kept for
    "purpose.customers.relationship_management": (
        "att skapa, upprätthålla och utveckla kund- och partnerrelationer"
    ),
    "purpose.customers.follow_up": ("att följa upp verksamheten med nuvarande kunder och partner"),
    "purpose.customers.customer_communication": "att sända kundkommunikation",
    "purpose.customers.customer_survey": "att sända kundenkäter",
    "purpose.customers.marketing": (
        "att marknadsföra produkter och tjänster till kunder och partner"
    ),
    "purpose.customers.event_invitation": "att informera om den personuppgiftsansvariges evenemang",
    "purpose.customers.market_research": "att sända marknadsundersökningar",
    "purpose.customers.opinion_research": "att sända opinionsundersökningar",
    "purpose.customers.crisis_communication": (
        "kriskommunikation: att ta kontakt vid en eventuell kris"
    ),
    "purpose.customers.sales_kpi": "nyckeltal för försäljningen (KPI)",
    "purpose.prospects.relationship_management": "att skapa kundrelationer",
    "purpose.prospects.follow_up": "att följa upp verksamheten med potentiella kunder",
    "purpose.prospects.customer_communication": "att kommunicera med potentiella kunder",
    "purpose.prospects.customer_survey": "att sända enkäter till potentiella kunder",
    "purpose.prospects.marketing": (
        "att marknadsföra produkter och tjänster till potentiella kunder"
    ),
    "purpose.prospects.event_invitation": "att informera om den personuppgiftsansvariges evenemang",
    "purpose.prospects.market_research": "att sända marknadsundersökningar",
    "purpose.prospects.opinion_research": "att sända opinionsundersökningar",
    "purpose.prospects.crisis_communication": (
        "kriskommunikation: att ta kontakt vid en eventuell kris"
    ),
    "purpose.prospects.sales_kpi": "nyckeltal för försäljningen (KPI)",
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
    # Sources, disclosures, transfers
    "source.self": "Personuppgifterna samlas i första hand in från den registrerade själv",
    "source.erp": "Den personuppgiftsansvariges affärssystem (ERP)",
    "source.own_activity": "Den personuppgiftsansvariges egen verksamhet",
    "source.web": "webben",
    "source.fair": "mässor",
    "disclosures": "Uppgifter lämnas ut endast inom den personuppgiftsansvariges företag.",
    "transfers": "Uppgifter överförs inte till länder utanför EU eller EES.",
    # The rights paragraph of the register description
    "rights.description": (
        "Den registrerade har rätt att kontrollera de personuppgifter som gäller honom eller "
        "henne, att begära att uppgifterna rättas, kompletteras eller raderas samt att förbjuda "
        "att personuppgifterna behandlas för direktreklam, distansförsäljning och annan "
        "direktmarknadsföring samt för marknads- och opinionsundersökningar."
    ),
    "rights.form": (
        "En begäran eller ett förbud kan framställas fritt formulerat, till exempel per e-post, "
        "telefon eller brev, med kontaktuppgifterna i punkt 2. En skriftlig och undertecknad "
        "begäran kan också sändas till den adress som anges där. Den personuppgiftsansvarige "
        "kontrollerar vem som framställer begäran innan uppgifter lämnas ut eller raderas."
    ),
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
    "notice.rights": "11. Den registrerades rättigheter",
    "notice.exercise": "12. Hur rättigheterna utövas",
    "notice.complaint": "13. Klagomål till tillsynsmyndigheten",
    "notice.mandatory": "14. Är det obligatoriskt att lämna uppgifterna",
    "notice.automated": "15. Automatiserat beslutsfattande och profilering",
    "notice.protection": "16. Skyddet av uppgifterna",
    "people.customers": "kontaktpersoner hos kunder och partner samt företrädare för medier",
    "people.prospects": "kontaktpersoner hos potentiella kunder",
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
    "column.security": "Säkerhetsåtgärder",
    "column.data": "Uppgifter",
    "column.period": "Lagringstid",
    "column.start": "Räknas från",
    "caption.purposes": "Behandlingens ändamål och deras rättsliga grunder",
    "caption.retention": "Lagringstider",
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
        "Rätt att göra invändningar: att av skäl som hänför sig till den egna specifika "
        "situationen invända mot behandling som grundar sig på berättigat intresse (artikel 21.1)."
    ),
    "right.marketing": (
        "Rätt att förbjuda: att när som helst och utan att ange skäl förbjuda behandling för "
        "direktreklam, distansförsäljning och annan direktmarknadsföring, inbegripet profilering "
        "som har samband med den, samt för marknads- och opinionsundersökningar. Behandlingen för "
        "detta ändamål upphör då (artikel 21.2 och 21.3)."
    ),
    "right.withdrawal": (
        "Rätt att återkalla samtycke: att när som helst återkalla ett samtycke, lika lätt som det "
        "gavs. Återkallelsen påverkar inte lagligheten av den behandling som skett dessförinnan "
        "(artikel 7.3)."
    ),
    "right.intro": "Den registrerade har följande rättigheter:",
    "exercise": (
        "En begäran kan framställas fritt formulerad, till exempel per e-post, telefon eller brev, "
        "till kontaktpunkten i punkt 2. Den personuppgiftsansvarige kontrollerar vem som "
        "framställer begäran innan uppgifter lämnas ut eller raderas. En begäran besvaras utan "
        "onödigt dröjsmål och senast inom en månad. Tiden för en komplicerad begäran kan förlängas "
        "med högst två månader; den registrerade underrättas då om förlängningen och orsaken till "
        "den. Det är avgiftsfritt att utöva rättigheterna."
    ),
    "complaint": (
        "En registrerad som anser att behandlingen strider mot lagen har rätt att lämna in ett "
        "klagomål till en tillsynsmyndighet, särskilt i den medlemsstat där han eller hon har sin "
        "hemvist eller sin arbetsplats eller där det påstådda intrånget begicks (artikel 77). I "
        "Finland är tillsynsmyndigheten dataombudsmannen: Dataombudsmannens byrå, PB 800, 00531 "
        "Helsingfors, tietosuoja@om.fi, telefon 029 566 6700, tietosuoja.fi/sv."
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
    # The record
    "record.intro": (
        "Register över behandling enligt artikel 30.1 i den allmänna dataskyddsförordningen (EU) "
        "2016/679."
    ),
    "record.controller": "Personuppgiftsansvarig och kontaktpunkt",
    "record.common": "Gemensamt för registrets alla ändamål",
    "record.registers": "alla register",
    "security.access": (
        "Listor lämnas ut ur registret endast för ett angivet ändamål och till en angiven enhet, "
        "och varje utlämnande antecknas. För varje ändring bevaras uppgift om vem som gjorde den "
        "och när."
    ),
    "security.sealed": "I krypterad form förvaras: {sections}.",
}

TEXTS = Texts(_FIELDS, _WORDS, {**_SENTENCES, **SUBJECT})
