"""Countries and capitals that act or speak."""

from __future__ import annotations

from claimcheck.languages import Form, PartOfSpeech
from claimcheck.languages.speech import Act, Mark
from claimcheck.mentions.actors.pieces import Piece
from claimcheck.mentions.actors.titles import TitleReader

LEADING = (Mark.ACCORDING, Mark.CITING, Mark.CITED)
FINITE = frozenset({Form.PRESENT, Form.PAST, Form.FUTURE, Form.CONDITIONAL})


class AgentReader(TitleReader):
    """Tells a country that acts from one where something happens."""

    def _is_agent(self, piece: Piece) -> bool:
        """A country stands as an agent before a finite verb or after a word that leads to one."""
        if self._norm(piece.last) in self.pack.clitics:
            return False
        before = piece.first - 1
        if before >= 0 and self._is_small(before, "definite") and self._norm(before) not in self.tables.small["of"]:
            before -= 1
        if before >= 0 and self._leads(before):
            return True
        if before >= 0 and self._norm(before) in self.tables.words[Mark.PREPOSITION]:
            return False
        return self._acts(piece.last)

    def _leads(self, index: int) -> bool:
        """Does token `index` end a phrase after which a country acts, speaks or is accused?"""
        if self._is_small(index, "lead"):
            return True
        if any(verb.act is Act.ACCUSE for verb in self.tables.verbs.longest(self.tokens, index)[1]):
            return True
        return any(self.tables.after(self.tokens, n, *LEADING) == index + 1 for n in (index, index - 1))

    def _acts(self, index: int) -> bool:
        """Does a finite verb stand at token `index`?"""
        if index >= len(self.tokens):
            return False
        if self._is_auxiliary(index):
            return True
        if any(verb.forms & FINITE for verb in self.tables.verbs.longest(self.tokens, index)[1]):
            return True
        return any(
            hit.entry.part is PartOfSpeech.VERB and hit.entry.forms & FINITE
            for hit in self.pack.predicates.starting(self.tokens, index)
        )
