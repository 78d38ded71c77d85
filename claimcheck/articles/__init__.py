"""Stage 1: files and folders to articles. One module a format; `reading` has the registry."""

from claimcheck.articles.reading import SUFFIXES, read_articles

__all__ = ["SUFFIXES", "read_articles"]
