"""Actors: persons, organisations, groups, states and roles, as those who act or speak."""

from claimcheck.mentions.actors.finder import find_actors
from claimcheck.mentions.names import same_name

__all__ = ["find_actors", "same_name"]
