"""Where a kill may cut a change of the register's files, and its recovery."""

from __future__ import annotations

from tooling.failpoints import Failpoint


class ChangeFailpoint(Failpoint):
    """A change, made by `tooling.store.change.apply`."""

    FILES_CHECKED = "the lock is held, and every file is what the plan was made from"
    CONTENTS_STORED = "the new contents are in Git's object database"
    TREE_BEGUN = "an index of our own is there, in which the commit's tree is to be made"
    COMMIT_MADE = "the commit is in Git's object database, and no branch leads to it"
    CONTENTS_WAITING = "new contents are on the disk, each beside its file; no file has changed"
    FILES_REPLACED = "what was to be written is written; what is to be deleted is still there"
    JOURNAL_WRITTEN = "the journal is on the disk; no file of the register has changed"
    FILES_WRITTEN = "every file is as the commit has it; Git's index and HEAD are the old ones"
    INDEX_READY = "Git's index is locked, and the new one lies beside it; HEAD is the old commit"
    HEAD_MOVED = "HEAD is the new commit; Git's index is the old one, and locked"
    PUBLISHED = "files, index and HEAD are the new ones; the journal is still there"


class RecoveryFailpoint(Failpoint):
    """The end of a change that was cut short, made by `tooling.store.recovery.settle`."""

    LEFTOVERS_GONE = "what the killed command left beside files is gone, and so are its locks"
    FILES_FINISHED = "files that nobody changed since are as the commit has them"
    FILES_UNDONE = "files that nobody changed since are as they were before the change"
    SETTLED = "files, index and HEAD agree; the journal is still there"


class PrivateFileFailpoint(Failpoint):
    """A file that leaves the register, written by `tooling.store.outgoing_file.reserved`."""

    RESERVED = "an empty file lies beside the path of the list"
    CONTENT_WAITING = "the whole list is on the disk, beside its path"
