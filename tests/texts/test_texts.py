"""Every field, word and sentence has its text in every language, and `validate` says where not."""

from __future__ import annotations

import string
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from schema.base import Record
from schema.contact import Customer, PaperDocument, Source
from schema.content import CONTACTS, CONTENT, ContentLine
from schema.localised import LANGUAGES, Language
from schema.shape import shape_of
from schema.vocabulary import Kind, RegisterName
from tests.desk import Desk
from texts import labels
from texts import missing as completeness
from texts.labels import Texts, field_label, sentence, texts_in, word_label
from texts.missing import missing


def test_nothing_is_missing() -> None:
    assert list(missing()) == []


def texts() -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        texts = texts_in(language)
        yield from ((f"{language} {key}", text) for key, text in texts.fields.items())
        yield from ((f"{language} {key}", text) for key, text in texts.sentences.items())
        for words in texts.words.values():
            yield from ((f"{language} {key}", text) for key, text in words.items())


def test_no_text_is_a_machine_word() -> None:
    for key, text in texts():
        assert text.strip() == text, key
        assert "_" not in text, key
        assert "  " not in text, key


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_languages_have_the_same_keys_and_the_same_blanks(language: Language) -> None:
    there, here = texts_in("en"), texts_in(language)
    assert set(here.sentences) == set(there.sentences)
    assert {key for key in here.fields if "." not in key} == {
        key for key in there.fields if "." not in key
    }
    assert {of: set(words) for of, words in here.words.items()} == {
        of: set(words) for of, words in there.words.items()
    }
    for key, text in here.sentences.items():
        assert blanks(text) == blanks(there.sentences[key]), key


def test_each_language_is_a_folder_with_the_same_files_and_a_key_stands_in_one() -> None:
    folder = Path(labels.__file__).parent
    folders = {file.parent.name for file in folder.glob("*/fields.py")}
    assert folders == set(LANGUAGES)
    for language in LANGUAGES:
        files = {file.stem for file in (folder / language).glob("*.py")} - {"__init__"}
        assert files == {"fields", "words", *labels.SENTENCES}
        said = [import_module(f"texts.{language}.{name}") for name in labels.SENTENCES]
        assert sum(len(module.TEXTS) for module in said) == len(texts_in(language).sentences)


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("register", RegisterName)
def test_every_line_of_the_data_content_speaks_of_fields_that_are_there(
    register: RegisterName,
) -> None:
    fields = shape_of(CONTACTS[register]).fields
    spoken = [name for line in CONTENT[register] for name in line.fields]
    assert sorted(spoken) == sorted(fields)


def test_labels() -> None:
    assert field_label("date", "fi") == "Päivämäärä"
    assert field_label("date", "fi", Source) == "Saantipäivä"
    assert field_label("kind", "sv", PaperDocument) == "Typ av handling"
    assert field_label("kind", "sv", Customer) == "Kategori av registrerade"
    assert field_label("no_such_field") == "No such field"
    assert word_label("consent", "fi") == "suostumus"
    assert word_label(Kind.MEDIA, "sv") == "medier"
    assert word_label("as typed") == "as typed"
    assert sentence("title.notice", "fi", name="R") == "Tietosuojaseloste: R"
    with pytest.raises(KeyError):
        sentence("no.such", "fi")


class Grown(Customer):
    """A customer with a field that nobody has found words for."""

    shoe_size: str = ""


@pytest.fixture
def grown(monkeypatch: pytest.MonkeyPatch) -> None:
    models: dict[RegisterName, type[Record]] = {**CONTACTS, RegisterName.CUSTOMERS: Grown}
    monkeypatch.setattr(completeness, "CONTACTS", models)


@pytest.mark.usefixtures("grown")
def test_a_new_field_is_missed_in_each_language_and_in_the_data_content() -> None:
    assert list(missing()) == [
        (RegisterName.CUSTOMERS, "no line of the data content covers the field `shoe_size`"),
        *(
            (RegisterName.CUSTOMERS, f"there is no text in `{language}` for the field `shoe_size`")
            for language in LANGUAGES
        ),
    ]


def test_a_word_or_a_sentence_without_its_text_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    swedish = texts_in("sv")
    without = replace(swedish, words={**swedish.words, "Basis": {}})

    def lacking(language: Language) -> Texts:
        return without if language == "sv" else texts_in(language)

    with monkeypatch.context() as patched:
        patched.setattr(completeness, "texts_in", lacking)
        assert {what for _, what in missing()} == {
            f"there is no text in `sv` for the word `{word}` of Basis"
            for word in texts_in("en").words["Basis"]
        }
    sentences = {key: text for key, text in swedish.sentences.items() if "sales_kpi" not in key}
    without = replace(swedish, sentences=sentences)
    with monkeypatch.context() as patched:
        patched.setattr(completeness, "texts_in", lacking)
        assert {what for _, what in missing()} == {
            "there is no text in `sv` for the purpose `sales_kpi`",
            "there is no text in `sv` for the legitimate interest in `sales_kpi`",
        }
    line = ContentLine("content.nowhere", ())
    lines = {name: (*content, line) for name, content in CONTENT.items()}
    monkeypatch.setattr(completeness, "CONTENT", lines)
    assert len(list(missing())) == len(RegisterName) * len(LANGUAGES)


@pytest.mark.usefixtures("grown")
def test_validate_says_so_whatever_has_changed(desk: Desk) -> None:
    for arguments in ((), ("--changed-since", "HEAD"), ("records/customers",)):
        answer = desk.validate(*arguments)
        assert answer.code == 1
        assert answer.rules() == ["text-missing"] * 4
        finding = answer.json["findings"][0]
        assert (finding["path"], finding["line"]) == ("records/customers/register.yaml", 1)
    assert desk.validate("records/prospects").rules() == []


def test_validate_is_silent_when_nothing_is_missing(desk: Desk) -> None:
    assert desk.validate().rules() == []
