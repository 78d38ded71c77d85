"""Places: names of the gazetteer, names after words of place, kinds of places."""

from claimcheck.mentions.places.finder import find_places

__all__ = ["find_places"]
