"""Where a kill may cut an erasure."""

from __future__ import annotations

from tooling.failpoints import Failpoint


class RewriteFailpoint(Failpoint):
    """The rewrite of the history, by `tooling.erasure.rewriting.replace`."""

    REWRITTEN = "the new history lies in a mirror beside the register, and nobody has verified it"
    VERIFIED = "the mirror is proven; the register is as it was, and there is no journal"
    JOURNAL_WRITTEN = "the journal is on the disk; the register has the old objects only"
    PACKS_LINKED = "the register has the objects of both histories; its refs are the old ones"
    REFS_LOCKED = "index, HEAD and every ref are locked, and all are as they were planned from"
    LOOSE_REFS_GONE = "every ref is in packed-refs alone, and still the old one"
    REFS_RENAMED = "the refs are those of the new history, and nothing else says so"
    HEAD_WRITTEN = "the switch is noted and HEAD names its new branch; index and files are old"
    FILES_MOVED = "index and files are those of the new HEAD; that they are is not noted"
    FILES_NOTED = "it is noted that index and files are moved; the caches are the old ones"
    LOGS_FORGOTTEN = "no log of a ref leads to the old history; its objects are still there"
    OBJECTS_DROPPED = "the old objects are gone; the outcome is not noted"
    OUTCOME_SAVED = "the outcome is on the disk, and so is the journal"
    JOURNAL_REMOVED = "the journal is gone; the mirror is still there"
    MIRROR_REMOVED = "the mirror is gone; the notes of what was done are still there"
    NOTE_REMOVED = "one more note of what was done is gone; others may still be there"
    CLEARED = "of the erasure's own files only the outcome is there; it is not scanned yet"
    SCANNED = "the outcome says what a scan has found, and waits for the certificate"
    OUTCOME_REMOVED = "the outcome is gone; an empty folder is left"


class CertificateFailpoint(Failpoint):
    """The certificate of an erasure, by `tooling.erasure.erase`."""

    CERTIFIED = "the certificate is committed; the outcome still waits for it"
