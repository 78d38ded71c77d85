"""Who says what: the speeches of an article, and the markers by which text holds a claim at a distance."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from claimcheck.claims.cues import Cue, CueKind, find_cues
from claimcheck.claims.markers import Marker, find_markers, stance_at
from claimcheck.claims.quotations import Quotation, find_quotations
from claimcheck.claims.sourced import SourcedReader
from claimcheck.claims.speakers import Speaker, Speakers
from claimcheck.claims.speeches import SOURCE_NAMED, STANCES, Speech, make_speech
from claimcheck.languages import Pack
from claimcheck.languages.speech import Act, Mark, SpeechTables, speech_tables
from claimcheck.model import ActorMention, AnyMention, Article, BlockKind, Sentence, Span, Stance
from claimcheck.model.quick import replace

__all__ = ["Marker", "Speech", "find_markers", "find_speech", "stance_at"]

LABEL_REACH = 25
"""The most tokens between a verb that calls something untrue and the word for it."""
BESIDE = 6
"""Characters between a verb of denial and the noun of what it denies: an article."""
BEFORE_LAST = frozenset(":-–—")
"""Marks between what a title tells and the one who says so."""


def find_speech(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[AnyMention], pack: Pack
) -> list[Speech]:
    """The speeches of an article in the order of their cues. `mentions` are all of the article or its actors.

    A verb of speech counts when it has a speaker and something said; a speech inside another has its own entry, so a
    claim is in the words of everyone whose `content` holds it. Linear in the article's length.
    """
    tables = speech_tables(pack)
    actors = [mention for mention in mentions if isinstance(mention, ActorMention)]
    return _Finder(article, sentences, actors, pack, tables).find()


class _Finder:
    """Goes through an article and keeps who spoke last."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        actors: Sequence[ActorMention],
        pack: Pack,
        tables: SpeechTables,
    ) -> None:
        self.article, self.sentences, self.pack, self.tables = article, sentences, pack, tables
        self.quotations = find_quotations(sentences, tables)
        self.by_sentence: dict[int, list[ActorMention]] = {}
        for actor in actors:
            self.by_sentence.setdefault(actor.sentence, []).append(actor)
        self.quotes_of: dict[int, list[Quotation]] = {}
        for quotation in self.quotations:
            for index in range(quotation.first, quotation.last + 1):
                self.quotes_of.setdefault(index, []).append(quotation)
        self.speakers = Speakers(article, tables)
        self.speeches: list[Speech] = []

    def find(self) -> list[Speech]:
        told: set[Span] = set()
        before: Sentence | None = None
        for sentence in self.sentences:
            actors = self.by_sentence.get(sentence.index, [])
            cues = find_cues(sentence, actors, self.quotes_of.get(sentence.index, []), self.tables)
            reader = _SentenceReader(self, sentence, actors, cues, before)
            found = reader.read()
            told |= {s.content for s in found}
            self.speeches += found
            self.speeches += self._left_alone(sentence, told, found)
            self.speakers.pass_by(actors)
            before = sentence
        trimmed = _without_denied([replace(s, content=self._trimmed(s.content)) for s in self.speeches])
        return sorted(trimmed, key=lambda s: (s.cue, s.content))

    def _trimmed(self, span: Span) -> Span:
        """Without the spaces and commas at its ends."""
        text = self.article.prose[span.start : span.end]
        first = len(text) - len(text.lstrip(" \u00a0\u202f\n\t,"))
        last = len(text.rstrip(" \u00a0\u202f\n\t,"))
        return Span(span.start + first, span.start + max(last, first))

    def _left_alone(self, sentence: Sentence, told: set[Span], found: Sequence[Speech]) -> list[Speech]:
        """Quotations that end in this sentence and that no verb told of are the last speaker's."""
        speaker = self.speakers.last
        covered = sorted((s.content.start, s.content.end) for s in found)
        alone = []
        for quotation in self.quotes_of.get(sentence.index, []):
            if quotation.last != sentence.index or quotation.span in told or speaker is None:
                continue
            if overlaps_any(quotation.span, covered):
                continue
            if speaker.block < sentence.block - 1:
                continue
            told.add(quotation.span)
            cue = Span(quotation.outer.start, quotation.outer.start + 1)
            rule = "quotation of the last speaker"
            alone.append(make_speech(quotation.span, speaker, Act.SAY, cue, Stance.ASSERTED, rule))
        return alone


def _without_denied(speeches: Sequence[Speech]) -> list[Speech]:
    """The speeches without those that are but the noun of what another one denies ("denied claims that")."""
    denials = [(s.content, s.cue.end) for s in speeches if s.act == Act.DENY]
    return [s for s in speeches if not any(s.content == c and 0 < s.cue.start - end <= BESIDE for c, end in denials)]


def overlaps_any(span: Span, covered: Sequence[tuple[int, int]]) -> bool:
    """Does a span share a character with the last of the sorted ranges that begins before its end?"""
    position = bisect_left(covered, (span.end, 0)) - 1
    return position >= 0 and covered[position][1] > span.start


class _SentenceReader(SourcedReader):
    """Reads the speeches of one sentence from its cues."""

    def __init__(
        self,
        finder: _Finder,
        sentence: Sentence,
        actors: Sequence[ActorMention],
        cues: Sequence[Cue],
        before: Sentence | None,
    ) -> None:
        super().__init__(finder.article, sentence, actors, cues, before, finder.quotes_of, finder.tables)
        self.speakers = finder.speakers

    def read(self) -> list[Speech]:
        found: list[Speech] = []
        if not self.cues:
            return self._headline() or self._introduced()
        speakers = self.speakers
        unquoted = [a for a in self.actors if not any(q.span.covers(a.span) for q in self.quotations)]
        for position, cue in enumerate(self.cues):
            speaker = speakers.of(cue, self.sentence, unquoted)
            if speaker is None:
                continue
            speech = self._speech_of(position, cue, speaker)
            if speech is not None:
                found.append(speech)
                speakers.spoke(speaker, self.sentence)
                if speech.accused is not None:
                    speakers.accused(speech.accused)
        return found or self._headline() or self._introduced()

    def _introduced(self) -> list[Speech]:
        """ "She smiled: « … »": the one person before the colon that opens a quotation says it."""
        colon = next((n for n, token in enumerate(self.tokens) if token.text == ":"), None)
        quotation = self._quoted_from(self.tokens[colon].end) if colon else None
        if colon is None or quotation is None:
            return []
        people = [a for a in self.actors if a.type == "person" and a.span.end <= self.tokens[colon].start]
        pronoun = any(token.norm in self.tables.words[Mark.PRONOUN_ONE] for token in self.tokens[:colon])
        meant = self.speakers.named if pronoun and not people else None
        named = people[0] if len({person.key for person in people}) == 1 else meant
        if named is None:
            return []
        speaker = Speaker(named, named.name, self.sentence.block)
        self.speakers.spoke(speaker, self.sentence)
        cue = self.tokens[colon].span
        return [make_speech(quotation, speaker, Act.SAY, cue, Stance.ASSERTED, "quotation after a colon")]

    def _headline(self) -> list[Speech]:
        """ "X : P": an actor alone before the colon."""
        if named := self._named_last():
            return named
        colon = next((n for n, t in enumerate(self.tokens[:10]) if t.text == ":"), None)
        if not colon or colon + 1 >= len(self.tokens):
            return []
        quotation = self._quoted_from(self.tokens[colon].end)
        if self.sentence.kind not in (BlockKind.TITLE, BlockKind.HEADING) and not quotation:
            return []
        speaker = self._before_colon(colon, named=quotation is not None)
        if speaker is None:
            return []
        content = quotation or self._upto_end(colon + 1)
        self.speakers.spoke(speaker, self.sentence)
        cue = self.tokens[colon].span
        return [make_speech(content, speaker, Act.SAY, cue, Stance.ASSERTED, "speaker before colon")]

    def _named_last(self) -> list[Speech]:
        """ "P: X", "P – X": an actor alone at the end of a title."""
        if self.sentence.kind not in (BlockKind.TITLE, BlockKind.HEADING) or not self.actors:
            return []
        actor = self.actors[-1]
        first = next((n for n, t in enumerate(self.tokens) if t.start == actor.span.start), 0)
        if first < 2 or actor.span.end < self.tokens[-1].end or self.tokens[first - 1].text not in BEFORE_LAST:
            return []
        speaker = Speaker(actor, actor.name, self.sentence.block)
        self.speakers.spoke(speaker, self.sentence)
        mark = self.tokens[first - 1].span
        content = Span(self.sentence.span.start, mark.start)
        return [make_speech(content, speaker, Act.SAY, mark, Stance.ASSERTED, "speaker at the end")]

    def _before_colon(self, colon: int, *, named: bool) -> Speaker | None:
        """The actor that alone stands before a colon; before a quotation any capitalised words."""
        block = self.sentence.block
        actor = self.actors[0] if self.actors else None
        if actor is not None and actor.span.end <= self.tokens[colon].start:
            rest = [t for t in self.tokens[:colon] if not actor.span.covers(t.span)]
            fits = all(t.norm in self.tables.small["determiner"] for t in rest)
            return Speaker(actor, actor.name, block) if fits else None
        if not named or colon > 3 or not all(t.is_word and t.is_capitalised for t in self.tokens[:colon]):
            return None
        return Speaker(None, " ".join(t.text for t in self.tokens[:colon]), block)

    def _speech_of(self, position: int, cue: Cue, speaker: Speaker) -> Speech | None:
        if cue.kind is CueKind.SOURCE:
            content = self._content_of_source(position, cue)
            if content is None:
                return None
            return make_speech(content, speaker, Act.SAY, cue.span, Stance.ASSERTED, SOURCE_NAMED)
        if cue.kind is CueKind.PASSIVE:
            return self._passive(cue, speaker)
        act = cue.act
        if act is Act.LABEL:
            return self._label(cue, speaker)
        if act is Act.ASK:
            return None
        accused = self._accused(cue) if act is Act.ACCUSE else None
        content, rule = self._content(position, cue, accused)
        if content is None:
            return None
        if act is Act.RETRACT and cue.kind in (CueKind.TRAILING, CueKind.INVERTED):
            act = Act.SAY  # "I did not resign", she corrected: what she says is what is so
        stance = STANCES.get(act, Stance.ASSERTED)
        if cue.is_negated:
            if act is Act.DENY or cue.kind is CueKind.TRAILING:
                return None
            act, stance, rule = Act.SAY, Stance.UNCONFIRMED, "not said by the speaker"
        return make_speech(content, speaker, act, cue.span, stance, rule, accused)

    def _passive(self, cue: Cue, speaker: Speaker) -> Speech | None:
        """ "P, a annoncé X" has its own kind; here "P a été annoncé par X" and "Y est accusé par X de P"."""
        start = self.sentence.span.start
        if cue.act is Act.ACCUSE:
            accused = next((a for a in self.actors if a.span.end <= cue.span.start), None)
            after = speaker.actor.span.end if speaker.actor else cue.span.end
            content = Span(after, self.sentence.span.end)
            return make_speech(content, speaker, cue.act, cue.span, Stance.ASSERTED, "accused by", accused)
        if cue.act in (Act.LABEL, Act.ASK) or cue.span.start <= start:
            return None
        stance = STANCES.get(cue.act, Stance.ASSERTED)
        return make_speech(Span(start, cue.span.start), speaker, cue.act, cue.span, stance, "said by")

    def _label(self, cue: Cue, speaker: Speaker) -> Speech | None:
        """A denial when a word for an untruth follows."""
        for index in range(cue.last, min(cue.last + LABEL_REACH, len(self.tokens))):
            if self.tables.after(self.tokens, index, Mark.DENIAL):
                content = Span(self.tokens[cue.last].start, self.tokens[index].end)
                return make_speech(content, speaker, Act.DENY, cue.span, Stance.ASSERTED, "called untrue")
        return None
