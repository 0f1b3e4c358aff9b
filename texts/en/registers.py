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
    # The grounds, with their place in the law
    "purpose.recorded": "It is recorded for each person why their data is held: {bases}.",
    "consent.besides.finland": (
        "Marketing and invitations by e-mail and text message need the recipient’s consent "
        "besides, where section 200 of the Act on Electronic Communications Services (917/2014) "
        "asks for it."
    ),
    "consent.besides": (
        "Marketing and invitations by e-mail and text message need the recipient’s consent "
        "besides, where the national law on electronic direct marketing (Directive 2002/58/EC, "
        "Article 13) asks for it."
    ),
    "ground.consent": "the data subject’s consent (Art. 6(1)(a))",
    "ground.contract": (
        "a contract with the data subject, or steps taken before one at their request (Art. "
        "6(1)(b))"
    ),
    "ground.legal_obligation": "a legal obligation of the controller (Art. 6(1)(c))",
    "ground.legitimate_interest": "the controller’s legitimate interest (Art. 6(1)(f))",
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
    "disclosures.joint": (
        "Data is disclosed only inside the controller’s company and to the joint controllers."
    ),
    "transfers.beyond": (
        "Data may be transferred to these recipients outside the EU and the EEA. Beside each "
        "stands what allows the transfer:"
    ),
    "transfers.copy": (
        "Where no other place is named, a copy of the safeguards can be had from the contact point."
    ),
    "transfers.copy_at": "a copy: {place}",
    "transfers.controller": (
        "The controller is established outside the EU and the EEA: the data is processed in its "
        "country ({country})."
    ),
    "people.customers": "contact persons of customers and partners, and members of the media",
    "people.prospects": "contact persons of potential customers",
    "start.recorded": "the day on which it was recorded",
    "start.last_activity": "the last contact or other dealings",
    # The legitimate interests; where the two registers have the same, it is said once
    "interests.intro": (
        "Where the processing is based on legitimate interest, the controller’s interest is:"
    ),
    "interest.customers.relationship_management": (
        "to have lasting relationships with customers, partners and the media, on which its "
        "business depends"
    ),
    "interest.prospects.relationship_management": "to find new customers",
    "interest.follow_up": "to follow how its business with them is going",
    "interest.customer_communication": "to tell people what concerns their dealings with it",
    "interest.customer_survey": "to learn what people think of its products and services",
    "interest.customers.marketing": (
        "to keep and increase its sales to those who deal with it already"
    ),
    "interest.prospects.marketing": (
        "to find new buyers among those whose duties at work its products and services concern"
    ),
    "interest.event_invitation": "to tell people of events that matter for their work",
    "interest.market_research": "to learn about its market",
    "interest.opinion_research": "to learn what people in its field think",
    "interest.crisis_communication": (
        "to reach people quickly in a crisis, in their own interest as well"
    ),
    "interest.sales_kpi": "to measure and plan its sales",
    "interests.none": (
        "None of the purposes is based on legitimate interest. The legitimate interest in keeping "
        "a suppression list is stated with that list."
    ),
    "public.web": "websites",
    "public.fair": "the published lists of exhibitors and participants of fairs",
    "sources.public": "Data also comes from publicly accessible sources: {sources}.",
    "sources.not_public": (
        "Publicly accessible sources are not among the regular sources of the register."
    ),
    "sources.others": (
        "Data that has not been obtained from the data subject comes from these sources:"
    ),
    "sources.informed": (
        "Where data has not been obtained from the data subject, the person is given this notice "
        "within one month, and at the latest when first contacted (Art. 14(3))."
    ),
    "recipients.units": (
        "Inside the company, lists go to these units only. Each list that leaves the register is "
        "recorded with its date, purpose and recipient."
    ),
    "recipients.joint": "Data is also processed by the joint controllers:",
    "recipients.processors": (
        "These process data on behalf of the controller and on its instructions (Art. 28):"
    ),
    "recipients.own": (
        "All systems in which the data is processed are the controller’s own: no processor is used."
    ),
    "retention.unset": "until the purpose has ended",
    "retention.rest": "all other data: until the purpose has ended",
    "retention.end": (
        "Data is removed when its period has ended, unless the law requires it to be kept or it "
        "is needed for a legal claim."
    ),
    # What is kept besides the contacts
    "suppressions.content": (
        "Besides the contacts, the controller keeps a suppression list, so that a prohibition, a "
        "cancelled subscription or an address that does not work is remembered. Of each blocked "
        "e-mail address or phone number it holds a keyed hash, which cannot be turned back into "
        "the address, and the purposes, the date and the reason of the block; no name and no "
        "address. The address is left out of lists for these purposes, and where it is blocked "
        "for all of them, it is not imported again."
    ),
    "suppressions.ground": (
        "The suppression list is kept because of the controller’s legal obligation to respect "
        "prohibitions and withdrawals (Art. 6(1)(c), 7(3) and 21(3)); where an address does not "
        "work or the controller has blocked it itself, because of the controller’s legitimate "
        "interest not to write in vain or to the wrong person (Art. 6(1)(f))."
    ),
    "suppressions.time": (
        "What stands on the suppression list has no time limit, and stays when the person’s "
        "other data is erased: otherwise the prohibition would be forgotten. It is removed when "
        "the person asks to be contacted again, or when there is no longer any reason for the "
        "block."
    ),
    "history": (
        "Every change of the register is kept in a change history. What has been removed or "
        "corrected is no longer in use, but stays in that history, which is used only to trace "
        "changes, to check earlier lists and to answer requests of data subjects. It leaves the "
        "history when all the data of the person is erased."
    ),
    "mandatory": (
        "Neither law nor contract obliges anybody to give the data. Without contact details the "
        "controller can’t get in touch, send what has been asked for or look after the "
        "relationship."
    ),
    "mandatory.contract": (
        "The data that a contract needs has to be given: without it, the contract cannot be made "
        "or carried out. Otherwise neither law nor contract obliges anybody to give the data. "
        "Without contact details the controller cannot get in touch, send what has been asked "
        "for or look after the relationship."
    ),
    "automated": (
        "No decisions are made by automated means alone that would have legal or similarly "
        "significant effects on the person (Art. 22)."
    ),
    "automated.newsletters": (
        "Opens of newsletters and clicks on their links are recorded, so that their content can "
        "be made to suit the readers. Once a person has objected to direct marketing, their "
        "opens and clicks are no longer recorded."
    ),
    "security.access": (
        "Lists leave the register only for a named purpose and unit, and each is recorded. Every "
        "change is kept with its author and time."
    ),
    "security.sealed": "Kept encrypted: {sections}.",
}
