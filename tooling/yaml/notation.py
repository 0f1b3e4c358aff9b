"""The rules of the notation: what of YAML a file of the register may not hold."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from schema.rule import Group, Problem, Rule

_rule = partial(Rule, group=Group.NOTATION)
_REMOVE_OR_QUOTE = "remove it, or put the text in double quotes"

BYTE_ORDER_MARK = _rule(
    "byte-order-mark",
    "the file begins with a mark that nobody sees (a byte order mark, BOM)",
    "save it with the encoding UTF-8, without BOM",
)
NOT_UTF_8 = _rule(
    "not-utf-8", "the file is not saved as UTF-8 text", "save it with the encoding UTF-8"
)
NOT_NFC = _rule(
    "not-nfc", "a letter is composed of parts (the text is not NFC)", "run `tooling format`"
)
CONTROL_CHARACTER = _rule("control-character", "a control character stands here", "remove it")
TAB_INDENT = _rule("tab-indent", "a tab is used as indentation", "indent with two spaces")
ODD_SPACE = _rule(
    "odd-space", "a space of another kind stands here, as it comes from Word or a web page",
    "delete it, and type a plain space", note="it is a no-break space or the like",
)  # fmt: skip
CONFLICT_MARKER = _rule(
    "conflict-marker", "two versions stand here that Git could not put together",
    "choose between what stands above and below the =======, or put both together by hand; then "
    "delete the lines that begin with <<<<<<<, |||||||, ======= or >>>>>>>",
)  # fmt: skip
EMPTY_FILE = _rule(
    "empty-file", "the file is empty, or holds only comments", "fill it in, or remove it"
)
NOT_A_MAPPING = _rule(
    "not-a-mapping", "the file must consist of fields, one a line",
    "write each as `key: value`; `tooling show --yaml ID` shows how a contact looks",
)  # fmt: skip
SEVERAL_DOCUMENTS = _rule(
    "several-documents", "a second document begins here",
    "keep one document a file: remove the line `---`, and move what follows to a file of its own",
)  # fmt: skip
DIRECTIVE = _rule("directive", "a line can't begin with `%`", "remove the line")
ALIAS = _rule(
    "alias", "a text that begins with `*` is taken for a reference to another (an alias)",
    "put the text in double quotes",
)  # fmt: skip
ANCHOR = _rule(
    "anchor", "a text that begins with `&` is taken for the name of another (an anchor)",
    _REMOVE_OR_QUOTE,
)  # fmt: skip
TAG = _rule(
    "tag", "a text that begins with `!` is taken for the name of a type (a tag)", _REMOVE_OR_QUOTE
)
TOO_DEEP = _rule(
    "too-deep", "the nesting is deeper than any field's", "remove the brackets or levels"
)
KEY_NOT_TEXT = _rule(
    "key-not-text", "a key must be a word, not a list or a mapping",
    "write a word before the colon",
)  # fmt: skip
DUPLICATE_KEY = _rule("duplicate-key", "this key stands here a second time", "keep one of the two")
YAML_SYNTAX = _rule(
    "yaml-syntax", "this is not well-formed YAML",
    "look at the line; put the text in double quotes",
)  # fmt: skip

_syntax = partial(Problem, YAML_SYNTAX, ())

NO_COLON_IN_BRACES = _syntax(
    "a field is begun here that has no colon and no value",
    "write `key: value`; put a text that stands in braces in double quotes",
)
EMPTY_BLOCK = _syntax(
    "no indented text stands below this | or >",
    "write it on the lines below, indented by two spaces; put the sign in double quotes if it is "
    "the text itself",
)
NO_DASH_SPACE = _syntax("the space behind the dash is missing", "write a dash and a space: `- `")
OTHER_DASH = _syntax(
    "this sign is not the dash that an item of a list begins with", "write `- ` in its place"
)

#: libyaml's words for what went wrong, in ours.
EXPLAINED: Mapping[str | None, Problem] = MappingProxyType(
    {
        "mapping values are not allowed in this context": _syntax(
            "there is a second colon here, or the indentation is off",
            "put a text that holds a colon and a space in double quotes",
        ),
        "found character that cannot start any token": _syntax(
            "a text cannot begin with this character", "put the text in double quotes"
        ),
        "found unexpected end of stream": _syntax(
            "the file ends inside a quoted text", 'close the text with a "'
        ),
        "did not find expected key": _syntax(
            "the indentation does not line up with the lines above",
            "indent by two spaces for each level",
        ),
        "could not find expected ':'": _syntax(
            "this line has no colon after its key", "write `key: value`"
        ),
        "did not find expected ',' or ']'": _syntax(
            "a list in brackets is not closed", "close it with ]"
        ),
        "did not find expected ',' or '}'": _syntax(
            "a mapping in braces is not closed", "close it with }"
        ),
        "did not find expected node content": _syntax("a value is missing here"),
        "did not find expected '-' indicator": _syntax(
            "the items of a list do not line up", "begin each item with `- ` in the same column"
        ),
        "block sequence entries are not allowed in this context": _syntax(
            "a list cannot begin on this line",
            "begin the list on a line of its own, indented by two spaces",
        ),
        "found undefined tag handle": _syntax(
            "tags are not allowed", "remove the word that begins with !"
        ),
        "found incompatible YAML document": _syntax(
            "only YAML 1.2 is read", "remove the %YAML line"
        ),
    }
)
