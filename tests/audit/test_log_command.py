"""`tooling log` and `tooling blame` as a person, a pipe and a program see them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import Desk

ID = "k7m2qd4x"


@pytest.fixture
def desk(repository: Path) -> Desk:
    desk = Desk(repository)
    desk.write("records/controller.yaml", "name: Firma\n")
    for role in ("buyer", "head buyer"):
        text = f'id: {ID}\nrole: {role}\nsales: "-----BEGIN AGE ENCRYPTED FILE-----x"\n'
        desk.write(f"records/customers/k7/{ID}.yaml", text)
        desk.commit()
    return desk


def test_log_in_a_pipe(desk: Desk) -> None:
    answer = desk.tooling("log", ID)
    assert answer.code == 0
    heading, *lines = (line.split("\t") for line in answer.out.splitlines())
    assert heading == ["time", "author", "register", "field", "before", "after", "commit"]
    assert [line[3:6] for line in lines] == [
        ["role", "buyer", "head buyer"],
        ["id", "", ID],
        ["role", "", "buyer"],
        ["sales", "", "(sealed)"],
    ]


def test_log_without_values(desk: Desk) -> None:
    answer = desk.tooling("log", ID, "--no-values", "--json")
    assert answer.code == 0
    assert "buyer" not in answer.out
    result = answer.json
    assert [change["field"] for change in result["changes"]] == ["role", "id", "role", "sales"]
    assert result["changes"][0]["time"] == "2025-01-02T03:04:05+00:00"


def test_blame_as_json(desk: Desk) -> None:
    answer = desk.tooling("blame", ID, "--json")
    assert answer.code == 0
    head = desk.head()
    assert {line["field"]: line["commit"] == head for line in answer.json["fields"]} == {
        "id": False,
        "role": True,
        "sales": False,
    }


def test_an_unknown_id_is_refused(desk: Desk) -> None:
    answer = desk.tooling("log", "k7m2qd4z")
    assert answer.code == 1
    assert ID in answer.err
