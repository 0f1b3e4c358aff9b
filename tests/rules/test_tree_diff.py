"""The difference of two trees is what a person would call the change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tooling.rules.tree_diff import diff

if TYPE_CHECKING:
    from tooling.yaml.tree import Tree

MAIJA = {"address": "maija@firma.example", "use": "work"}
INFO = {"address": "info@firma.example", "use": "work"}

TREES: st.SearchStrategy[Tree] = st.recursive(
    st.text("ab", min_size=1, max_size=2),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(
            st.sampled_from(["emails", "address", "segments", "x"]), inner, min_size=1, max_size=3
        )
    ),
    max_leaves=8,
)


def changes(before: Tree | None, after: Tree | None) -> list[tuple[str, str | None, str | None]]:
    return [(change.field, change.before, change.after) for change in diff(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, {"role": "a"}, [("role", None, "a")]),
        ({"role": "a"}, None, [("role", "a", None)]),
        ({"role": "a"}, {"role": "b"}, [("role", "a", "b")]),
        ({"role": ""}, {"segments": [], "address": {}}, []),
        ({"address": {"city": "a"}}, {"address": {"city": "b"}}, [("address.city", "a", "b")]),
        # One item put in at the front is one item's change
        (
            {"emails": [MAIJA]},
            {"emails": [INFO, MAIJA]},
            [
                ("emails.0.address", None, "info@firma.example"),
                ("emails.0.use", None, "work"),
            ],
        ),
        ({"emails": [MAIJA, INFO]}, {"emails": [INFO, MAIJA]}, []),
        (
            {"emails": [MAIJA, INFO]},
            {"emails": [INFO, {**MAIJA, "use": "personal"}]},
            [("emails.1.use", "work", "personal")],
        ),
        # A corrected address is a change of the address
        (
            {"emails": [MAIJA]},
            {"emails": [{**MAIJA, "address": "maija.v@firma.example"}]},
            [("emails.0.address", "maija@firma.example", "maija.v@firma.example")],
        ),
        # A withdrawal is a change of its own consent only
        (
            {"lawful_basis": [{"basis": "consent", "since": "2023", "purpose": "marketing"}]},
            {
                "lawful_basis": [
                    {"basis": "law", "since": "2020"},
                    {"basis": "consent", "since": "2023", "purpose": "marketing", "withdrawn": "2"},
                ]
            },
            [
                ("lawful_basis.0.basis", None, "law"),
                ("lawful_basis.0.since", None, "2020"),
                ("lawful_basis.1.withdrawn", None, "2"),
            ],
        ),
        # Plain texts are added and removed
        (
            {"segments": ["a", "b", "b"]},
            {"segments": ["c", "b"]},
            [("segments", None, "c"), ("segments", "a", None), ("segments", "b", None)],
        ),
        # Twice the same item is two items
        (
            {"emails": [MAIJA]},
            {"emails": [MAIJA, MAIJA]},
            [("emails.1.address", None, "maija@firma.example"), ("emails.1.use", None, "work")],
        ),
        # A text that became a list
        ({"x": "a"}, {"x": ["b"]}, [("x", None, "b"), ("x", "a", None)]),
    ],
)
def test_says_what_changed(
    before: Tree | None, after: Tree | None, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert changes(before, after) == expected


@given(TREES, TREES)
def test_there_and_back(before: Tree, after: Tree) -> None:
    there = {(change.before, change.after) for change in diff(before, after)}
    back = {(change.after, change.before) for change in diff(after, before)}
    assert there == back


@given(TREES)
def test_everything_is_new_once(tree: Tree) -> None:
    def leaves(part: Tree) -> list[str]:
        if isinstance(part, str):
            return [part]
        inner = part.values() if isinstance(part, dict) else part
        return [leaf for item in inner for leaf in leaves(item)]

    assert diff(tree, tree) == []
    assert sorted(str(change.after) for change in diff(None, tree)) == sorted(leaves(tree))
    assert sorted(str(change.before) for change in diff(tree, None)) == sorted(leaves(tree))
