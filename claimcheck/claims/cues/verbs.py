"""Verbs of speech with the auxiliaries before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.claims.cues.cue import Cue, CueKind
from claimcheck.claims.cues.inversions import InversionReader
from claimcheck.claims.cues.openings import TAIL, OpeningReader
from claimcheck.languages import Form
from claimcheck.languages.speech import Act, Frame, Mark, ReportingVerb
from claimcheck.model.quick import replace

FINITE = frozenset({Form.PRESENT, Form.PAST, Form.FUTURE, Form.CONDITIONAL})
CLOSING = frozenset(",.;»!?")
"""Marks behind a verb, and its time or place, that has said before it what it says."""
AS_REACH = 4
"""Tokens behind "as X told" among which the comma stands, and behind "comme l'a dit" among which X begins."""
ORDER = {act: n for n, act in enumerate(Act)}


@dataclass(frozen=True, slots=True)
class Group:
    """What stands before a verb: its first token and what the auxiliaries tell."""

    first: int
    has_auxiliary: bool
    is_passive: bool
    is_negated: bool
    is_infinitive: bool


class VerbReader(InversionReader, OpeningReader):
    """Reads the verbs of speech of a sentence."""

    def _verb(self, index: int, before: Cue | None) -> Cue | None:
        last, verbs = self.tables.verbs.longest(self.tokens, index)
        if not last or self._starts(index, Mark.CITING, Mark.CITED):
            return None
        if self._is_quoted(index):
            return self._within_quotation(index, last, verbs)
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
        return self._as_said(cue) or self._inverted(cue) or self._with_subject(cue, group, verbs, forms, before)

    def _as_said(self, cue: Cue) -> Cue | None:
        """ "As X told the court, P", "P, comme l'a dit X": a source, where the verb has no object and no clause."""
        before = cue.own - 1 - self._is_determiner(cue.own - 1)  # "l'"
        subject = None
        if self._is(before, Mark.AS):
            actor = self._actor_in(cue.last, cue.last + AS_REACH)
            subject, stop = (actor[2], actor[1]) if actor else (None, cue.last)
        elif (found := self._subject(cue.own)) is not None and self._is(found[0] - 1, Mark.AS):
            before, subject, stop = found[0] - 1, found[1], cue.last
        if subject is None or (before > 0 and self.tokens[before - 1].text not in CLOSING):
            return None
        end = next((n for n in range(stop, min(stop + AS_REACH, len(self.tokens))) if self._norm(n) in CLOSING), None)
        told = range(stop, len(self.tokens) if end is None else end)
        if len(told) > AS_REACH or any(self._is_determiner(n) or self._is(n, Mark.THAT) for n in told):
            return None
        stop = told.stop + (before == 0)
        return replace(cue, kind=CueKind.SOURCE, act=Act.SAY, own=before, first=before, subject=subject, stop=stop)

    def _within_quotation(self, index: int, last: int, verbs: Sequence[ReportingVerb]) -> Cue | None:
        """ "« P, a dit X, et Q »": the verb and who says it between commas, within the quotation."""
        joined = Cue(CueKind.INVERTED, _act(verbs), index, last, self._span(index, last), index, last)
        pronoun = self._pronoun_inside(joined)
        if pronoun is not None:
            cue = replace(joined, own=pronoun[0], pronoun=pronoun[1], stop=pronoun[2])
        elif any(verb.forms & FINITE for verb in verbs) or self._group(index).has_auxiliary:
            inverted = self._inverted(replace(joined, own=self._group(index).first))
            if inverted is None or inverted.subject is None:
                return None
            cue = inverted
        else:
            return None
        return cue if cue.own > 0 and self.tokens[cue.own - 1].text == "," else None

    def _is_noun(self, first: int, forms: frozenset[Form]) -> bool:
        """ "the report", "une annonce", "in a state of": the form is a noun's too."""
        before = self._norm(first - 1)
        if Form.GERUND in forms or (self._is_determiner(first - 1) and self._is(first - 2, Mark.AS)):
            return False  # "comme l'explique X"
        return (
            self._is_determiner(first - 1)
            or before in self.tables.small["possessive"]
            or self._is(first - 1, Mark.PREPOSITION)
        )

    def _group(self, index: int) -> Group:
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
        return Group(
            first,
            bool(auxiliaries),
            not reflexive and any(self._is(n, Mark.PASSIVE) for n in auxiliaries),
            any(self._is(n, Mark.NEGATION) and not self._is(n, Mark.ADVERB) for n in inside),
            infinitive and not any(self._is(n, Mark.AUXILIARY) and not self._is(n, Mark.INFINITIVE) for n in seen),
        )

    def _agent_passive(self, index: int, last: int, verbs: Sequence[ReportingVerb], group: Group) -> Cue | None:
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

    def _with_subject(
        self, cue: Cue, group: Group, verbs: Sequence[ReportingVerb], forms: frozenset[Form], before: Cue | None
    ) -> Cue | None:
        opens, short = self._opening(cue, verbs)
        goes_on = forms == {Form.GERUND} and before is not None and opens is not None and self._norm(cue.own - 1) == ","
        subject = None if goes_on else self._subject(cue.own)
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
        if self.tokens[own - 1].text != ",":
            return False
        rest = range(last, min(last + TAIL, len(self.tokens)))
        ends = next((n for n in rest if self._norm(n) in CLOSING), last if last >= len(self.tokens) else None)
        return short or (ends is not None and all(self._is_tail(n, last) for n in range(last, ends)))


def _act(verbs: Sequence[ReportingVerb]) -> Act:
    """A form of several verbs is taken as the one whose act stands first in `Act`."""
    return min((verb.act for verb in verbs), key=ORDER.__getitem__)
