"""The archive: one SQLite file with the claims of all articles a desk has read, to check new ones against.

`sqlite3` is imported in this package alone. It is the rim of the stages 5 and 6: what they get is a batch and the few
archived articles that may tell what it tells, whatever else the archive holds.
"""

from claimcheck.archive.adding import Added, add_articles, add_readings
from claimcheck.archive.checking import check_against, check_articles_against
from claimcheck.archive.errors import ArchiveError, DamagedArchive
from claimcheck.archive.store import Archive, open_archive

__all__ = [
    "Added",
    "Archive",
    "ArchiveError",
    "DamagedArchive",
    "add_articles",
    "add_readings",
    "check_against",
    "check_articles_against",
    "open_archive",
]
