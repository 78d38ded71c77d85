"""The tables that stand for every language: what happens, what is counted, what states there are, who is whose."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path

from claimcheck.languages.event_concepts import EventConcept, read_event_concepts
from claimcheck.languages.measures import MeasureConcept, read_measure_concepts
from claimcheck.languages.moments import read_moments
from claimcheck.languages.nouns import read_noun_concepts
from claimcheck.languages.parties import Family, read_families
from claimcheck.languages.snapshots import kept
from claimcheck.languages.source import ROOT, Faults, Folder, checked
from claimcheck.languages.states import StateFamily, compared_states, read_states
from claimcheck.model import MAIN, State


class Concepts:
    """The tables that stand for every language: `languages/concepts/`."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder

    @cached_property
    def events(self) -> dict[str, EventConcept]:
        """The kinds of events by id."""

        def read(faults: Faults) -> dict[str, EventConcept]:
            families, measures = self.states, self.measures
            return read_event_concepts(self.folder / "events.toml", faults, families=families, measures=measures)

        return kept("events", self.folder, lambda: checked(read))

    def is_ordinary(self, concept: str) -> bool:
        """Is it what ordinary verbs tell ("went in", "saw"), a part of any story?"""
        known = self.events.get(concept)
        return known is not None and known.is_ordinary

    def only_happened(self, concept: str) -> bool:
        """Does it say only that something happened, whatever that was? What began may be a part of it alone."""
        known = self.events.get(concept)
        return known is not None and known.happening == MAIN and not known.phase

    def family_of(self, concept: str) -> str:
        """The widest concept that an event is a kind of: itself when it is no kind of another."""
        events, seen = self.events, [concept]
        while (wider := events[seen[-1]].within) and wider not in seen:
            seen.append(wider)
        return seen[-1]

    def deed_of(self, concept: str) -> str:
        """The widest concept under which it is asked who did it and where."""
        return self.family_of(self.events[concept].deed or concept)

    def asked_of(self, concept: str) -> str:
        """The widest concept under which it is asked who did it, wherever that was."""
        return self.deed_of(self.events[concept].asked_as or concept)

    @cached_property
    def counted(self) -> dict[str, EventConcept]:
        """The concept of the happenings that a measure counts, by the measure."""
        return {measure: concept for concept in self.events.values() for measure in concept.counted}

    @cached_property
    def told(self) -> dict[str, frozenset[str]]:
        """All that happened when an event of each concept did: itself and, in steps, what it tells."""
        return {name: frozenset(self._told_from(name)) for name in self.events}

    def _told_from(self, concept: str) -> list[str]:
        found = [concept]
        for name in found:
            found += [other for other in self.events[name].tells if other not in found]
        return found

    @cached_property
    def questions(self) -> dict[str, str]:
        """One id for the concepts of which one may tell that another happened, by concept."""
        group = {name: {name} for name in self.events}
        for told in self.told.values():
            joined = set().union(*(group[name] for name in told))
            group.update(dict.fromkeys(joined, joined))
        return {name: min(joined) for name, joined in group.items()}

    @cached_property
    def at_one_hour(self) -> dict[str, frozenset[str]]:
        """The concepts that may tell of the hour of which one of each tells in its way."""
        return checked(lambda faults: read_moments(self.folder / "hours.txt", self.events, faults))

    @cached_property
    def equally_long(self) -> dict[str, frozenset[str]]:
        """The concepts that may tell of what went on as long as what one of each tells of."""
        return checked(lambda faults: read_moments(self.folder / "lengths.txt", self.events, faults))

    @cached_property
    def at_once(self) -> dict[str, frozenset[str]]:
        """The concepts that may tell of the moment of which one of each tells in its way; of some there are none."""
        return checked(lambda faults: read_moments(self.folder / "moments.txt", self.events, faults))

    @cached_property
    def states(self) -> dict[str, StateFamily]:
        """The families of states by id."""
        return checked(lambda faults: read_states(self.folder / "states.toml", faults))

    @cached_property
    def compared_states(self) -> dict[tuple[str, str], State]:
        """The states that answer a wide question as they are compared there, by their family and name."""
        return compared_states(self.states)

    @cached_property
    def families(self) -> dict[str, Family]:
        """The families of organisations and groups by id."""
        return checked(lambda faults: read_families(self.folder / "parties.toml", faults))

    @cached_property
    def nouns(self) -> dict[str, str]:
        """The ordinary nouns and adjectives by id, each with its domain."""
        return checked(lambda faults: read_noun_concepts(self.folder / "nouns.txt", self.measures, faults))

    @cached_property
    def measures(self) -> dict[str, MeasureConcept]:
        """The measures by id."""

        def read(faults: Faults) -> dict[str, MeasureConcept]:
            return read_measure_concepts(self.folder / "measures.toml", faults)

        return kept("measures", self.folder, lambda: checked(read))


@cache
def load_concepts(desk: Path | None = None) -> Concepts:
    """The tables that every language shares, with those of the folder `desk`, read once."""
    return Concepts(Folder(ROOT / "concepts", desk / "concepts" if desk else None))
