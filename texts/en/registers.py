"""What is said of a register, its purposes, content and sources, in English."""

TEXTS = {
    # What a register is kept for; where the two are kept for the same, it is said once
    "purpose.customers.relationship_management": (
        "creating, maintaining and developing customer and partner relationships"
    ),
    "purpose.customers.follow_up": "following up activities with current customers and partners",
    "purpose.customers.customer_communication": "sending customer communication",
    "purpose.customers.customer_survey": "sending customer surveys",
    "purpose.customers.marketing": "marketing products and services to customers and partners",
    "purpose.event_invitation": "giving information on the controller’s events",
    "purpose.market_research": "sending market research",
    "purpose.opinion_research": "sending opinion research",
    "purpose.crisis_communication": ("crisis communication: getting in touch if there is a crisis"),
    "purpose.sales_kpi": "key figures of sales (KPI)",
    "purpose.prospects.relationship_management": "creating customer relationships",
    "purpose.prospects.follow_up": "following up activities with potential customers",
    "purpose.prospects.customer_communication": "sending communication to potential customers",
    "purpose.prospects.customer_survey": "sending surveys to potential customers",
    "purpose.prospects.marketing": "marketing products and services to potential customers",
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
    # Sources, disclosures, transfers, and what else the documents say of it
    "source.self": "Personal data is collected primarily from the data subject",
    "source.erp": "The controller’s business system (ERP)",
    "source.own_activity": "The controller’s own activity",
    "source.web": "web",
    "source.fair": "fairs",
    "disclosures": "Data is disclosed only inside the controller’s company.",
    "transfers": "Data is not transferred outside the EU or the EEA.",
    "people.customers": "contact persons of customers and partners, and members of the media",
    "people.prospects": "contact persons of potential customers",
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
    "security.access": (
        "Lists leave the register only for a named purpose and unit, and each is recorded. Every "
        "change is kept with its author and time."
    ),
    "security.sealed": "Kept encrypted: {sections}.",
}
