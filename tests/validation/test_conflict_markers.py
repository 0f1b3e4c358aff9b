"""A file in which Git left two versions is named as that, in the middle of a merge and after it."""

from __future__ import annotations

import subprocess

import pytest

from schema.layout import FileKind
from tests.desk import Desk
from tooling.store.check import check

CONTACT = "records/customers/kb/kbm2qd4x.yaml"

PATHS = {
    FileKind.CUSTOMER: CONTACT,
    FileKind.PROSPECT: "records/prospects/b3/b3w9x2fh.yaml",
    FileKind.CONTROLLER: "records/controller.yaml",
    FileKind.REGISTER: "records/customers/register.yaml",
    FileKind.CAMPAIGN: "records/campaigns/news.yaml",
    FileKind.REQUEST: "records/requests/rqx8d4kn.yaml",
    FileKind.DISCLOSURE: "records/disclosures/2025-05-01-news-dx8d4knz.yaml",
    FileKind.SOURCE: "records/sources/erp.yaml",
    FileKind.SUPPRESSIONS: "records/suppressions.yaml",
}


@pytest.mark.parametrize("kind", FileKind)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_in_every_kind_of_file(kind: FileKind, ends: str) -> None:
    lines = [
        "id: a", "<<<<<<< HEAD", "title: b", "||||||| merged common ancestors", "title: c",
        "=======", "title: d", ">>>>>>> update", "<<<<<<<", "x: y", "=======", ">>>>>>>", "",
    ]  # fmt: skip
    found = check(PATHS[kind], kind, ends.join(lines).encode()).findings
    assert [(one.rule, one.line, one.column) for one in found] == [
        ("conflict-marker", 2, 1),
        ("conflict-marker", 9, 1),
    ]


@pytest.mark.parametrize("style", ["merge", "diff3"])
def test_a_merge_that_stopped(desk: Desk, style: str) -> None:
    desk.git("config", "merge.conflictStyle", style)
    text = desk.text(CONTACT)
    first = desk.git("rev-parse", "--abbrev-ref", "HEAD")
    desk.git("switch", "-qc", "theirs")
    desk.commit("Theirs", {CONTACT: text.replace("organisation: ", "organisation: Uusi ")})
    desk.git("switch", "-q", first)
    desk.commit("Ours", {CONTACT: text.replace("organisation: ", "organisation: Vanha ")})
    with pytest.raises(subprocess.CalledProcessError):
        desk.git("merge", "theirs")
    line = desk.text(CONTACT).splitlines().index("<<<<<<< HEAD") + 1
    found = desk.tooling("validate")
    assert f"{CONTACT}:{line}:1: error [conflict-marker]" in found.out
    # Committed as it is, it is named all the same.
    desk.git("commit", "-qam", "Merge")
    assert desk.validate(CONTACT).rules() == ["conflict-marker"]
    [mended] = [one["line"] for one in desk.validate(CONTACT).json["findings"]]
    assert mended == line
