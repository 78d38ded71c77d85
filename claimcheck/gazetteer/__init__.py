"""The gazetteer: places of the world by name, read from a prebuilt index."""

from claimcheck.gazetteer.index import Place, find_key, lookup

__all__ = ["Place", "find_key", "lookup"]
