"""The cues of one sentence, sources before verbs at each token."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.cues.cue import Cue
from claimcheck.claims.cues.sources import SourceReader
from claimcheck.claims.cues.verbs import VerbReader
from claimcheck.claims.quotations import Quotation
from claimcheck.languages.speech import SpeechTables
from claimcheck.model import ActorMention, Sentence


def find_cues(
    sentence: Sentence, actors: Sequence[ActorMention], quotations: Sequence[Quotation], tables: SpeechTables
) -> list[Cue]:
    """The cues of a sentence in order; those without any subject are left out."""
    return CueReader(sentence, actors, quotations, tables).read()


class CueReader(SourceReader, VerbReader):
    """Reads the cues of one sentence."""

    def read(self) -> list[Cue]:
        """The cues in order."""
        cues: list[Cue] = []
        begins = self.tables.begins_cue
        if begins.isdisjoint([token.norm for token in self.tokens]):
            return cues
        index = 0
        while index < len(self.tokens):
            if self.tokens[index].norm not in begins:
                index += 1
                continue
            cue = self._source(index) or self._verb(index, cues[-1] if cues else None)
            if cue is not None:
                cues.append(cue)
                index = max(cue.last, index + 1)
            else:
                index += 1
        return cues
