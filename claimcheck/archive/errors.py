"""What can go wrong with an archive, each with what, where and what to do."""

from __future__ import annotations

from claimcheck.errors import ClaimcheckError


class ArchiveError(ClaimcheckError):
    """An archive that cannot be used as asked; nothing of it was changed."""


class DamagedArchive(ArchiveError):
    """An archive that is not whole."""
