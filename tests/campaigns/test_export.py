"""`export`: the list is right, its disclosure is committed, and nobody else reads the file."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from pathlib import Path

import pytest

from schema.disclosure import Disclosure
from tests.campaigns.shop import CONTROLLER, OBJECTION, SPRING, Shop, table
from tests.desk import DAY, describe
from tests.killing import At
from tests.people import consent, ground
from tooling.campaigns.failpoints import ExportFailpoint
from tooling.sources.list_reader import read_rows
from tooling.yaml.reader import read


def test_the_summary_says_what_the_contract_says(shop: Shop):
    head = shop.git("rev-parse", "HEAD")
    summary = shop.export()
    data = Path(summary["output"]).read_bytes()
    assert summary == {
        "campaign": "spring",
        "commit": head,
        "selected": 6,
        "exported": 2,
        "excluded": {
            "restriction": 1,
            "objection-direct-advertising": 1,
            "consent-needed": 1,
            "no-address-for-channel": 1,
        },
        "output": str(shop.root / f"exports/spring-{DAY}.csv"),
        "sha256": hashlib.sha256(data).hexdigest(),
        "disclosure": summary["disclosure"],
    }
    assert next(iter(summary["excluded"])) == "restriction"


def test_the_list_holds_the_columns_of_the_contract_by_id(shop: Shop):
    assert table(shop.export()) == [
        {
            "id": id,
            "email": f"{id}@kaapeli.example",
            "language": "fi",
            "permission_basis": "opt_out",
            "recipient_class": "work_duties",
            "organisation": "Kuusamon Kaapeli Oy",
            "family_name": "Esimerkki",
        }
        for id in ("bbbbbbbb", "cccccccc")
    ]


def test_the_disclosure_is_committed_and_names_no_person(shop: Shop):
    summary = shop.export()
    assert shop.git("status", "--porcelain") == ""
    path = summary["disclosure"]
    assert shop.git("show", "--name-only", "--format=%s", "HEAD").split("\n") == [
        "Export spring to marketing: 2 contacts", "", path,
    ]  # fmt: skip
    entry = Disclosure.model_validate(read((shop.root / path).read_bytes()))
    assert path == f"records/disclosures/{DAY}-spring-{entry.id}.yaml"
    assert entry.contacts == ("bbbbbbbb", "cccccccc")
    assert (entry.exported, entry.unit, entry.format) == (2, "marketing", "csv")
    assert (entry.commit, entry.sha256) == (summary["commit"], summary["sha256"])
    assert entry.columns[:2] == ("id", "email")
    code, out, _ = shop.tooling("validate", "--format", "json", path)
    assert (code, json.loads(out)["findings"]) == (0, [])


@pytest.mark.parametrize("format", ["csv", "xlsx", "vcard", "json"])
def test_the_same_commit_and_campaign_give_the_same_bytes(shop: Shop, format: str, tmp_path: Path):
    first, second = (
        shop.export("--format", format, "--output", str(tmp_path / name)) for name in "ab"
    )
    assert first["sha256"] == second["sha256"]
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert first["disclosure"] != second["disclosure"]


def test_a_register_in_a_folder_of_a_repository(shop: Shop, tmp_path: Path):
    inner = Shop(shop.root / "inner/register")
    describe(inner, CONTROLLER)
    inner.write("records/campaigns/spring.yaml", SPRING)
    inner.contact("zzzzzzzz")
    shop.commit()
    summary = inner.export()
    assert [line["id"] for line in table(summary)] == ["zzzzzzzz"]
    assert shop.git("show", "--name-only", "--format=", "HEAD") == (
        f"inner/register/{summary['disclosure']}"
    )


def test_only_the_owner_can_read_the_file(shop: Shop):
    before = os.umask(0)
    try:
        output = Path(shop.export("--output", str(shop.root / "exports/deep/list.csv"))["output"])
    finally:
        os.umask(before)
    assert stat.S_IMODE(output.stat().st_mode) == 0o600
    assert stat.S_IMODE(output.parent.stat().st_mode) == 0o700
    assert [path.name for path in output.parent.iterdir()] == ["list.csv"]


def test_an_open_file_is_closed_to_others_when_it_is_replaced(shop: Shop):
    output = shop.write("exports/list.csv", "old")
    output.chmod(0o644)
    shop.export("--output", str(output), "--force")
    assert stat.S_IMODE(output.stat().st_mode) == 0o600


def test_a_file_with_another_content_is_not_overwritten(shop: Shop):
    output = Path(shop.export()["output"])
    first = output.read_bytes()
    shop.export()  # the same content: nothing is lost
    shop.contact("kkkkkkkk")
    shop.commit()
    assert "--force" in shop.refused("spring", "--to", "marketing")
    assert output.read_bytes() == first
    assert shop.export("--force")["exported"] == 3
    assert b"kkkkkkkk" in output.read_bytes()


@pytest.mark.parametrize("path", ["list.csv", "records/list.csv", ".git/list.csv"])
def test_a_list_is_not_put_where_git_would_commit_it(shop: Shop, path: str):
    told = shop.refused("spring", "--to", "marketing", "--output", str(shop.root / path))
    assert "--output" in told or "another place" in told
    assert not (shop.root / path).exists()


def test_the_usual_place_must_be_ignored(shop: Shop):
    shop.write(".gitignore", "")
    shop.commit()
    assert ".gitignore" in shop.refused("spring", "--to", "marketing")


def test_a_place_outside_the_repository_will_do(shop: Shop, tmp_path: Path):
    assert shop.export("--output", str(tmp_path / "new/list.csv"))["exported"] == 2


def test_a_folder_is_no_place_for_a_list(shop: Shop, tmp_path: Path):
    told = shop.refused("spring", "--to", "marketing", "--output", str(tmp_path))
    assert "a folder has that name" in told


def test_to_stdout_the_list_comes_alone(shop: Shop):
    code, out, err = shop.tooling("export", "spring", "--to", "marketing", "--output", "-")
    assert code == 0
    entry = read((shop.root / shop.git("show", "--name-only", "--format=", "HEAD")).read_bytes())
    assert entry["sha256"] == hashlib.sha256(out.encode()).hexdigest()
    assert "2 of the 6" in err
    assert shop.exports() == []
    code, out, _ = shop.tooling("export", "spring", "--to", "marketing", "--output", "-", "--json")
    assert (code, out) == (2, "")


def test_what_was_typed_a_moment_ago_must_count(shop: Shop):
    file = shop.contact("bbbbbbbb", objections=[OBJECTION])
    assert "git commit" in shop.refused("spring", "--to", "marketing")
    shop.git("add", "-A")
    assert "git commit" in shop.refused("spring", "--to", "marketing")
    shop.commit()
    assert [line["id"] for line in table(shop.export())] == ["cccccccc"]
    assert file.is_file()


@pytest.mark.parametrize("how", ["new", "deleted", "removed", "unversioned"])
def test_every_way_to_differ_from_the_last_commit_is_seen(shop: Shop, how: str):
    path = "records/customers/bb/bbbbbbbb.yaml"
    if how == "new":
        shop.contact("zzzzzzzz")
    elif how == "deleted":
        (shop.root / path).unlink()
    elif how == "removed":
        shop.git("rm", "-q", path)
    else:
        shop.git("rm", "-q", "--cached", path)
    assert "1 contact file differs" in shop.refused("spring", "--to", "marketing")


def test_a_change_elsewhere_does_not_matter(shop: Shop):
    shop.write("README.md", "hello")
    shop.write(
        "records/controller.yaml", (shop.root / "records/controller.yaml").read_text() + "#\n"
    )
    shop.export()
    assert "README.md" in shop.git("status", "--porcelain")


def test_contacts_that_somebody_commits_meanwhile_stop_it(shop: Shop, at: At):
    def object_to_it() -> None:
        shop.contact("bbbbbbbb", objections=[OBJECTION])
        shop.commit("Object")

    at(ExportFailpoint.RENDERED, object_to_it)
    answer = shop.tooling("export", "spring", "--to", "marketing")
    assert (answer.code, answer.out) == (1, "")
    assert "Contacts or suppressions were changed while the list was made" in answer.err
    assert (shop.message(), shop.exports()) == ("Object", [])


@pytest.mark.parametrize(
    ("path", "content"),
    [
        (
            "records/suppressions.yaml",
            f"suppressions:\n  - {{hash: {64 * 'a'}, date: 2025-01-01, reason: unsubscribe}}\n",
        ),
        ("records/customers/register.yaml", None),
    ],
)
def test_a_refusal_elsewhere_that_somebody_commits_meanwhile_stops_it(
    shop: Shop, at: At, path: str, content: str | None
):
    """Who is kept out, and what a register is kept for, count as contacts do."""
    at(ExportFailpoint.RENDERED, lambda: shop.commit("Refuse", {path: content}))
    answer = shop.tooling("export", "spring", "--to", "marketing")
    assert (answer.code, answer.out) == (1, "")
    assert "Contacts or suppressions were changed while the list was made" in answer.err
    assert (shop.message(), shop.exports()) == ("Refuse", [])


def test_an_objection_that_came_with_the_disclosure_stops_the_file(shop: Shop, at: At):
    """The disclosure then says too much: nobody has the list that it tells of."""

    def object_to_it() -> None:
        shop.contact("bbbbbbbb", objections=[OBJECTION])
        shop.commit("Object")

    at(ExportFailpoint.DISCLOSED, object_to_it)
    answer = shop.tooling("export", "spring", "--to", "marketing")
    assert (answer.code, answer.out) == (1, "")
    assert "Contacts or suppressions were changed while the list was made" in answer.err
    assert shop.exports() == []


def test_what_else_somebody_commits_meanwhile_does_not_matter(shop: Shop, at: At):
    at(ExportFailpoint.RENDERED, lambda: shop.commit("Read me", {"readme.md": "A register.\n"}))
    assert shop.export()["exported"] == 2
    assert shop.subjects()[1] == "Read me"


def test_a_campaign_that_is_not_committed_yet_is_committed_with_its_disclosure(shop: Shop):
    path = "records/campaigns/autumn.yaml"
    text = SPRING.replace("spring", "autumn")
    shop.write(path, text)
    summary = shop.export(campaign="autumn")
    changed = shop.git("show", "--name-only", "--format=", "HEAD").split("\n")
    assert changed == [path, summary["disclosure"]]
    shop.write(path, text.replace("[fi]", "[sv]"))
    again = shop.export("--force", campaign="autumn")
    assert [line["id"] for line in table(again)] == ["hhhhhhhh"]
    assert shop.git("show", f"HEAD:{path}") == text.replace("[fi]", "[sv]").rstrip()
    assert shop.git("status", "--porcelain") == ""


def test_no_list_is_made_of_a_register_with_findings(shop: Shop):
    shop.write("records/customers/zz/zzzzzzzz.yaml", "id: zzzzzzzz\nkind: customer\n")
    shop.write("records/customers/zz/zzzzzzzc.yaml", "id: [\n")
    shop.commit()
    told = shop.refused("spring", "--to", "marketing")
    assert "2 contact files have findings" in told
    assert "tooling validate" in told


def test_a_symbolic_link_among_the_contacts_stops_it(shop: Shop, tmp_path: Path):
    (shop.root / "records/customers/bb/bbbbbbbc.yaml").symlink_to(tmp_path)
    shop.commit()
    assert "1 contact file has findings" in shop.refused("spring", "--to", "marketing")


def test_a_contradiction_is_settled_by_the_objection(shop: Shop):
    """An objection beside a consent is a finding, but no reason to write to nobody at all."""
    bases = [ground("customer_relationship"), consent("marketing", "email")]
    opened = [{"issue": "2025-01-fi", "sent": "2025-01-04", "opens": "2"}]
    shop.contact("bbbbbbbb", objections=[OBJECTION], lawful_basis=bases, newsletters=opened)
    shop.commit()
    assert shop.tooling("validate")[0] == 1
    summary = shop.export()
    assert [line["id"] for line in table(summary)] == ["cccccccc"]
    assert summary["excluded"]["objection-direct-advertising"] == 2


def test_a_file_that_is_not_where_its_id_says_stops_it(shop: Shop):
    path = shop.root / "records/customers/bb/bbbbbbbb.yaml"
    path.rename(path.with_name("bbbbbbbc.yaml"))
    shop.commit()
    assert "1 contact file has findings" in shop.refused("spring", "--to", "marketing")


def test_findings_in_a_register_that_is_not_asked_do_not_matter(shop: Shop):
    shop.write("records/prospects/zz/zzzzzzzz.yaml", "id: zzzzzzzz\n")
    shop.write("records/campaigns/spring.yaml", SPRING.replace(", prospects", ""))
    shop.commit()
    assert [line["id"] for line in table(shop.export())] == ["bbbbbbbb"]


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("sprin", "--to", "marketing"), "Did you mean spring?"),
        (("zzz", "--to", "marketing"), "There is: spring."),
        (("../controller", "--to", "marketing"), "no campaign of that name"),
        (("spring", "--to", "markting"), "Did you mean marketing?"),
        (("spring", "--to", "marketing", "--at", "nowhere"), "no commit"),
    ],
)
def test_a_wrong_word_is_answered_with_the_right_one(shop: Shop, args: tuple[str, ...], told: str):
    assert told in shop.refused(*args)


def test_words_are_found_however_they_are_written(shop: Shop):
    """What is looked for in the text of a file is looked for as the text has it."""
    name = 'Åström "El" & \\ Söner / Oy'
    shop.contact("bbbbbbbb", organisation=name)
    text = SPRING.replace("language: [fi]", "organisation: ['" + name + "']")
    shop.write("records/campaigns/spring.yaml", text)
    shop.commit()
    summary = shop.export()
    assert [line["organisation"] for line in table(summary)] == [name]
    assert summary["selected"] == 1


def test_norway_is_in_the_economic_area(shop: Shop):
    code, _, _ = shop.tooling("export", "spring", "--to", "communications")
    assert code == 0


def test_a_campaign_with_findings_is_named(shop: Shop):
    shop.write("records/campaigns/broken.yaml", "id: broken\n")
    shop.write("records/campaigns/other.yaml", SPRING)
    assert "tooling validate records/campaigns/broken.yaml" in shop.refused(
        "broken", "--to", "marketing"
    )
    assert "another name" in shop.refused("other", "--to", "marketing")


def test_outside_git_the_command_says_what_is_missing(shop: Shop, tmp_path: Path):
    plain = tmp_path / "plain"
    plain.mkdir()
    (shop.root / "records").rename(plain / "records")
    code, _, err = Shop(plain).tooling("export", "spring", "--to", "marketing")
    assert code == 1
    assert "git init" in err


def test_nothing_said_holds_a_personal_value(shop: Shop):
    _, out, err = shop.tooling("export", "spring", "--to", "marketing", "--json")
    said = out + err + shop.git("log", "--format=%B", "--name-only")
    for value in ("Esimerkki", "Aino", "@kaapeli.example", "Kuusamon"):
        assert value not in said


def test_on_a_terminal_a_csv_says_what_to_take_for_excel(shop: Shop):
    words = ("export", "spring", "--to", "marketing")
    told = shop.tooling(*words, terminal=True)
    assert told.code == 0, told.err
    assert "For Excel: --format xlsx" in told.err
    for more in (("--format", "xlsx"), ("--format", "vcard"), ("--output", "-")):
        assert "For Excel" not in shop.tooling(*words, *more, terminal=True).err
    assert "For Excel" not in shop.tooling(*words, "--force").err


def test_an_import_reads_what_was_exported_and_saved_from_excel(shop: Shop):
    """As a Finnish Excel saves it: semicolons, a mark, a line that says the delimiter."""
    rows = table(shop.export())
    for start in ("\ufeff", "\ufeffsep=;\r\n", "sep=;\r\n"):
        lines = [";".join(rows[0]), *(";".join(row.values()) for row in rows)]
        read = read_rows((start + "\r\n".join(lines) + "\r\n").encode(), set(rows[0]))
        assert read.is_sure
        assert [row.cells for row in read] == rows
