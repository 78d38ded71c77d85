"""Titles and functions that stand with a name, and what else makes a name a person's."""

from __future__ import annotations

from claimcheck.languages.speech import ActorNoun, NounKind
from claimcheck.mentions.actors.pieces import Piece
from claimcheck.mentions.actors.sides import SideReader
from claimcheck.mentions.runs import Run

APPOSITION = 14
"""The most tokens between a function and the name it stands beside in apposition."""
DETERMINER_REACH = 4
"""How far from the start of its sentence a function needs no article to open its phrase."""


class TitleReader(SideReader):
    """Finds the title of a name before it, apart from it or after it."""

    def _title_of(self, index: int, piece: Piece) -> tuple[ActorNoun, str | None] | None:
        """The title or function that stands with a name, and the side it gives."""
        before = self._title_before(index)
        if before is not None and before[0].kind is NounKind.PERSON:
            return before
        first = self.pieces[index - 1].first if before is not None else piece.first
        return self._title_apart(index, first) or self._title_after(index, piece) or before

    def _title_before(self, index: int) -> tuple[ActorNoun, str | None] | None:
        """ "President X", "le président russe X": the noun touches the name but for a nationality."""
        side = None
        before = self._near(index, -1)
        at = index - 1
        if before is not None and before.is_a(NounKind.NATIONALITY) and self.noun_first:
            side = before.noun.side if before.noun else None
            before, at = self._near(at, -1), at - 1
        if before is None or before.noun is None or not before.is_a(NounKind.PERSON, NounKind.HONORIFIC):
            return None
        before.used = True
        return before.noun, side or self._side_around(at, before.noun)

    def _title_apart(self, index: int, first: int) -> tuple[ActorNoun, str | None] | None:
        """ "le maire de Vaubrun, X": the function opens the phrase that the comma before the name closes."""
        if self._norm(first - 1) != ",":
            return None
        found = None
        at = index - 1
        while at >= 0 and first - self.pieces[at].first <= APPOSITION:
            other = self.pieces[at]
            if any(self._norm(n) in ",;:.«»" for n in range(other.last, first - 1)):
                break
            if other.is_a(NounKind.PERSON) and other.noun and not other.noun.is_plural and not other.used:
                found = at
            at -= 1
        noun = None if found is None else self.pieces[found].noun
        if found is None or noun is None or not self._opens_phrase(self.pieces[found].first):
            return None
        self.pieces[found].used = True
        return noun, self._side_around(found, noun)

    def _opens_phrase(self, first: int) -> bool:
        return first == 0 or self._is_small(first - 1, "determiner", "before") or first <= DETERMINER_REACH

    def _title_after(self, index: int, piece: Piece) -> tuple[ActorNoun, str | None] | None:
        """ "X, maire de Vaubrun,": the function stands right after the comma, but for its article."""
        if self._norm(piece.last) != "," or index + 1 >= len(self.pieces):
            return None
        for at in range(index + 1, min(index + 4, len(self.pieces))):
            other = self.pieces[at]
            reach = 3 if self.noun_first else 6
            between = range(piece.last + 1, other.first)
            if other.first - piece.last > reach or any(self._norm(n) == "," for n in between):
                return None
            if other.is_a(NounKind.PERSON) and other.noun and not other.noun.is_plural:
                follows = self._near(at, 1)
                if follows is not None and follows.run is not None:
                    return None
                other.used = True
                return other.noun, self._side_around(at, other.noun)
            if other.run is not None and self.noun_first:
                return None
        return None

    # Other signs of a person

    def _has_age(self, piece: Piece) -> bool:
        """ "X, 58 ans", "X (34)", "X, 58,"."""
        if self._norm(piece.last) not in (",", "("):
            return False
        digits = self._norm(piece.last + 1)
        after = self._norm(piece.last + 2)
        return (
            digits.isdigit()
            and len(digits) <= 3
            and (after in self.tables.small["age"] or (after in (",", ")", "") and int(digits) < 120))
        )

    def _speaks(self, piece: Piece, run: Run) -> bool:
        """Two capitalised words or three beside a verb of speech are a person."""
        if not 2 <= run.words <= 3:
            return False
        at = piece.last
        if self._is_auxiliary(at):
            at += 1
        after = self._verb_at(at)
        return after or (piece.first > 0 and self._verb_at(piece.first - 1) and self._norm(piece.first - 2) != "")
