"""What `init` asks of the controller.

Every answer is one line of text, by the name of its option, so that a person, a script and a draft
of an earlier run give it in one form.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schema.field_path import FieldPath


@dataclass(frozen=True, slots=True)
class Question:
    """A question by its option: its words on a terminal, those of the option's help, its default.

    `field` is what the answer fills in; None where it is more than one value.
    """

    option: str
    words: str
    help: str
    field: FieldPath | None = None
    default: str = ""


QUESTIONS = (
    Question("name", "The company's name", "The company's name.", ("name",)),
    Question("street", "Street address", "Its street address.", ("address", "street")),
    Question("postal-code", "Postal code", "Its postal code.", ("address", "postal_code")),
    Question("city", "City", "Its city.", ("address", "city")),
    Question(
        "country", "Country, by its two letters (FI, SE, EE, ...)",
        "Its country, by the two letters of ISO 3166-1.", ("address", "country"), "FI",
    ),
    Question(
        "phone", "Phone, with + and the country's code",
        "Its phone number, with + and the country's code.", ("phone",),
    ),
    Question("email", "E-mail address", "Its e-mail address.", ("email",)),
    Question(
        "contact-title", "Whom does a person turn to about their data? A role, not a name",
        "Whom a person turns to about their data: a role.", ("contact_point", "title"),
        "Privacy officer",
    ),
    Question(
        "contact-email", "That role's e-mail address", "That role's e-mail address.",
        ("contact_point", "email"),
    ),
    Question(
        "contact-phone", "That role's phone", "That role's phone number.",
        ("contact_point", "phone"),
    ),
    Question(
        "dpo-email", "Your data protection officer's e-mail address, where you have appointed one",
        "The data protection officer's e-mail address, where one is appointed.",
        ("data_protection_officer", "email"),
    ),
    Question(
        "units", "Units that lists may go to, with ; between them and the country after a comma "
        "where it is another (Sales; Myynti, EE)",
        "A unit that lists may go to, such as Sales, or Sales, EE; may be given again.",
        None, "Marketing; Sales; Communications",
    ),
    Question(
        "hosting", "Who hosts the repository for you? Name, country (Codehost, DE); or `own`: your "
        "own servers, as all else that handles the data",
        "Who hosts the repository: name and country, as in `Codehost, DE`; or `own`: there and "
        "elsewhere, all that handles the data is your own.",
    ),
)  # fmt: skip
