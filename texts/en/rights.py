"""The rights of the data subject, in English."""

TEXTS = {
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
    "right.access": (
        "Access: to be told whether data about them is processed, and to receive a copy (Art. 15)."
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
        "Objection: the data subject may object, on grounds relating to their particular "
        "situation, to processing based on legitimate interest (Art. 21(1))."
    ),
    "right.marketing": (
        "Prohibition of direct marketing: the data subject may object at any time, without "
        "giving reasons, to processing for direct advertising, distance selling and other direct "
        "marketing, and to the profiling connected with it. The processing for these purposes "
        "then stops (Art. 21(2)–(3))."
    ),
    "right.withdrawal": (
        "Withdrawal of consent: to withdraw a consent at any time, as easily as it was given. "
        "Withdrawal does not make earlier processing unlawful (Art. 7(3))."
    ),
    "right.research": (
        "The controller promises more than the law asks for: market research and opinion "
        "research can be prohibited in the same way as direct marketing, at any time and without "
        "giving reasons. (By law, the right to object to them depends on the person’s particular "
        "situation, Art. 21(1).)"
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
        "supervisory authority. It may be that of the Member State in which they live or work, "
        "or in which they think the law was broken (Art. 77)."
    ),
    "complaint.authority": "The supervisory authority of the controller is: {authority}.",
}
