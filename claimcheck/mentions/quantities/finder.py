"""The quantity finder: numbers, what they count, and how they are bounded."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter

from claimcheck.languages import Hit, Pack
from claimcheck.mentions.quantities.ballots import BallotReader
from claimcheck.mentions.quantities.beginnings import Beginnings
from claimcheck.mentions.quantities.drafts import DraftReader
from claimcheck.mentions.quantities.guards import number_chain
from claimcheck.mentions.quantities.levels import Surroundings
from claimcheck.mentions.quantities.phrases import Draft, Phrase, PhraseReader
from claimcheck.mentions.quantities.placing import DraftPlacer
from claimcheck.mentions.quantities.races import RaceTimes
from claimcheck.mentions.quantities.readings import Reading
from claimcheck.mentions.quantities.replaced import ReplacedReader
from claimcheck.mentions.quantities.revisions import RevisionReader
from claimcheck.mentions.quantities.zeros import opening_zero, read_zeros
from claimcheck.model import Article, QuantityMention, Sentence, Span, Token

LONGEST_SPAN = 60
"""Characters from a hedge to the counted noun; farther apart only the number is the mention."""


def find_quantities(article: Article, sentences: Sequence[Sentence], pack: Pack) -> list[QuantityMention]:
    """Every quantity of the article, in the order of the text; mentions of one sentence do not overlap.

    Numbers that count nothing (ordinals, labels, years, clock times, telephone numbers) are left out. `unit` is a unit
    of `concepts/units.toml`, else the unit of the measure (`person`); `measure` a concept of `measures.toml` or None.
    """
    finder = load_finder(pack)
    return [mention for sentence in sentences for mention in finder.find(article, sentence)]


@lru_cache(maxsize=16)
def load_finder(pack: Pack) -> QuantityFinder:
    """The finder of a language. Raises: BrokenPack."""
    return QuantityFinder(pack)


class QuantityFinder:
    """Finds the quantities of one language's sentences."""

    def __init__(self, pack: Pack) -> None:
        self.pack, self.phrases = pack, PhraseReader(pack)
        self.tables, self.reader, self.guard = self.phrases.tables, self.phrases.reader, self.phrases.guard
        self.beginnings, placer = Beginnings(self.tables), DraftPlacer(self.tables)
        self.drafts = DraftReader(self.phrases, placer)
        self.races, self.replaced = RaceTimes(self.phrases), ReplacedReader(self.tables)
        self.ballots = BallotReader(self.phrases)
        self.revisions = RevisionReader(self.phrases, placer, self.drafts)

    def find(self, article: Article, sentence: Sentence) -> Iterator[QuantityMention]:
        """The quantities of a sentence."""
        places = self.beginnings.places(sentence.tokens)
        if not places:
            return
        around = Surroundings(sentence.tokens, self.pack, self.tables)
        reached, listed = 0, False
        for index in places:
            if index < reached:
                continue
            found, reached = self._at(index, around, listed=listed)
            for draft in found:
                around.told = draft if draft.noun is not None or draft.measure is not None else around.told
                listed = listed or draft.noun is not None or draft.unit is not None
                yield _mention(article, sentence, draft, self.pack)

    def _at(self, index: int, around: Surroundings, *, listed: bool) -> tuple[list[Draft], int]:
        """The quantities that begin at a trigger, and the token to go on from."""
        tokens = around.tokens
        zeros = self.tables.zero.at(tokens, index)
        if zeros and (none := self._none(zeros, around)) is not None:
            return none
        idioms = self.tables.idioms.at(tokens, index)
        if idioms:
            return [], idioms[0].last
        if tokens[index].text.isdecimal() and (race := self.races.read(tokens, index)) is not None:
            return [race], race.last
        if tokens[index].text.isdecimal() and self.reader.slashed(tokens, index) is None:
            end = number_chain(tokens, index)
            if end > index:
                return [], end
        reading = self.reader.read(tokens, index)
        if reading is None:
            return [], index + 1
        if self.tables.before["excepted"].before(tokens, index):
            return [], reading.last
        if self.guard.is_no_number(tokens, reading):
            told = self._is_length(tokens, reading) or around.is_level(index)
            if not told:
                return [], reading.last
        return self._of_reading(reading, around, listed=listed)

    def _none(self, zeros: Sequence[Hit[str]], around: Surroundings) -> tuple[list[Draft], int] | None:
        """The same where the words count none; None where they say something else."""
        if (opening := opening_zero(self.tables, zeros, around)) is not None:  # "it was not a bomb"
            return [], opening.last
        found = read_zeros(self.tables, zeros, around)
        if not found:
            return None
        hedged = self.tables.hedges_before.before(around.tokens, zeros[0].first)
        return [] if hedged else found, found[-1].last  # "almost no one" is some, no one knows how many

    def _is_length(self, tokens: Sequence[Token], reading: Reading) -> bool:
        return reading.digits and self.drafts.amounts.lengths.is_length(tokens, reading)

    def _of_reading(self, reading: Reading, around: Surroundings, *, listed: bool) -> tuple[list[Draft], int]:
        """The quantities that a number is part of: a share, two figures of a revision or a vote, a range, or one."""
        tokens, single = around.tokens, self.phrases.single(around.tokens, reading)
        if reading.is_share:
            return self._of_phrase(single, around, listed=listed)
        several = self.revisions.read(reading, single, around) or self.ballots.read(tokens, reading)
        if several:
            return several, several[-1].last
        ranged = None if reading.article else self.phrases.ranged(tokens, reading, single.united)
        if ranged is not None:
            return self._of_phrase(ranged, around, listed=listed)
        score = self.phrases.score(tokens, reading)
        if score:
            return [], score
        among = self.drafts.shares.read_among(reading, around)
        if among is not None:
            return [among], among.last
        shared = self.reader.out_of(tokens, reading)
        said = self.phrases.single(tokens, shared) if shared else single
        return self._of_phrase(self.phrases.within(tokens, said) or said, around, listed=listed)

    def _of_phrase(self, phrase: Phrase, around: Surroundings, *, listed: bool) -> tuple[list[Draft], int]:
        draft = self.drafts.read(phrase, around, listed=listed)
        draft = self.replaced.mark(draft, around) if draft else None
        return ([draft], draft.last) if draft else ([], phrase.reading.last)


def _mention(article: Article, sentence: Sentence, draft: Draft, pack: Pack) -> QuantityMention:
    """The draft by its characters."""
    tokens, phrase = sentence.tokens, draft.phrase
    number = Span(tokens[phrase.first].start, tokens[phrase.last - 1].end)
    short = max(number.end, tokens[draft.unit_last - 1].end) if draft.unit_last else number.end
    end = max(short, tokens[draft.last - 1].end)
    span = Span(number.start, end if end - number.start <= LONGEST_SPAN else short)
    return QuantityMention(
        span, article.prose[span.start : span.end], sentence.index, draft.rule, phrase.value, number, draft.unit,
        draft.measure, draft.noun, draft.noun_span, draft.change, draft.partitive, draft.modifiers,
        _concept(tokens, draft, pack),
    )  # fmt: skip


def _concept(tokens: Sequence[Token], draft: Draft, pack: Pack) -> str | None:
    """The concept of the counted noun, where it is no measure and a table knows it."""
    if draft.noun_span is None or draft.measure is not None:
        return None
    first = bisect_left(tokens, draft.noun_span.start, key=attrgetter("start"))
    hits = pack.nouns.at(tokens, first)
    return hits[0].entry.measure if hits and hits[0].span.end <= draft.noun_span.end else None
