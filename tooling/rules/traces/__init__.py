"""Finding every trace of a person in text and bytes: to erase it, to prove that none is left (GDPR
Art. 17), and to say whether anything is held (Art. 15).

What counts as a trace:

- an e-mail address, in any case, IDN or punycode, with or without a `+tag`, escaped or not;
- a phone number in any notation, on one line; a longer number that contains its digits is none;
- a given name together with its family name, as whole words: side by side in either order, in two
  columns of a row, or in two fields of a record. Case, diacritics and Finnish or Swedish case
  endings do not matter. A family name alone is none, for others bear it too, and neither is an
  initial; this holds for the name of a branch or a file as well;
- a contact's file under an id of the person's.

A name is nobody's property: where it stands beside an e-mail address of the same name that is not
the person's, in `Name <address>` with somebody else's address, or in another contact's own file, it
is a namesake's, is told apart, and is left alone.
"""

from tooling.rules.traces.fingerprints import keyed_fingerprints
from tooling.rules.traces.person import ERASED, ERASED_FILE, Examined, Person, Sifted, Trace
from tooling.rules.traces.tracer import Tracer

__all__ = [
    "ERASED",
    "ERASED_FILE",
    "Examined",
    "Person",
    "Sifted",
    "Trace",
    "Tracer",
    "keyed_fingerprints",
]
