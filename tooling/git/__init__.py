"""The one gateway to Git. Nothing outside this package runs ``git``."""

from tooling.git.process import GitError, Process
from tooling.git.repository import Repository

__all__ = ["GitError", "Process", "Repository"]
