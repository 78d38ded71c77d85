"""Who says what: the speeches of an article, and the markers by which text holds a claim at a distance."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.claims.cues import Cue, CueKind, find_cues
from claimcheck.claims.markers import Marker, find_markers, stance_at
from claimcheck.claims.quotations import Quotation, find_quotations
from claimcheck.claims.speakers import Speaker, Speakers
from claimcheck.languages import Pack
from claimcheck.languages.speech import Act, Mark, SpeechTables, speech_tables
from claimcheck.model import ActorMention, AnyMention, Article, BlockKind, Sentence, Span, Stance

__all__ = ["Marker", "Speech", "find_markers", "find_speech", "stance_at"]

STANCES = {
    Act.CLAIM: Stance.UNCONFIRMED,
    Act.BELIEVE: Stance.UNCONFIRMED,
    Act.RELAY: Stance.REPORTED,
    Act.RETRACT: Stance.RETRACTED,
}
"""How a speaker holds what is said by an act that is not a plain assertion."""
NEIGHBOURS = 8
"""The most cues of a sentence among which the end of words said is looked for."""
ACCUSED_REACH = 60
"""The most characters between a verb of accusation and the one accused."""
LABEL_REACH = 25
"""The most tokens between a verb that calls something untrue and the word for it."""
ENDING = frozenset(",.;!?…»”\")")
"""Marks after which a verb has no object."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Somebody's words. All spans lie in the article's prose.

    `content` holds what is claimed in them (the cue itself for a bare denial, which leaves open what is denied);
    `speaker` is the one who says it, `speaker_name` the name or the words that name him, `side` what he belongs to.
    `act` is a value of `Act`. `cue` is the verb or marker, `accused` whom an accusation names. `chain` are the names
    from the one who passes it on to the one who said it; the article's outlet comes before them.
    """

    content: Span
    speaker: ActorMention | None
    speaker_name: str
    side: str | None
    act: str
    cue: Span
    accused: ActorMention | None = None
    stance: Stance = Stance.ASSERTED
    rule: str = ""
    chain: tuple[str, ...] = ()


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
        trimmed = [replace(s, content=self._trimmed(s.content)) for s in self.speeches]
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
            alone.append(_speech(quotation.span, speaker, Act.SAY, cue, Stance.ASSERTED, rule))
        return alone


def overlaps_any(span: Span, covered: Sequence[tuple[int, int]]) -> bool:
    """Does a span share a character with the last of the sorted ranges that begins before its end?"""
    position = bisect_left(covered, (span.end, 0)) - 1
    return position >= 0 and covered[position][1] > span.start


def _speech(
    content: Span, speaker: Speaker, act: Act, cue: Span, stance: Stance, rule: str, accused: ActorMention | None = None
) -> Speech:
    actor = speaker.actor
    side = actor.side if actor else None
    chain = speaker.chain or ((speaker.name,) if speaker.name else ())
    return Speech(content, actor, speaker.name, side, act.value, cue, accused, stance, rule, chain)


class _SentenceReader:
    """Reads the speeches of one sentence from its cues."""

    def __init__(
        self,
        finder: _Finder,
        sentence: Sentence,
        actors: Sequence[ActorMention],
        cues: Sequence[Cue],
        before: Sentence | None,
    ) -> None:
        self.finder, self.sentence, self.actors, self.cues, self.before = finder, sentence, actors, cues, before
        self.tokens, self.tables, self.pack = sentence.tokens, finder.tables, finder.pack
        self.quotations = finder.quotes_of.get(sentence.index, [])
        self.starts = [actor.span.start for actor in actors]
        self.quote_starts = [quotation.outer.start for quotation in self.quotations]

    def read(self) -> list[Speech]:
        found: list[Speech] = []
        if not self.cues:
            return self._headline()
        speakers = self.finder.speakers
        for position, cue in enumerate(self.cues):
            speaker = speakers.of(cue, self.sentence, self.actors)
            if speaker is None:
                continue
            speech = self._speech_of(position, cue, speaker)
            if speech is not None:
                found.append(speech)
                speakers.spoke(speaker, self.sentence)
        return found or self._headline()

    def _headline(self) -> list[Speech]:
        """ "X : P": an actor alone before the colon."""
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
        self.finder.speakers.spoke(speaker, self.sentence)
        return [_speech(content, speaker, Act.SAY, self.tokens[colon].span, Stance.ASSERTED, "speaker before colon")]

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

    def _upto_end(self, first: int) -> Span:
        return Span(self.tokens[min(first, len(self.tokens) - 1)].start, self.sentence.span.end)

    # The content of one cue

    def _speech_of(self, position: int, cue: Cue, speaker: Speaker) -> Speech | None:
        if cue.kind is CueKind.SOURCE:
            content = self._content_of_source(position, cue)
            return _speech(content, speaker, Act.SAY, cue.span, Stance.ASSERTED, "source named") if content else None
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
        stance = STANCES.get(act, Stance.ASSERTED)
        if cue.is_negated:
            if act is Act.DENY or cue.kind is CueKind.TRAILING:
                return None
            act, stance, rule = Act.SAY, Stance.UNCONFIRMED, "not said by the speaker"
        return _speech(content, speaker, act, cue.span, stance, rule, accused)

    def _passive(self, cue: Cue, speaker: Speaker) -> Speech | None:
        """ "P, a annoncé X" has its own kind; here "P a été annoncé par X" and "Y est accusé par X de P"."""
        start = self.sentence.span.start
        if cue.act is Act.ACCUSE:
            accused = next((a for a in self.actors if a.span.end <= cue.span.start), None)
            after = speaker.actor.span.end if speaker.actor else cue.span.end
            content = Span(after, self.sentence.span.end)
            return _speech(content, speaker, cue.act, cue.span, Stance.ASSERTED, "accused by", accused)
        if cue.act in (Act.LABEL, Act.ASK) or cue.span.start <= start:
            return None
        stance = STANCES.get(cue.act, Stance.ASSERTED)
        return _speech(Span(start, cue.span.start), speaker, cue.act, cue.span, stance, "said by")

    def _label(self, cue: Cue, speaker: Speaker) -> Speech | None:
        """A denial when a word for an untruth follows."""
        for index in range(cue.last, min(cue.last + LABEL_REACH, len(self.tokens))):
            if self.tables.after(self.tokens, index, Mark.DENIAL):
                content = Span(self.tokens[cue.last].start, self.tokens[index].end)
                return _speech(content, speaker, Act.DENY, cue.span, Stance.ASSERTED, "called untrue")
        return None

    def _accused(self, cue: Cue) -> ActorMention | None:
        position = bisect_left(self.starts, cue.span.end)
        near = position < len(self.actors) and self.starts[position] <= cue.span.end + ACCUSED_REACH
        return self.actors[position] if near else None

    def _content(self, position: int, cue: Cue, accused: ActorMention | None) -> tuple[Span | None, str]:
        if cue.kind in (CueKind.TRAILING, CueKind.INVERTED):
            return self._content_before(position, cue)
        if accused is not None:
            rest = Span(accused.span.end, self._end(position, cue.last))
            return (rest, "accusation") if len(rest) > 1 else (None, "")
        opened = cue.opens
        quotation = self._quoted_from(cue.span.end, reach=60)
        if quotation is not None and (opened is None or quotation.start <= self.tokens[opened].start + 2):
            return quotation, "quotation after its verb"
        if opened is not None:
            return Span(self.tokens[opened].start, self._end(position, opened)), "content after its verb"
        if cue.act is Act.DENY and cue.last >= len(self.tokens) - 1:
            return cue.span, "bare denial"
        content, rule = self._content_before(position, cue)
        at_end = cue.last >= len(self.tokens) or self.tokens[cue.last].text in ENDING or cue.ends_sentence
        return (content, rule) if at_end and content is not None else (None, "")

    def _end(self, position: int, first: int) -> int:
        """Where words said that begin at token `first` end: at the next speaker's clause, or with the sentence."""
        for other in self.cues[position + 1 : position + 1 + NEIGHBOURS]:
            if other.own <= first:
                continue
            before = other.own - 1
            parts = self._contrasts(before) if other.kind is CueKind.SOURCE else self._parts(before)
            if before > first and parts:
                return self.tokens[self._parting(before)].start
        return self.sentence.span.end

    def _parting(self, index: int) -> int:
        """The first token of the comma and word of contrast that end at `index`."""
        if index > 0 and not self._is_contrast(index, index + 1) and self._is_contrast(index - 1, index + 1):
            index -= 1
        return index - 1 if index > 0 and self.tokens[index - 1].text == "," else index

    def _is_contrast(self, first: int, last: int) -> bool:
        return self.tables.after(self.tokens, first, Mark.CONTRAST) == last

    def _parts(self, index: int) -> bool:
        if self.tokens[index].text == ",":
            after = self.tokens[index + 1 : index + 2]
            return not (after and after[0].text.isdigit() and after[0].start == self.tokens[index].end)
        return self._contrasts(index)

    def _contrasts(self, index: int) -> bool:
        """Does a word of contrast end at token `index` or stand there?"""
        return any(self.tables.after(self.tokens, first, Mark.CONTRAST) > index for first in (index, index - 1))

    def _content_before(self, position: int, cue: Cue) -> tuple[Span | None, str]:
        """What stands before the cue: the quotation that ends there, else the clause before the comma."""
        start = self.tokens[cue.own].start
        quoted = self._quotations_before(start)
        if quoted:
            return quoted[0].span, "quotation before its verb"
        first = self._start(position)
        if first >= cue.own or self.tokens[first].start >= start:
            return None, ""
        return Span(self.tokens[first].start, start), "words before their verb"

    def _quotations_before(self, start: int) -> list[Quotation]:
        """The quotation whose end only a comma or a dash parts from `start`, in this sentence or the one before."""
        position = bisect_left(self.quote_starts, start)
        near = self.quotations[max(position - 1, 0) : position]
        if self.before is not None and start - self.sentence.span.start <= 3:
            near = self.finder.quotes_of.get(self.before.index, [])[-1:] + near
        return [q for q in near if q.outer.end <= start and self._only_marks(q.outer.end, start)][-1:]

    def _only_marks(self, start: int, end: int) -> bool:
        return end - start < 8 and not any(c.isalnum() for c in self.finder.article.prose[start:end])

    def _start(self, position: int) -> int:
        """The token where the words before a cue begin: after the last cue that is no part of them."""
        for other in reversed(self.cues[max(position - NEIGHBOURS, 0) : position]):
            if other.kind is CueKind.SOURCE or other.kind in (CueKind.TRAILING, CueKind.INVERTED):
                return min(other.stop, len(self.tokens) - 1)
        return 0

    def _quoted_from(self, start: int, *, reach: int = 8) -> Span | None:
        """The quotation that opens at most `reach` characters after `start`."""
        position = bisect_left(self.quote_starts, start)
        near = position < len(self.quotations) and self.quote_starts[position] <= start + reach
        return self.quotations[position].span if near else None

    def _content_of_source(self, position: int, cue: Cue) -> Span | None:
        """What a source said: before "according to X" or after it, by where it stands in its sentence."""
        after = self.tokens[cue.stop : cue.stop + 1]
        following = self.cues[position + 1] if position + 1 < len(self.cues) else None
        end = self.sentence.span.end
        if self._leads_clause(cue):
            if following is not None and following.kind is CueKind.SOURCE:
                end = self._split_between(cue, following)
            if cue.stop >= len(self.tokens):
                return None
            return Span(self.tokens[cue.stop].start, end)
        start = self._start_of_source(position, cue)
        if after and after[0].text == "," and following is None and not self._contrasts(cue.stop + 1):
            return Span(start, end)
        return Span(start, cue.span.start) if start < cue.span.start else None

    def _leads_clause(self, cue: Cue) -> bool:
        """At the start of the sentence, after a word of contrast or after a complementizer."""
        before = self.tokens[cue.first - 1] if cue.first else None
        if before is None or before.text in tuple("«“\"(:–—;"):
            return True
        closes = cue.stop < len(self.tokens) and self.tokens[cue.stop].text == ","
        goes_on = cue.stop < len(self.tokens) - 2
        return (goes_on and self._contrasts(cue.first - 1)) or (closes and before.norm in self.tables.words[Mark.THAT])

    def _start_of_source(self, position: int, cue: Cue) -> int:
        for other in reversed(self.cues[max(position - NEIGHBOURS, 0) : position]):
            if other.kind is CueKind.SOURCE:
                if self._leads_clause(other):
                    return self._split_between(other, cue)
                return self.tokens[min(other.stop, len(self.tokens) - 1)].start
        return self.sentence.span.start

    def _split_between(self, one: Cue, other: Cue) -> int:
        """The last comma or word of contrast between two sources; the second's start when there is none."""
        if self._leads_clause(other):
            return self.tokens[self._parting(other.first - 1)].start
        for index in range(other.first - 2, one.stop, -1):
            if self._parts(index):
                return self.tokens[self._parting(index)].start
        return self.tokens[other.first].start
