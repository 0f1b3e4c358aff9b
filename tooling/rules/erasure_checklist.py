"""What of an erasure no tool reaches, in words for the person who has to see to it."""

from __future__ import annotations

from collections.abc import Mapping

from schema.vocabulary import ErasureStep

CHECKLIST: Mapping[ErasureStep, str] = {
    ErasureStep.SERVER: (
        "the server: force-push every branch and tag, have unreachable objects collected"
    ),
    ErasureStep.FORKS: "forks: have them deleted or rewritten",
    ErasureStep.CLONES: (
        "clones, those on people's machines included: have each thrown away and cloned anew"
    ),
    ErasureStep.PULL_REQUESTS: (
        "pull requests: refs/pull/* and cached views, by the host's support"
    ),
    ErasureStep.CI: "CI: logs, artefacts and caches",
    ErasureStep.BACKUPS: (
        "backups: when do they end, and what keeps a restore from bringing the data back"
    ),
}
