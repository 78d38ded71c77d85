"""Cues of speech in one sentence: verbs of saying with their subject, and phrases that name a source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from claimcheck.claims.quotations import Quotation
from claimcheck.languages import Form
from claimcheck.languages.speech import Act, Frame, Mark, ReportingVerb, SpeechTables
from claimcheck.model import ActorMention, Sentence, Span

FINITE = frozenset({Form.PRESENT, Form.PAST, Form.FUTURE, Form.CONDITIONAL})
REACH = 10
"""The most tokens between a verb of speech and the complementizer that opens what is said."""
SUBJECT_REACH = 25
"""The most tokens between a subject and its verb."""
HEADS = 4
"""The most nouns that hang on one another before a verb ("the spokesman for the head of the ministry")."""
INVERTED_REACH = 6
"""The most tokens between a verb and the subject after it."""
SOURCE_ENDS = frozenset(",;:.«»“”()\"")
SOURCE_REACH = 14
"""The most tokens of the phrase that names a source."""
ORDER = {act: n for n, act in enumerate(Act)}
TAIL = 7
"""The most tokens after a verb that ends its sentence ("he said on Tuesday at a news conference")."""


class CueKind(StrEnum):
    """Where the words said stand to their cue."""

    LEADING = "leading"
    """subject, verb, words said"""
    TRAILING = "trailing"
    """words said, subject, verb"""
    INVERTED = "inverted"
    """words said, verb, subject"""
    PASSIVE = "passive"
    """words said, verb in the passive, speaker"""
    SOURCE = "source"
    """"according to" and a speaker, before or after the words said"""


@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens `first` to `last` (excluded) are the verb or marker; its phrase begins at `own` and ends before `stop`.

    `subject` is the speaker when an actor is, `pronoun` tells that a pronoun stands for one, `name` is the phrase that
    names another one. `opens` is the token where the words said begin. `relay` is who passes them on.
    """

    kind: CueKind
    act: Act
    first: int
    last: int
    span: Span
    own: int
    stop: int
    subject: ActorMention | None = None
    pronoun: Mark | None = None
    name: Span | None = None
    opens: int | None = None
    relay: ActorMention | None = None
    is_negated: bool = False
    ends_sentence: bool = False


def find_cues(
    sentence: Sentence, actors: Sequence[ActorMention], quotations: Sequence[Quotation], tables: SpeechTables
) -> list[Cue]:
    """The cues of a sentence in order; those without any subject are left out."""
    return _CueReader(sentence, actors, quotations, tables).read()


class _CueReader:
    def __init__(
        self,
        sentence: Sentence,
        actors: Sequence[ActorMention],
        quotations: Sequence[Quotation],
        tables: SpeechTables,
    ) -> None:
        self.sentence, self.actors, self.quotations, self.tables = sentence, actors, quotations, tables
        self.tokens = sentence.tokens
        starts = {t.start: n for n, t in enumerate(self.tokens)}
        ends = {t.end: n + 1 for n, t in enumerate(self.tokens)}
        known = [a for a in actors if a.span.start in starts and a.span.end in ends]
        self.at = sorted(((starts[a.span.start], ends[a.span.end], a) for a in known), key=lambda at: at[0])
        self.firsts = [first for first, _, _ in self.at]
        self.quote_starts = [q.span.start for q in quotations]
        self.quote_ends = frozenset(q.outer.end for q in quotations)

    def read(self) -> list[Cue]:
        cues: list[Cue] = []
        begins = self.tables.begins_cue
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

    def _actor_in(self, first: int, end: int) -> tuple[int, int, ActorMention] | None:
        """The first actor that begins at token `first` or after it and before `end`."""
        position = bisect_left(self.firsts, first)
        return self.at[position] if position < len(self.at) and self.firsts[position] < end else None

    # Words

    def _norm(self, index: int) -> str:
        return self.tokens[index].norm if 0 <= index < len(self.tokens) else ""

    def _is(self, index: int, *marks: Mark) -> bool:
        norm, words = self._norm(index), self.tables.words
        return any(norm in words[mark] for mark in marks)

    def _starts(self, index: int, *marks: Mark) -> int:
        """The token after the longest phrase of these marks that begins at `index`; 0 when there is none."""
        return self.tables.after(self.tokens, index, *marks)

    def _is_determiner(self, index: int) -> bool:
        return self._norm(index) in self.tables.small["determiner"]

    def _span(self, first: int, last: int) -> Span:
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def _is_quoted(self, index: int) -> bool:
        """Does the token stand in a quotation, whose verbs are the speaker's own words?"""
        start = self.tokens[index].start
        position = bisect_right(self.quote_starts, start) - 1
        return position >= 0 and start < self.quotations[position].span.end

    def _closes_quote(self, index: int) -> bool:
        return 0 <= index < len(self.tokens) and self.tokens[index].end in self.quote_ends

    # Sources

    def _source(self, index: int) -> Cue | None:
        source, according = self._starts(index, Mark.SOURCE), self._starts(index, Mark.ACCORDING)
        if (not source and not according) or self._is_quoted(index):
            return None
        if source > according:
            span = self._span(index, source)
            return Cue(CueKind.SOURCE, Act.SAY, index, source, span, index, source, name=span)
        weak = self._starts(index, Mark.ACCORDING_WEAK) == according
        apart = index == 0 or not self.tokens[index - 1].is_word
        if (weak and not apart) or self._starts(index, Mark.REPORTED) > according:
            return None
        return self._named_source(index, according, self._span(index, according), weak=weak)

    def _named_source(self, index: int, last: int, span: Span, *, weak: bool) -> Cue | None:
        end = last
        while end < min(last + SOURCE_REACH, len(self.tokens)) and self.tokens[end].text not in SOURCE_ENDS:
            end += 1
        actor = self._actor_in(last, end)
        closes = end < len(self.tokens) and self.tokens[end].text == "," and not self._in_number(end)
        if actor is not None and actor[0] - last <= SOURCE_REACH // 2 and not (weak and not closes):
            relay, inner = self._relayed(actor)
            stop = end if closes and end - actor[1] < SOURCE_REACH // 2 else actor[1]
            stop = max(stop, inner[1])
            stop = stop + 1 if closes and index == 0 and stop == end else stop
            return Cue(CueKind.SOURCE, Act.SAY, index, last, span, index, stop, subject=inner[2], relay=relay)
        if self._is(last, Mark.PRONOUN_ONE, Mark.PRONOUN_MANY) and not weak:
            pronoun = Mark.PRONOUN_MANY if self._is(last, Mark.PRONOUN_MANY) else Mark.PRONOUN_ONE
            stop = last + 2 if index == 0 and self._norm(last + 1) == "," else last + 1
            return Cue(CueKind.SOURCE, Act.SAY, index, last, span, index, stop, pronoun=pronoun)
        apart = index == 0 or not self.tokens[index - 1].is_word
        if weak or not apart or end == last or not (self._is_determiner(last) or self.tokens[last].is_capitalised):
            return None
        name = self._span(last, end)
        stop = end + 1 if closes and index == 0 else end
        return Cue(CueKind.SOURCE, Act.SAY, index, last, span, index, stop, name=name)

    def _in_number(self, index: int) -> bool:
        """Does the comma part groups of digits?"""
        near = self.tokens[index - 1 : index] + self.tokens[index + 1 : index + 2]
        touching = len(near) == 2 and near[0].end + 1 == near[1].start
        return touching and all(token.text.isdigit() for token in near)

    def _relayed(
        self, actor: tuple[int, int, ActorMention]
    ) -> tuple[ActorMention | None, tuple[int, int, ActorMention]]:
        """ "selon l'agence X citant Y": who passes on and who says it."""
        for at in range(actor[1], min(actor[1] + 3, len(self.tokens))):
            last = self._starts(at, Mark.CITING)
            if last:
                inner = self._actor_in(last, last + 5)
                return (actor[2], inner) if inner else (None, actor)
            last = self._starts(at, Mark.CITED)
            if last:
                outer = self._actor_in(last, last + 5)
                return (outer[2], actor) if outer else (None, actor)
        return None, actor

    # Verbs

    def _verb(self, index: int, before: Cue | None) -> Cue | None:
        last, verbs = self.tables.verbs.longest(self.tokens, index)
        if not last or self._is_quoted(index) or self._starts(index, Mark.CITING, Mark.CITED):
            return None
        forms = frozenset(form for verb in verbs for form in verb.forms)
        joined = Cue(CueKind.INVERTED, _act(verbs), index, last, self._span(index, last), index, last)
        pronoun = self._pronoun_inside(joined)
        if pronoun is not None:
            return replace(joined, own=pronoun[0], pronoun=pronoun[1], stop=pronoun[2])
        group = self._group(index)
        if group.is_infinitive or forms == {Form.INFINITIVE}:
            return None
        if not group.has_auxiliary and not forms & (FINITE | {Form.GERUND}):
            return self._agent_passive(index, last, verbs, group)
        if not group.has_auxiliary and self._is_noun(group.first, forms):
            return None
        if group.is_passive and Form.PARTICIPLE in forms:
            return self._agent_passive(index, last, verbs, group)
        cue = Cue(
            CueKind.LEADING, _act(verbs), index, last, self._span(index, last), group.first, last,
            is_negated=group.is_negated,
        )  # fmt: skip
        return self._inverted(cue, group, verbs) or self._with_subject(cue, group, verbs, forms, before)

    def _is_noun(self, first: int, forms: frozenset[Form]) -> bool:
        """ "the report", "une annonce", "in a state of": the form is a noun's too."""
        before = self._norm(first - 1)
        if Form.GERUND in forms:
            return False
        return (
            self._is_determiner(first - 1)
            or before in self.tables.small["possessive"]
            or self._is(first - 1, Mark.PREPOSITION)
        )

    def _group(self, index: int) -> _Group:
        """The auxiliaries, negations and adverbs before a verb."""
        seen: list[int] = []
        first = index
        while first > 0 and index - first < 8:
            before = first - 1
            if self._is(before, Mark.AUXILIARY, Mark.NEGATION, Mark.PASSIVE, Mark.INFINITIVE):
                if self._is(before, Mark.INFINITIVE) and not self._is(before, Mark.AUXILIARY):
                    if first == index or not any(self._is(n, Mark.AUXILIARY) for n in seen):
                        seen.append(before)
                    break
            elif not self._is(before, Mark.ADVERB):
                break
            seen.append(before)
            first = before
        while first < index and self._is_determiner(first) and not self._is(first, Mark.AUXILIARY):
            first += 1
        inside = [n for n in seen if n >= first]
        auxiliaries = [n for n in inside if self._is(n, Mark.AUXILIARY)]
        reflexive = any(self._norm(n) in self.tables.reflexives for n in inside)
        infinitive = any(self._is(n, Mark.INFINITIVE) for n in seen if n not in auxiliaries or n == min(seen))
        return _Group(
            first,
            bool(auxiliaries),
            not reflexive and any(self._is(n, Mark.PASSIVE) for n in auxiliaries),
            any(self._is(n, Mark.NEGATION) and not self._is(n, Mark.ADVERB) for n in inside) or self._is_negated(index),
            infinitive and not any(self._is(n, Mark.AUXILIARY) and not self._is(n, Mark.INFINITIVE) for n in seen),
        )

    def _is_negated(self, index: int) -> bool:
        """ "ne confirme pas": the negation follows its verb."""
        return self._is(index + 1, Mark.NEGATION)

    def _agent_passive(self, index: int, last: int, verbs: Sequence[ReportingVerb], group: _Group) -> Cue | None:
        """ "annoncé par X", "was confirmed by X"; a verb with other uses needs a word for something said before it."""
        if not any(verb.frame is Frame.OBJECT for verb in verbs) and not self._has_assertion(max(group.first - 7, 0)):
            return None
        for at in range(last, min(last + 4, len(self.tokens))):
            if self._is(at, Mark.AGENT):
                actor = self._actor_in(at + 1, at + 5)
                if actor is None:
                    return None
                span = self._span(index, last)
                return Cue(CueKind.PASSIVE, _act(verbs), index, last, span, group.first, actor[1], subject=actor[2])
            if not self._is(at, Mark.ADVERB):
                break
        return None

    def _inverted(self, cue: Cue, group: _Group, verbs: Sequence[ReportingVerb]) -> Cue | None:
        """ "a déclaré X", "said X" after what is said."""
        before = cue.own - 1
        opens = before < 0 or self._closes_quote(before) or self.tokens[before].text in ",–—-!?»”"
        if not opens:
            return None
        if self._starts(cue.last, Mark.THAT) or self._norm(cue.last) in (":",):
            return None
        actor = self._actor_in(cue.last, cue.last + INVERTED_REACH + 1)
        if actor is not None and self._is_object(actor[0]):
            actor = self._addressed(cue.last, actor)
            if actor is None:
                return None
            return replace(cue, kind=CueKind.INVERTED, subject=actor[2], stop=actor[1])
        if actor is None or any(self.tokens[n].text in ",;:" for n in range(cue.last, actor[0])):
            return self._inverted_name(cue) if before >= 0 and self._closes_quote_near(before) else None
        between = range(cue.last, actor[0])
        if not all(self._is_determiner(n) or self._is(n, Mark.ADVERB) or self._is_soft(n) for n in between):
            return None
        relay, inner = self._relayed(actor)
        return replace(cue, kind=CueKind.INVERTED, subject=inner[2], relay=relay, stop=inner[1])

    def _addressed(
        self, last: int, actor: tuple[int, int, ActorMention]
    ) -> tuple[int, int, ActorMention] | None:
        """The speaker behind the one spoken to ("a déclaré à l'AFP X")."""
        if not all(self.tokens[n].is_word for n in range(last, actor[0])):
            return None
        speaker = self._actor_in(actor[1], actor[1] + 3)
        if speaker is None or not all(self._is_determiner(n) for n in range(actor[1], speaker[0])):
            return None
        return speaker

    def _is_soft(self, index: int) -> bool:
        return self.tokens[index].is_word and not self._is(index, Mark.PREPOSITION)

    def _closes_quote_near(self, index: int) -> bool:
        return self._closes_quote(index) or (self.tokens[index].text == "," and self._closes_quote(index - 1))

    def _inverted_name(self, cue: Cue) -> Cue | None:
        """ "« … », raconte un habitué": words that name somebody the tables do not know."""
        end = cue.last
        while end < min(cue.last + 8, len(self.tokens)) and self.tokens[end].is_word:
            end += 1
        named = self._is_determiner(cue.last) or (cue.last < end and self.tokens[cue.last].is_capitalised)
        if end == cue.last or not named:
            return None
        return replace(cue, kind=CueKind.INVERTED, name=self._span(cue.last, end), stop=end)

    def _pronoun_inside(self, cue: Cue) -> tuple[int, Mark, int] | None:
        """A pronoun joined by a hyphen to the auxiliary before the verb, or to the verb."""
        pronouns = (Mark.PRONOUN_ONE, Mark.PRONOUN_MANY)
        at = cue.first - 1
        while at > cue.first - 4 and self._is(at, Mark.ADVERB) and not self._is(at, *pronouns):
            at -= 1
        if self._is(at, *pronouns) and self._norm(at - 1) == "-":
            start = at - 2 if self._is(at - 2, Mark.AUXILIARY) else at - 4
            return max(start, 0), self._number(at), cue.last
        if self._norm(cue.last) == "-":
            at = cue.last + 1 if self._is(cue.last + 1, *pronouns) else cue.last + 3
            if self._is(at, *pronouns) and self._norm(at - 1) == "-":
                return cue.own, self._number(at), at + 1
        return None

    def _number(self, index: int) -> Mark:
        return Mark.PRONOUN_ONE if self._is(index, Mark.PRONOUN_ONE) else Mark.PRONOUN_MANY

    def _with_subject(
        self, cue: Cue, group: _Group, verbs: Sequence[ReportingVerb], forms: frozenset[Form], before: Cue | None
    ) -> Cue | None:
        opens, short = self._opening(cue, verbs)
        subject = self._subject(cue.own)
        if subject is None:
            if Form.GERUND not in forms or before is None or opens is None:
                return None
            return replace(
                before, kind=cue.kind, act=cue.act, first=cue.first, last=cue.last, span=cue.span, own=cue.own,
                stop=cue.stop, opens=opens, is_negated=cue.is_negated, ends_sentence=short,
            )  # fmt: skip
        own, actor, pronoun, name, relay = subject
        named = name is not None and not self._is_determiner(own) and self.tokens[own].is_capitalised
        if name is not None and opens == cue.last and not short and not named:
            return None
        kind = CueKind.TRAILING if self._trails(own, cue.last, opens, short=short) else CueKind.LEADING
        return replace(
            cue, kind=kind, own=own, subject=actor, pronoun=pronoun, name=name, relay=relay, opens=opens,
            ends_sentence=short,
        )  # fmt: skip

    def _trails(self, own: int, last: int, opens: int | None, *, short: bool) -> bool:
        """Does the clause of the verb stand after what is said?"""
        if own < 1 or (opens is not None and opens > last):
            return False
        if self._closes_quote_near(own - 1):
            return True
        parted = self.tokens[own - 1].text == ","
        return parted and (short or self._norm(last) in (",", "", ".", ";", "»", "!", "?"))

    def _opening(self, cue: Cue, verbs: Sequence[ReportingVerb]) -> tuple[int | None, bool]:
        """The token where what is said begins after the verb, and whether the verb ends its sentence."""
        last, frames = cue.last, {verb.frame for verb in verbs}
        rest = self.tokens[last : last + 2 * TAIL]
        words = sum(t.is_word or t.text.isdigit() for t in rest)
        short = words <= TAIL and all(self._is_tail(n, last) for n in range(last, len(self.tokens)))
        if short or self._starts(last, Mark.WHETHER):
            return None, short
        if frames != {Frame.QUOTE}:
            for at in range(last, min(last + REACH, len(self.tokens))):
                end = self._starts(at, Mark.THAT)
                if end:
                    return (end if end < len(self.tokens) else None), False
                if self.tokens[at].text in ",;:«“\"":
                    break
        if last >= len(self.tokens) or not (self.tokens[last].is_word or self.tokens[last].text.isdigit()):
            return None, False
        is_clause = Frame.CLAUSE in frames and self._starts(last, Mark.INFINITIVE)
        is_object = Frame.OBJECT in frames or (Frame.ASSERTION in frames and self._has_assertion(last))
        return (last if is_clause or is_object else None), False

    def _is_tail(self, index: int, after: int) -> bool:
        """May the token stand in what follows a verb that ends its sentence: a time, a place, a medium?"""
        token = self.tokens[index]
        if index == len(self.tokens) - 1 and not token.is_word:
            return True
        if self._is(index, Mark.AUXILIARY):
            return False
        if self._is(index, Mark.ADVERB, Mark.PREPOSITION, Mark.OF) or self._is_determiner(index):
            return True
        return token.is_word and self._is_complement(index, after)

    def _is_complement(self, index: int, after: int) -> bool:
        """Is there a preposition or an adverb between the verb and this word?"""
        back = index - 1
        while back >= after and index - back <= 4:
            if self._is(back, Mark.PREPOSITION):
                return True
            if not self.tokens[back].is_word:
                return False
            back -= 1
        return False

    def _has_assertion(self, index: int) -> bool:
        return any(self._starts(n, Mark.ASSERTION) for n in range(index, min(index + 7, len(self.tokens))))

    def _subject(
        self, head: int
    ) -> tuple[int, ActorMention | None, Mark | None, Span | None, ActorMention | None] | None:
        """What the verb group at `head` has for a subject, and the token where that begins."""
        before = head - 1
        if before >= 0 and self._is(before, Mark.PRONOUN_ONE, Mark.PRONOUN_MANY):
            return before, None, self._number(before), None, None
        if before >= 0 and self._is(before, Mark.NOBODY):
            return None
        position = self._before_apposition(head)
        while position >= 0 and head - self.at[position][1] <= SUBJECT_REACH:
            position = self._head_of(position)
            first, last, actor = self.at[position]
            if not self._reaches(last, head):
                break
            if not self._is_object(first):
                relay, inner = self._relayed(self.at[position])
                if relay is actor:
                    return self._own(first), inner[2], None, None, relay
                return self._own(first), actor, None, None, self._relay(position)
            position -= 1
        return self._unknown_subject(head)

    def _before_apposition(self, head: int) -> int:
        """The actor nearest before a verb; where a comma ends before it, the one before the comma that opened it."""
        position = bisect_left(self.firsts, head) - 1
        if head < 2 or self.tokens[head - 1].text != ",":
            return position
        opening = next((n for n in range(head - 2, max(head - SUBJECT_REACH, 0), -1) if self.tokens[n].text == ","), -1)
        other = bisect_left(self.firsts, opening) - 1 if opening > 0 else -1
        return other if other >= 0 and self.at[other][1] == opening else position

    def _head_of(self, position: int) -> int:
        """The noun that an actor is the complement of ("spokesman for the ministry": the spokesman)."""
        for _ in range(HEADS):
            if not position:
                break
            last, first = self.at[position - 1][1], self.at[position][0]
            if last > first or not any(self._is(n, Mark.OF) for n in range(last, first)):
                break
            if not all(self.tokens[n].is_word and not self._is(n, Mark.AUXILIARY) for n in range(last, first)):
                break
            position -= 1
        return position

    def _reaches(self, last: int, head: int) -> bool:
        """May what lies between a subject and its verb lie there? No other speech, no end of a clause."""
        commas = 0
        for index in range(last, head):
            text = self.tokens[index].text
            if text in ";:«»“”\"!?" or (self._starts(index, Mark.THAT) and not self._is(index, Mark.RELATIVE)):
                return False
            commas += text == ","
            if self._is(index, Mark.CONTRAST):
                return False
        return commas != 1 or self.tokens[head - 1].text == "," or self._is(last + 1, Mark.RELATIVE)

    def _is_object(self, first: int) -> bool:
        """A preposition before the noun, its article between, makes it no subject."""
        before = first - 1
        while before >= 0 and (self._is_determiner(before) and not self._is(before, Mark.PREPOSITION)):
            before -= 1
        return self._is(before, Mark.PREPOSITION, Mark.AGENT)

    def _own(self, first: int) -> int:
        before = self.tables.small["before"]
        while first > 0 and (self._is_determiner(first - 1) or self._norm(first - 1) in before):
            first -= 1
        return first

    def _relay(self, position: int) -> ActorMention | None:
        """Who passes it on when the subject is cited by another or stands behind "citing"."""
        first = self.at[position][0]
        relay = self._relayed(self.at[position])
        if relay[0] is not None and relay[1] == self.at[position]:
            return relay[0]
        for back in range(max(first - 6, 0), first):
            end = self._starts(back, Mark.CITING)
            if end and end <= first and position:
                return self.at[position - 1][2]
        return None

    def _unknown_subject(
        self, head: int
    ) -> tuple[int, ActorMention | None, Mark | None, Span | None, ActorMention | None] | None:
        """A short noun phrase before the verb that is no actor of the tables."""
        first = head
        while first > 0 and head - first < 6 and self.tokens[first - 1].is_word:
            if self._starts(first - 1, Mark.THAT) or self._is(first - 1, Mark.CONTRAST, Mark.NOBODY, Mark.AUXILIARY):
                break
            first -= 1
        if first == head:
            return None
        opens = first == 0 or not self.tokens[first - 1].is_word
        named = self._is_determiner(first) or self.tokens[first].is_capitalised
        if not opens or not named or self._is(first, Mark.PREPOSITION, Mark.CONDITION, Mark.ADVERB):
            return None
        return first, None, None, self._span(first, head), None


@dataclass(frozen=True, slots=True)
class _Group:
    """What stands before a verb: its first token and what the auxiliaries tell."""

    first: int
    has_auxiliary: bool
    is_passive: bool
    is_negated: bool
    is_infinitive: bool


def _act(verbs: Sequence[ReportingVerb]) -> Act:
    """A form of several verbs is taken as the one whose act stands first in `Act`."""
    return min((verb.act for verb in verbs), key=ORDER.__getitem__)
