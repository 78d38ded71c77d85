"""The archived articles beside a batch, as the stages 5 and 6 take them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claimcheck.archive.placing import place_article
from claimcheck.archive.store import Archive
from claimcheck.model import Claim, Discrepancy, Origin, Reading


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A batch with the numbers of the archived articles that may tell what each of its articles tells (`near`), and of
    the version that it replaces (`replaced`), by the ids of the batch; `rare` names say much of a story.
    """

    archive: Archive
    readings: tuple[Reading, ...]
    near: dict[str, list[int]]
    replaced: dict[str, int]
    rare: frozenset[str]

    def numbers(self) -> list[int]:
        """All archived articles that the batch is checked against, in order."""
        return sorted({number for found in self.near.values() for number in found})

    def beside(self, numbers: Iterable[int]) -> list[Reading]:
        """The articles of the batch that one of these archived articles is near to, or replaced by."""
        wanted = set(numbers)
        ids = (reading.article.id for reading in self.readings)
        beside = {i for i in ids if wanted & {*self.near.get(i, ()), self.replaced.get(i)}}
        return [reading for reading in self.readings if reading.article.id in beside]


def find_neighbourhood(archive: Archive, readings: Sequence[Reading]) -> Neighbourhood:
    """What of the archive a batch is checked against: not its own texts, nor the versions that it replaces."""
    places = {reading.article.id: place_article(archive, reading.article) for reading in readings}
    replaced = {name: place.previous.number for name, place in places.items() if place.previous}
    known = {place.known.number for place in places.values() if place.known}
    search = archive.search({*known, *replaced.values()})
    near = {reading.article.id: search.candidates(reading) for reading in readings}
    return Neighbourhood(archive, tuple(readings), near, replaced, search.rare(readings))


class Names:
    """The ids under which archived articles stand beside a batch: their own, unless the batch has an article of that
    id; then the archive's file name stands before it.
    """

    def __init__(self, archive: Archive, taken: Iterable[str]) -> None:
        self._archive, self._taken = archive, set(taken)
        self._given: dict[int, str] = {}

    def name(self, number: int, article_id: str) -> str:
        """The id of an archived article, the same each time it is asked for."""
        if number not in self._given:
            name = article_id if article_id not in self._taken else f"{self._archive.path.name}/{article_id}"
            while name in self._taken:
                name += "+"
            self._taken.add(name)
            self._given[number] = name
        return self._given[number]

    def reading(self, number: int) -> Reading:
        """An archived article with its claims, under its id here, its claims marked as the archive's."""
        reading = self._archive.reading(number)
        name = self.name(number, reading.article.id)
        return Reading(
            replace(reading.article, id=name),
            tuple(_marked(claim, name) for claim in reading.claims),
            replace(reading.outline, article=name) if reading.outline else None,
        )

    def discrepancy(self, found: Discrepancy, numbers: dict[str, int]) -> Discrepancy:
        """A recorded discrepancy, its claims as those of the articles' readings here."""
        names = {article_id: self.name(number, article_id) for article_id, number in numbers.items()}
        sides = tuple(
            replace(side, claims=tuple(_marked(c, names.get(c.article, c.article)) for c in side.claims))
            for side in found.sides
        )
        return replace(found, sides=sides)


def _marked(claim: Claim, article: str) -> Claim:
    """The claim as one of the archive, of the article by its id here."""
    return replace(claim, article=article, origin=Origin.ARCHIVE)
