"""An invented register with a history, and one person in it who asks to be erased."""

from __future__ import annotations

import subprocess
from pathlib import Path

from schema.layout import contact_path
from tests.desk import Desk
from tooling.erasure.rewriting.inventory import Inventory, take_inventory
from tooling.erasure.rewriting.journal import Erased
from tooling.erasure.rewriting.recovery import resume
from tooling.erasure.rewriting.replace import close, replace_history
from tooling.erasure.rewriting.summary import summary_of
from tooling.git import Repository
from tooling.rules.traces import Person, Tracer

GONE = "k7m2qd4x"  # Maija Virtanen
OTHER = "b2c3d4f5"
THIRD = "d4f5g6h7"
NAMESAKE = "f6g7h8j9"
MAIJA = Person(
    emails=("maija.virtanen@tehdas.example",),
    phones=("+358401234567",),
    names=(("Maija", "Virtanen"),),
    ids=(GONE,),
)


def contact(id: str, given: str, family: str, email: str, **more: str) -> str:
    lines = [f"id: {id}", "kind: customer", f"given_name: {given}", f"family_name: {family}"]
    lines += ["emails:", f"  - address: {email}", "    use: work"]
    lines += [f"{key}: {value}" for key, value in more.items()]
    return "\n".join(lines) + "\n"


def path_of(id: str, register: str = "customers") -> str:
    return contact_path(register, id)


class ErasureDesk(Desk):
    """A repository in which people are erased."""

    @property
    def repository(self) -> Repository:
        found = Repository.discover(self.root)
        assert found is not None
        return found

    def inventory(self, *people: Person, keep: tuple[str, ...] = ()) -> tuple[Inventory, Tracer]:
        tracer = Tracer(people or (MAIJA,))
        ids = [id for person in people or (MAIJA,) for id in person.ids]
        return take_inventory(self.repository, "", ids, tracer, keep), tracer

    def plan(self, *people: Person):
        return summary_of(*self.inventory(*people))

    def erase(self, *people: Person, keep: tuple[str, ...] = ()) -> Erased:
        found, tracer = self.inventory(*people, keep=keep)
        return replace_history(self.repository, found, tracer, lambda: None, lambda _: None, {})

    def tips(self) -> dict[str, dict[str, str]]:
        """For each ref that is a commit, path and object id of every file."""
        found = {}
        for line in self.git(
            "for-each-ref", "--format=%(refname) %(*objecttype)%(objecttype)"
        ).split("\n"):
            name, kind = line.split(" ")
            if kind.startswith("commit"):
                rows = self.git("ls-tree", "-r", "-z", name).split("\0")
                entries = (row.split("\t", 1) for row in rows if row)
                found[name] = {path: facts.split()[2] for facts, path in entries}
        return found

    def everything(self) -> bytes:
        """Every object and every plain file of the Git folder, as one text to search."""
        listing = ["git", "cat-file", "--batch-all-objects", "--batch", "--unordered"]
        objects = subprocess.check_output(listing, cwd=self.root)
        files = (file for file in (self.root / ".git").rglob("*") if file.is_file())
        plain = (str(f).encode() + f.read_bytes() for f in files if "objects" not in f.parts)
        return objects + b"".join(plain)


def erase_and_close(arguments: list[str]) -> None:
    """Erase Maija from the repository that is named, or go on with it."""
    desk = ErasureDesk(Path(arguments[0]))
    resumed = resume(desk.repository, lambda: None)
    if resumed is None or resumed.erased is None:
        desk.erase()
    close(desk.repository)


TRACES = (
    b"aija.virtanen@",
    b"Maija Virtanen",
    b"Virtanen;Maija",
    b"40 123 4567",
    b"maija-virtanen",
)


def begin(root: Path) -> ErasureDesk:
    """Four contacts, each with some history; nothing but the files speaks of Maija."""
    desk = ErasureDesk(root)
    desk.commit("Begin", {".gitignore": "exports/\n"})
    desk.commit(
        "Add two",
        {
            path_of(OTHER): contact(OTHER, "Eino", "Salo", "eino@salo.example"),
            path_of(THIRD): contact(THIRD, "Aada", "Berg", "aada@berg.example"),
        },
    )
    maija = contact(GONE, "Maija", "Virtanen", MAIJA.emails[0], role="Buyer")
    desk.commit("Add one", {path_of(GONE, "prospects"): maija})
    desk.commit(
        "Promote", {path_of(GONE, "prospects"): None, path_of(GONE): maija + "newsletter: yes\n"}
    )
    desk.commit(
        "Edit", {path_of(OTHER): contact(OTHER, "Eino", "Salo", "eino@salo.example", role="Boss")}
    )
    return desk


def plant(desk: ErasureDesk) -> None:
    """A trace of every kind that the issue names, and some more."""
    git = desk.git
    eino = contact(OTHER, "Eino", "Salo", "eino@salo.example", role="Boss")
    aada = contact(THIRD, "Aada", "Berg", "aada@berg.example")
    git("checkout", "-q", "-b", "autumn")
    desk.commit("On a branch", {path_of(THIRD): aada + "notes: Ask Maija Virtanen first.\n"})
    git("checkout", "-q", "main")
    desk.commit("Call Maija Virtanen back", {"readme.md": "A register.\n"})
    desk.commit(
        "Free text", {path_of(OTHER): eino + "notes: Knows Maija Virtanen, +358 40 123 4567\n"}
    )
    desk.commit(
        "Keep a list", {"lists/spring.csv": "id;family;given\n1;Virtanen;Maija\n2;Salo;Eino\n"}
    )
    desk.commit(
        "Old place", {"people/buyer.yaml": contact(GONE, "Maija", "Virtanen", MAIJA.emails[0])}
    )
    desk.commit("Scan", {"paper/maija-virtanen.txt": "A form.\n"})
    git(
        "tag",
        "-a",
        "-m",
        "As Maija Virtanen asked",
        "v1",
        GIT_COMMITTER_DATE="2025-02-03T04:05:06+0200",
    )
    git("tag", "light")
    git("notes", "add", "-m", "Told by maija.virtanen@tehdas.example")
    desk.write(path_of(OTHER), eino + "notes: First stash, Maija Virtanen\n")
    git("stash", "-q")
    desk.write(path_of(OTHER), eino + "notes: Second stash\n")
    git("stash", "push", "-q", "-m", "Second, for Maija Virtanen")
    git(
        "update-ref",
        "refs/pull/1/head",
        git("commit-tree", "HEAD^{tree}", "-p", "HEAD~2", "-m", "Pull"),
    )
    git("hash-object", "-w", "--stdin", input=b"Dangling: maija.virtanen@tehdas.example\n")
    desk.write("exports/mine.csv", "ignored\n")
    desk.write("untracked.txt", "mine\n")
