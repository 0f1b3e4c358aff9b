"""Traces in encodings, and in files that are packed in files."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import lzma
import pickle
import tarfile
import zipfile
import zlib

import openpyxl
import pytest

from tests.rules.traces.people import KEY, MAIJA, by_fingerprints, in_the_clear
from tooling.rules.traces import ERASED_FILE, Person, Tracer, keyed_fingerprints
from tooling.rules.traces import packed_content as encoded
from tooling.rules.traces.fingerprints import Fingerprint

ROW = "1;Søren Åke;Buyer;Hjärne-Öst;x\n"
TRACER = in_the_clear()


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


def sheet(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def tarred(data: bytes) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as archive:
        entry = tarfile.TarInfo("list.csv")
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
    return file.getvalue()


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"],
)
def test_a_text_is_redacted_in_its_own_encoding(encoding: str) -> None:
    data = ("a;b;c;d;e\n" + ROW).encode(encoding)
    assert TRACER.suspicious(data)
    assert {trace.kind for trace in TRACER.find_bytes(data)} == {"name"}
    assert TRACER.redact_bytes(data).decode(encoding) == (
        "a;b;c;d;e\n1;(erased);Buyer;(erased);x\n"
    )


def test_a_text_with_a_torn_letter_keeps_it() -> None:
    data = b"\xe2\x28 Maija Virtanen \xff H\xc3\xa4m\xc3\xa4l\xc3\xa4inen"
    assert TRACER.redact_bytes(data) == b"\xe2\x28 (erased) \xff H\xc3\xa4m\xc3\xa4l\xc3\xa4inen"


PACKED = [
        gzip.compress(ROW.encode()),
        bz2.compress(ROW.encode()),
        lzma.compress(ROW.encode()),
        tarred(ROW.encode()),
        zipped({"list.csv": ROW.encode("cp1252")}),
        zipped({"list.csv": ROW.encode("utf-16")}, zipfile.ZIP_STORED),
        zipped({"Maija Virtanen.txt": b""}),
        zipped({"a.zip": zipped({"b.gz": gzip.compress(ROW.encode())})}),
        b"%PDF-1.4\nstream\n" + zlib.compress(b"(Maija Virtanen) Tj") + b"\nendstream",
        b"\0\1\2" + zlib.compress(b"Maija Virtanen"),
        b"\xd0\xcf\x11\0\0" + "Maija Virtanen".encode("utf-16-le") + b"\0\0\0",
        b"\0\0\0name\0Maija Virtanen\0",
        sheet((1, "Virtanen", "Buyer", "Maija")),
        sheet((1, 358405550123)),
        zipped({"word/document.xml": (
            b"<w:p><w:r><w:t>Mai</w:t></w:r><w:r><w:t>ja Virta</w:t><w:t>nen</w:t></w:p>"
        )}),
        zipped({"content.xml": (
            b"<table:table-row><table:table-cell><text:p>Maija</text:p></table:table-cell>"
            b"<table:table-cell><text:p>Virtanen</text:p></table:table-cell></table:table-row>"
        )}),
        pickle.dumps({"mail": "soren@fjord.example", "x": "\xe4" * 3}),
]  # fmt: skip


@pytest.mark.parametrize("data", PACKED, ids=range(len(PACKED)))
def test_what_is_packed_is_found_and_replaced_as_a_whole(data: bytes) -> None:
    assert TRACER.suspicious(data)
    assert TRACER.find_bytes(data)
    assert by_fingerprints().find_bytes(data) == TRACER.find_bytes(data)
    assert TRACER.redact_bytes(data) == ERASED_FILE
    assert not TRACER.find_bytes(ERASED_FILE)


def test_an_attachment_is_found_and_cut_out_of_the_text() -> None:
    attached = base64.encodebytes(gzip.compress(ROW.encode() * 3)).decode()
    text = f"Content-Transfer-Encoding: base64\n\n{attached}\n--end"
    assert TRACER.find(text)
    assert TRACER.redact(text) == "Content-Transfer-Encoding: base64\n\n(erased)\n\n--end"
    assert TRACER.find('{"file": "' + attached.replace("\n", "\\n") + '"}')


def test_the_halves_of_a_name_in_two_rows_of_a_sheet_are_nobodys() -> None:
    assert TRACER.find_bytes(sheet((1, "Antti", "Virtanen"), (2, "Maija", "Aho"))) == []


def test_what_can_not_be_read_is_said() -> None:
    locked = bytearray(zipped({"a.txt": b"x" * 100}))
    locked[6] |= 1
    assert not TRACER.examine(bytes(locked)).whole
    assert TRACER.examine(zipped({"a.txt": b"x" * 100})).whole
    deep = b"Maija Virtanen"
    for _ in range(8):
        deep = gzip.compress(deep)
    assert not TRACER.examine(deep).whole
    assert TRACER.examine(b"\x1f\x8b no gzip").whole
    many = b"\0" + b"\x78\x9c" * 3000
    assert not TRACER.examine(many).whole


def test_a_bomb_is_not_unpacked_to_the_end() -> None:
    budget = encoded.Budget(left=1000)
    assert [len(part) for part in encoded.parts(gzip.compress(b"a" * 10_000), budget)] == [1000]
    assert budget.cut


def test_a_cell_that_names_no_string_is_its_number() -> None:
    data = zipped({"xl/worksheets/sheet1.xml": (
        b'<row><c t="s"><v>7</v></c><c/><c><v>0405550123</v></c></row>'
    )})  # fmt: skip
    assert {trace.kind for trace in TRACER.find_bytes(data)} == {"phone"}


def test_fingerprints_are_hashes_that_say_nothing() -> None:
    held = keyed_fingerprints(MAIJA, KEY)
    assert held == sorted(set(held))
    assert all(len(one) == 64 and set(one) <= set("0123456789abcdef") for one in held)
    assert keyed_fingerprints(MAIJA, bytes(32)) != held
    assert Fingerprint.parse("no fingerprint") is None
    assert Fingerprint.parse("ff000000" + "0" * 56) is None
    assert not Tracer.of_fingerprints([held], bytes(32)).find("Maija Virtanen")
    assert Tracer.of_fingerprints([[*held, "?"]], KEY).find("Maija Virtanen")


def test_what_says_nothing_of_a_person_makes_no_fingerprint() -> None:
    nobody = Person(("no address",), ("", "12", "+999 1234567"), (("", "Aho"), ("Aino", "")))
    # Only the number of no country that there is, as it stands
    assert len(keyed_fingerprints(nobody, KEY)) == 1
    assert Tracer([nobody]).find("Aino Aho") == []


def test_a_tracer_that_is_sent_again_is_the_same() -> None:
    once = pickle.loads(pickle.dumps(in_the_clear()))
    assert once is pickle.loads(pickle.dumps(in_the_clear()))
    assert once.find("Maija Virtanen")


SHARED = (
    b"<sst><si><t>Antti</t></si><si><t>Virtanen</t></si><si><r><t>Mai</t></r><r><t>ja</t></r></si>"
    b"<si><t>Aho</t></si></sst>"
)


def shared(*rows: str) -> bytes:
    cells = ("".join(f'<c t="s"><v>{number}</v></c>' for number in row) for row in rows)
    body = "".join(f"<row>{row}</row>" for row in cells).encode()
    return zipped({"xl/worksheets/sheet1.xml": body, "xl/sharedStrings.xml": SHARED})


def test_words_that_a_book_keeps_apart_are_put_into_their_rows() -> None:
    assert TRACER.find_bytes(shared("03", "12"))
    assert TRACER.find_bytes(shared("01", "23")) == []


def test_a_byte_order_mark_may_lie() -> None:
    data = b"\xff\xfe\0\xd8 Maija Virtanen "
    assert TRACER.find_bytes(data)
    assert TRACER.redact_bytes(data) == ERASED_FILE


def test_what_never_comes_clean_is_replaced_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    tracer = in_the_clear()
    monkeypatch.setattr("tooling.rules.traces.tracer._ROUNDS", 0)
    assert tracer.redact("Maija Virtanen") == "(erased)"
    assert tracer.redact_bytes(b"Maija Virtanen") == ERASED_FILE


def test_what_was_seen_is_forgotten_before_it_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tooling.rules.traces.sieve._SEEN", 2)
    monkeypatch.setattr("tooling.rules.traces.fingerprints._SEEN", 2)
    tracer = in_the_clear()
    for text in ("one\ntwo\nthree\nfour\nfive", "Maija\nsix\nVirtanen", "Maija Virtanen"):
        assert tracer.suspicious(text.encode()) == ("Virtanen" in text)


def test_somebody_without_a_number_costs_no_look_at_numbers() -> None:
    tracer = Tracer([Person(emails=("aino@aho.example",))])
    assert tracer.find("+358405550123 aino@aho.example")[0].kind == "email"
