"""The texts in English."""

from __future__ import annotations

from schema.texts.parts import Texts
from schema.texts.subject_en import SUBJECT

_FIELDS = {
    "id": "Identifier",
    "kind": "Kind",
    "organisation": "Organisation",
    "given_name": "Given name",
    "family_name": "Family name",
    "role": "Duties at work",
    "language": "Language",
    "emails": "E-mail addresses",
    "Email.address": "E-mail address",
    "address": "Address",
    "use": "Used",
    "shared_with": "Shared with",
    "phones": "Phone numbers",
    "number": "Number",
    "street": "Street",
    "postal_code": "Postal code",
    "city": "City",
    "country": "Country",
    "responsible": "Our contact person",
    "lawful_basis": "Why the data is kept",
    "basis": "Ground",
    "since": "Since",
    "purpose": "Purpose",
    "channels": "By",
    "evidence": "Evidence",
    "withdrawn": "Withdrawn",
    "objections": "Objections",
    "against": "Against",
    "request": "Request",
    "restriction": "Restriction of processing",
    "ground": "Ground",
    "holds": "Reasons to keep it longer",
    "reason": "Reason",
    "until": "Until",
    "note": "Note",
    "informed": "Date of the privacy notice",
    "statements": "Statements by the person",
    "text": "Text",
    "segments": "Groups",
    "publications": "Publications received",
    "outlets": "Publishes in",
    "interactions": "Contacts with us",
    "date": "Date",
    "channel": "By",
    "summary": "About",
    "by": "Our person",
    "surveys": "Answers to customer surveys",
    "research": "Answers to market and opinion research",
    "survey": "Survey",
    "answered": "Answered",
    "results": "Answers",
    "newsletters": "Newsletters",
    "issue": "Issue",
    "sent": "Sent",
    "opens": "Opens",
    "clicks": "Clicks",
    "sources": "Where the data came from",
    "source": "Source",
    "detail": "Which",
    "key": "Identifier in the source",
    "documents": "Paper documents",
    "location": "Kept in",
    "project_type": "Project type",
    "sales": "Sales data",
    "estimated_sales": "Estimated sales",
    # Inside the sealed sections
    "period": "Period",
    "amount": "Amount",
    "currency": "Currency",
    "product_group": "Product group",
    "year": "Year",
    "confidence": "Confidence",
    # Columns of lists that are no fields
    "email": "E-mail address",
    "phone": "Phone number",
    "permission_basis": "Ground of the permission",
    "recipient_class": "Kind of recipient",
}

_WORDS = {
    "RegisterName": {
        "customers": "customer and partner register, media register",
        "prospects": "register of potential customers",
    },
    "Kind": {
        "customer": "customer",
        "partner": "partner",
        "media": "media",
        "prospect": "potential customer",
    },
    "Purpose": {
        "customer_communication": "customer communication",
        "customer_survey": "customer surveys",
        "marketing": "marketing",
        "event_invitation": "invitations to events",
        "market_research": "market research",
        "opinion_research": "opinion research",
        "crisis_communication": "communication in a crisis",
    },
    "ProcessingPurpose": {
        "relationship_management": "creating, keeping and developing the relationship",
        "follow_up": "following up what we do together",
        "customer_communication": "customer communication",
        "customer_survey": "customer surveys",
        "marketing": "marketing",
        "event_invitation": "invitations to events",
        "market_research": "market research",
        "opinion_research": "opinion research",
        "crisis_communication": "communication in a crisis",
        "sales_kpi": "key figures of sales",
    },
    "Channel": {
        "email": "e-mail",
        "phone": "phone",
        "sms": "text message",
        "post": "post",
    },
    "Basis": {
        "consent": "consent",
        "customer_relationship": "customer relationship",
        "partner_relationship": "partner relationship",
        "law": "obligation in law",
        "legitimate_interest": "legitimate interest",
    },
    "ObjectionKind": {
        "direct_advertising": "direct advertising",
        "distance_selling": "distance selling",
        "other_direct_marketing": "other direct marketing",
        "market_research": "market research",
        "opinion_research": "opinion research",
    },
    "RestrictionGround": {
        "accuracy_contested": "the person contests that the data is right",
        "unlawful_processing": "unlawful processing",
        "legal_claims": "legal claims",
        "objection_pending": "an objection is being looked into",
    },
    "SourceKind": {
        "self": "the person",
        "erp": "our business system (ERP)",
        "web": "web",
        "fair": "fair",
        "own_activity": "our own activity",
    },
    "HoldReason": {
        "legal_claim": "a legal claim",
        "bookkeeping": "bookkeeping",
        "contract": "contract",
        "other": "other",
    },
    "InteractionChannel": {
        "email": "e-mail",
        "phone": "phone",
        "meeting": "meeting",
        "fair": "fair",
        "web": "web",
        "letter": "letter",
        "other": "other",
    },
    "Use": {
        "work": "at work",
        "personal": "personally",
    },
    "DocumentKind": {
        "contract": "contract",
        "consent": "consent",
        "request": "request",
        "other": "other",
    },
    "RequestKind": {
        "access": "access",
        "rectification": "rectification",
        "completion": "completion",
        "erasure": "erasure",
        "restriction": "restriction",
        "objection": "objection",
        "portability": "portability",
    },
    "RequestChannel": {
        "letter": "letter",
        "email": "e-mail",
        "phone": "phone",
        "in_person": "in person",
        "web": "web",
        "own_initiative": "our own initiative",
    },
    "Outcome": {
        "fulfilled": "fulfilled",
        "partly_fulfilled": "partly fulfilled",
        "refused": "refused",
        "withdrawn": "withdrawn",
        "erased": "erased",
    },
    "SuppressionReason": {
        "objection": "objection",
        "unsubscribe": "unsubscribed",
        "bounce": "messages could not be delivered",
        "manual": "blocked by us",
    },
    "RetentionCategory": {
        "contact": "the whole contact",
        "interactions": "contacts with us",
        "surveys": "answers to customer surveys",
        "research": "answers to market and opinion research",
        "newsletters": "newsletters with opens and clicks",
    },
    "RetentionTrigger": {
        "recorded": "after it was recorded",
        "last_activity": "after the last activity",
    },
}

_SENTENCES = {
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
    "description.it": "B: Data processed by IT",
    "description.rights": "Rights of the data subject",
    # What a register is kept for
    "purpose.customers.relationship_management": (
        "creating, maintaining and developing customer and partner relationships"
    ),
    "purpose.customers.follow_up": "following up activities with current customers and partners",
    "purpose.customers.customer_communication": "sending customer communication",
    "purpose.customers.customer_survey": "sending customer surveys",
    "purpose.customers.marketing": "marketing products and services to customers and partners",
    "purpose.customers.event_invitation": "giving information on the controller’s events",
    "purpose.customers.market_research": "sending market research",
    "purpose.customers.opinion_research": "sending opinion research",
    "purpose.customers.crisis_communication": (
        "crisis communication: getting in touch if there is a crisis"
    ),
    "purpose.customers.sales_kpi": "key figures of sales (KPI)",
    "purpose.prospects.relationship_management": "creating customer relationships",
    "purpose.prospects.follow_up": "following up activities with potential customers",
    "purpose.prospects.customer_communication": "sending communication to potential customers",
    "purpose.prospects.customer_survey": "sending surveys to potential customers",
    "purpose.prospects.marketing": "marketing products and services to potential customers",
    "purpose.prospects.event_invitation": "giving information on the controller’s events",
    "purpose.prospects.market_research": "sending market research",
    "purpose.prospects.opinion_research": "sending opinion research",
    "purpose.prospects.crisis_communication": (
        "crisis communication: getting in touch if there is a crisis"
    ),
    "purpose.prospects.sales_kpi": "key figures of sales (KPI)",
    "purpose.bases": (
        "The processing of personal data is based on Article 6 of the General Data Protection "
        "Regulation (EU) 2016/679. The grounds are:"
    ),
    # The grounds, with their place in the law
    "basis.consent": "the data subject’s consent (Art. 6(1)(a))",
    "basis.customer_relationship": (
        "the customer relationship: performance of a contract or legitimate interest (Art. 6(1)(b) "
        "or (f))"
    ),
    "basis.partner_relationship": (
        "the partner relationship: performance of a contract or legitimate interest (Art. 6(1)(b) "
        "or (f))"
    ),
    "basis.law": "law: a legal obligation of the controller (Art. 6(1)(c))",
    "basis.legitimate_interest": "the controller’s legitimate interest (Art. 6(1)(f))",
    # The data content; the fields behind each line stand in schema.content
    "content.customers.organisation": "name of the customer’s or partner’s company",
    "content.prospects.organisation": "name of the potential customer’s company",
    "content.name": "name of the contact person",
    "content.reach": "contact details",
    "content.responsible": "the controller’s contact person",
    "content.sales": "sales data",
    "content.customers.interactions": "customers’ and partners’ contacts with the controller",
    "content.prospects.interactions": "potential customers’ contacts with the controller",
    "content.surveys": "results of customer surveys",
    "content.research": "results of market and opinion research",
    "content.publications": "publications",
    "content.newsletters": "newsletters",
    "content.prospects.sources": "source of the contact details",
    "content.project_type": "project type",
    "content.estimated_sales": "estimated volume of sales",
    "content.further": (
        "For communication, for its upkeep and for the data subject’s rights, the register also "
        "holds:"
    ),
    "content.work": "the contact person’s work and language",
    "content.outlets": "the media in which the person publishes",
    "content.grouping": "identification and grouping",
    "content.permission": "legal bases, and the data subject’s requests and objections",
    "content.customers.sources": "sources of the data",
    "content.documents": "paper documents, such as contracts, and where they are kept",
    # Sources, disclosures, transfers
    "source.self": "Personal data is collected primarily from the data subject",
    "source.erp": "The controller’s business system (ERP)",
    "source.own_activity": "The controller’s own activity",
    "source.web": "web",
    "source.fair": "fairs",
    "disclosures": "Data is disclosed only inside the controller’s company.",
    "transfers": "Data is not transferred outside the EU or the EEA.",
    # The rights paragraph of the register description
    "rights.description": (
        "Data subjects have the right to inspect the personal data concerning them, to ask for it "
        "to be rectified, completed or erased, and to prohibit its processing for direct "
        "advertising, distance selling and other direct marketing, and for market research and "
        "opinion research."
    ),
    "rights.form": (
        "A request or prohibition may be made in any form, for example by e-mail, by phone or by "
        "letter, with the contact details in section 2. A written and signed request may also be "
        "sent to the address given there. Before data is handed out or erased, the controller "
        "verifies who is asking."
    ),
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
    "notice.rights": "11. Rights of the data subject",
    "notice.exercise": "12. How to use the rights",
    "notice.complaint": "13. Complaint to the supervisory authority",
    "notice.mandatory": "14. Whether the data must be given",
    "notice.automated": "15. Automated decisions and profiling",
    "notice.protection": "16. Protection of the data",
    "people.customers": "contact persons of customers and partners, and members of the media",
    "people.prospects": "contact persons of potential customers",
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
    "column.security": "Security measures",
    "column.data": "Data",
    "column.period": "Kept for",
    "column.start": "Counted from",
    "caption.purposes": "Purposes and their legal bases",
    "caption.retention": "Time limits",
    "start.recorded": "the day on which it was recorded",
    "start.last_activity": "the last activity",
    "interests.customers": (
        "Where the processing is based on legitimate interest, the interest is to look after and "
        "develop customer, partner and media relationships, to market products and services, to "
        "follow up the business, and to reach people in a crisis."
    ),
    "interests.prospects": (
        "Where the processing is based on legitimate interest, the interest is to create customer "
        "relationships, to market products and services to people whose duties they concern, and "
        "to learn about the market."
    ),
    "interests.none": "The processing is not based on legitimate interest.",
    "sources.others": "Data not had from the data subject comes from these sources:",
    "sources.informed": (
        "Where data was not had from the data subject, the person is given this notice within one "
        "month, and at the latest when first contacted (Art. 14(3))."
    ),
    "recipients.units": (
        "Data is disclosed only inside the controller’s company, to these units. Each list that "
        "leaves the register is recorded with its date, purpose and recipient."
    ),
    "retention.unset": "until the purpose has ended",
    "retention.end": (
        "Data is erased or made anonymous when its period has ended, unless the law requires it to "
        "be kept or it is needed for a legal claim."
    ),
    "right.access": (
        "Access: to be told whether data on them is processed, and to receive a copy (Art. 15)."
    ),
    "right.rectification": (
        "Rectification: to have incorrect data corrected and incomplete data completed (Art. 16)."
    ),
    "right.erasure": (
        "Erasure: to have data erased where the law gives no reason to keep it (Art. 17)."
    ),
    "right.restriction": (
        "Restriction: to have the use of the data limited, for example while its accuracy is "
        "checked (Art. 18)."
    ),
    "right.portability": (
        "Portability: to receive data that they have given under a consent or a contract in a "
        "machine-readable form, and to have it transmitted to another controller (Art. 20)."
    ),
    "right.objection": (
        "Objection: to object, on grounds relating to their particular situation, to processing "
        "based on legitimate interest (Art. 21(1))."
    ),
    "right.marketing": (
        "Prohibition: to object at any time, without giving reasons, to direct advertising, "
        "distance selling and other direct marketing and the profiling connected with it, and to "
        "market research and opinion research. The processing for that purpose then stops (Art. "
        "21(2)–(3))."
    ),
    "right.withdrawal": (
        "Withdrawal of consent: to withdraw a consent at any time, as easily as it was given. "
        "Withdrawal does not make earlier processing unlawful (Art. 7(3))."
    ),
    "right.intro": "The data subject has the following rights:",
    "exercise": (
        "A request may be made in any form, for example by e-mail, by phone or by letter, to the "
        "contact point in section 2. Before data is handed out or erased, the controller verifies "
        "who is asking. A request is answered without delay, within one month at the latest; a "
        "complex request may take up to two months more, and the person is then told why. Using "
        "the rights is free of charge."
    ),
    "complaint": (
        "A data subject who considers that the processing breaks the law may complain to a "
        "supervisory authority, in particular in the Member State of residence, of work or of the "
        "alleged infringement (Art. 77). In Finland it is the Office of the Data Protection "
        "Ombudsman: P.O. Box 800, FI-00531 Helsinki, tietosuoja@om.fi, phone +358 29 566 6700, "
        "tietosuoja.fi/en."
    ),
    "mandatory": (
        "Neither law nor contract obliges anybody to give the data. Without contact details the "
        "controller can’t get in touch, send what has been asked for or look after the "
        "relationship."
    ),
    "automated": (
        "No decisions are made by automated means alone that would have legal or similarly "
        "significant effects on the person (Art. 22)."
    ),
    "automated.newsletters": (
        "Opens of newsletters and clicks on their links are recorded, so that their content can be "
        "made to suit the readers. Whoever objects to direct marketing is no longer followed."
    ),
    # The record
    "record.intro": (
        "Record of processing activities under Article 30(1) of the General Data Protection "
        "Regulation (EU) 2016/679."
    ),
    "record.controller": "Controller and contact point",
    "record.common": "Common to every purpose of the register",
    "record.registers": "all registers",
    "security.access": (
        "Lists leave the register only for a named purpose and unit, and each is recorded. Every "
        "change is kept with its author and time."
    ),
    "security.sealed": "Kept encrypted: {sections}.",
}

TEXTS = Texts(_FIELDS, _WORDS, {**_SENTENCES, **SUBJECT})
