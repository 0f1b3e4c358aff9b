"""Where each file lies, and what lies nowhere."""

from __future__ import annotations

import pytest

from schema.layout import (
    CONTACT_KINDS,
    FOLDERS,
    FileKind,
    contact_path,
    is_contact_path,
    kind_of_file,
    record_path,
    register_path,
)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("records/customers/k7/k7m2qd4x.yaml", FileKind.CUSTOMER),
        ("records/customers/anything at\nall.yaml", FileKind.CUSTOMER),
        ("records/prospects/b3/b3w9x2fh.yaml", FileKind.PROSPECT),
        ("records/customers/register.yaml", FileKind.REGISTER),
        ("records/controller.yaml", FileKind.CONTROLLER),
        ("records/suppressions.yaml", FileKind.SUPPRESSIONS),
        ("records/campaigns/spring.yaml", FileKind.CAMPAIGN),
        ("records/campaigns/2025/spring.yaml", None),
        ("records/customers/k7/k7m2qd4x.yml", None),
        ("records/customers/k7/k7m2qd4x.yaml.orig", None),
        ("records/customers/.yaml", None),
        ("records/other.yaml", None),
        ("demo/records/controller.yaml", None),
        ("", None),
    ],
)
def test_what_a_file_is(path: str, kind: FileKind | None) -> None:
    assert kind_of_file(path) is kind


def test_each_path_that_is_made_is_of_its_kind() -> None:
    for kind, register in CONTACT_KINDS.items():
        assert kind_of_file(contact_path(register, "k7m2qd4x")) is kind
        assert is_contact_path(contact_path(register, "k7m2qd4x"))
        assert kind_of_file(register_path(register)) is FileKind.REGISTER
        assert not is_contact_path(register_path(register))
    for kind in FOLDERS:
        assert kind_of_file(record_path(kind, "a-name")) is kind
    assert not is_contact_path("records/customers/zz/k7m2qd4x.yaml")
