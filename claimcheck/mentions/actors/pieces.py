"""The pieces a sentence is read in: nouns of the tables and runs of capitalised words, and what stands between them."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.languages import Pack
from claimcheck.languages.grammar import grammar_of
from claimcheck.languages.name_words import load_bodies
from claimcheck.languages.speech import ActorNoun, Mark, NounKind, SpeechTables
from claimcheck.mentions.runs import Run, RunReader
from claimcheck.model import ActorMention, Article, Sentence, Span

PARTED = 6
"""The most words of a noun after the nationality that parts it."""


@dataclass(slots=True)
class Piece:
    """Tokens `first` to `last` (excluded): a noun of the tables or a run of capitalised words. `nation` is the
    nationality that stands inside the noun ("ministère russe de la Défense").
    """

    first: int
    last: int
    noun: ActorNoun | None = None
    run: Run | None = None
    nation: ActorNoun | None = None
    used: bool = False

    def is_a(self, *kinds: NounKind) -> bool:
        """Is it a noun of one of these kinds?"""
        return self.noun is not None and self.noun.kind in kinds


class PieceReader:
    """Cuts one sentence into pieces, and makes mentions of them: `found`, and `loose` ones that only the rest of the
    article can tell.
    """

    def __init__(
        self, article: Article, sentence: Sentence, pack: Pack, tables: SpeechTables, small: frozenset[str]
    ) -> None:
        self.article, self.sentence, self.pack, self.tables = article, sentence, pack, tables
        self.tokens, self.roles = sentence.tokens, grammar_of(pack)
        self.runs = RunReader(sentence.tokens, pack, tables, small)
        self.noun_first = "adjective_after" in pack.flags
        self.found: list[ActorMention] = []
        self.loose: list[ActorMention] = []
        self.dropped: set[Span] = set()
        self.pieces = self._pieces()

    def _pieces(self) -> list[Piece]:
        pieces: list[Piece] = []
        tokens, tables, reached = self.tokens, self.tables, 0
        begins = tables.begins_noun
        for index in [n for n, token in enumerate(tokens) if token.is_capitalised or token.norm in begins]:
            if index < reached:
                continue
            noun, token = None, tokens[index]
            if token.norm in begins:
                noun = tables.noun_at(tokens, index)
                if token.norm in tables.idioms.begins:
                    idiom = tables.idioms.longest(tokens, index)[0]
                    if idiom and (noun is None or idiom >= noun[0]):
                        reached = idiom
                        continue
            run = self.runs.at(index, noun) if token.is_capitalised else None
            if run is not None and (noun is None or run.last > noun[0]):
                pieces.append(Piece(run.first, run.last, run=run))
            elif noun is not None:
                pieces.append(self._parted(index, *noun))
            else:
                continue
            reached = pieces[-1].last
        return pieces

    def _parted(self, first: int, last: int, noun: ActorNoun) -> Piece:
        """A noun of several words that a nationality parts: "le ministère russe de la Défense"."""
        whole = Piece(first, last, noun=noun)
        if not self.noun_first or noun.kind not in (NounKind.ORGANISATION, NounKind.PERSON) or last >= len(self.tokens):
            return whole
        nation = self.tables.noun_at(self.tokens, last)
        if nation is None or nation[1].kind is not NounKind.NATIONALITY:
            return whole
        closed = self.tokens[first:last] + self.tokens[nation[0] : nation[0] + PARTED]
        longer = self.tables.noun_at(closed, 0)
        if longer is None or longer[0] <= last - first:
            return whole
        return Piece(first, longer[0] + first + nation[0] - last, noun=longer[1], nation=nation[1])

    # Words between pieces

    def _norm(self, index: int) -> str:
        return self.tokens[index].norm if 0 <= index < len(self.tokens) else ""

    def _near(self, index: int, step: int) -> Piece | None:
        """The piece right beside another, with no token between."""
        other = index + step
        if not 0 <= other < len(self.pieces):
            return None
        here, there = self.pieces[index], self.pieces[other]
        touching = here.last == there.first if step > 0 else there.last == here.first
        return there if touching else None

    def _is_small(self, index: int, *keys: str) -> bool:
        """Is the token a word of one of these rows of `names.txt`?"""
        norm, small = self._norm(index), self.tables.small
        for key in keys:  # noqa: SIM110  (most keys are one, and any() takes as long as ten)
            if norm in small[key]:
                return True
        return False

    def _is_inside(self, piece: Piece) -> bool:
        """Does the noun lie in the name that was read just before?"""
        if not self.found:
            return False
        start, end = self.found[-1].span
        return start <= self.tokens[piece.first].start and self.tokens[piece.last - 1].end <= end

    def _verb_at(self, index: int) -> bool:
        return 0 <= index < len(self.tokens) and self.tables.verbs.longest(self.tokens, index)[0] > 0

    def _is_auxiliary(self, index: int) -> bool:
        return 0 <= index < len(self.tokens) and self._norm(index) in self.tables.words[Mark.AUXILIARY]

    # Results

    def _text(self, piece: Piece) -> str:
        """The words of a piece."""
        if piece.last == piece.first + 1:
            return self.tokens[piece.first].text
        span = self._span(piece)
        return " ".join(self.article.prose[span.start : span.end].split())

    def _span(self, piece: Piece) -> Span:
        return Span(self.tokens[piece.first].start, self.tokens[piece.last - 1].end)

    def _drop(self, piece: Piece) -> None:
        """Forget what a run gave that has become part of another name."""
        self.dropped.add(self._span(piece))

    def _mention(
        self, piece: Piece, kind: str, name: str, key: str, side: str | None, function: str | None, rule: str
    ) -> ActorMention:
        span = self._span(piece)
        quote = self.article.quote(span)
        key = load_bodies().get(key, key)
        return ActorMention(span, quote, self.sentence.index, rule, name, key, kind, side, function)

    def _add(
        self, piece: Piece, kind: str, name: str, key: str, side: str | None, function: str | None, rule: str
    ) -> None:
        piece.used = True
        self.found.append(self._mention(piece, kind, name, key, side, function, rule))
