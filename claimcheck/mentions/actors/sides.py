"""Whose an actor is: the country or the body that stands with its noun."""

from __future__ import annotations

from claimcheck.languages.speech import ActorNoun, NounKind
from claimcheck.mentions.actors.pieces import Piece, PieceReader


class SideReader(PieceReader):
    """Reads the side of a noun from the nationality beside it, its complement or its owner."""

    def _nation_beside(self, index: int) -> Piece | None:
        """The nationality of a noun: after it or before it, one word between at most."""
        piece = self.pieces[index]
        steps = (1, -1) if self.noun_first else (-1, 1)
        for step in steps[:1]:
            at = index + step
            if not 0 <= at < len(self.pieces) or not self.pieces[at].is_a(NounKind.NATIONALITY):
                continue
            other = self.pieces[at]
            gap = range(piece.last, other.first) if step > 0 else range(other.last, piece.first)
            if len(gap) <= 1 and all(self.tokens[n].is_word and not self._is_glue(n) for n in gap):
                return other
        return None

    def _is_glue(self, index: int) -> bool:
        return self._is_small(index, "determiner", "of", "joint", "lead") or self._is_auxiliary(index)

    def _country_around(self, index: int, nation: Piece | None) -> str | None:
        """The country code that a noun goes with: its nationality, "of X" or "X's"."""
        inner = self.pieces[index].nation
        if inner is not None:
            return inner.side
        if nation is not None and nation.noun is not None:
            return nation.noun.side
        complement = self._complement(index)
        if complement is not None and complement.is_a(NounKind.NATION, NounKind.SEAT) and complement.noun:
            return complement.noun.side
        owner = self.pieces[index - 1] if index else None
        if owner is not None and owner.noun is not None and owner.is_a(NounKind.NATION, NounKind.SEAT):
            gap = self.tokens[owner.last : self.pieces[index].first]
            if len(gap) <= 2 and (not gap or gap[0].norm in self.pack.clitics):
                return owner.noun.side
        return None

    def _complement(self, index: int) -> Piece | None:
        """What "of" and an article join to a noun."""
        if index + 1 >= len(self.pieces):
            return None
        piece, other = self.pieces[index], self.pieces[index + 1]
        gap = range(piece.last, other.first)
        if not 1 <= len(gap) <= 2 or not self._is_small(gap[0], "of"):
            return None
        return other if all(self._is_small(n, "of", "determiner") for n in gap) else None

    def _side_around(self, index: int, noun: ActorNoun) -> str | None:
        """The side of a person's noun: its country, else that of the body it belongs to, else its own."""
        country = self._country_around(index, self._nation_beside(index)) if noun.is_state else None
        if country:
            return country
        bodies = ((self._complement(index), 1), (self._near(index, -1), -1), (self._after_nation(index), 2))
        for body, step in bodies:
            if body is not None and body.noun is not None and body.is_a(NounKind.ORGANISATION, NounKind.GROUP):
                at = index + step
                nation = self._country_around(at, self._nation_beside(at))
                return nation if nation and body.noun.is_state else body.noun.side or noun.side
        return noun.side

    def _after_nation(self, index: int) -> Piece | None:
        """ "a spokesman for the Russian ministry": the body behind a nationality."""
        nation = self._complement(index)
        if nation is None or not nation.is_a(NounKind.NATIONALITY) or index + 2 >= len(self.pieces):
            return None
        return self._near(index + 1, 1)
