"""Figures told of one thing under two nouns: the price and the cost, jewels and pieces, deputies and votes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import inf

from claimcheck.discrepancies.check import Block, Hours
from claimcheck.discrepancies.figures import (
    coin_of,
    is_currency,
    is_one_caught,
    lost_nought,
    of_one_bearer,
    of_one_currency,
    of_one_part,
    ratio,
)
from claimcheck.discrepancies.matching import Match, no_match, of_main_event, places_part, shared, times_part
from claimcheck.discrepancies.one_text import is_exact_number
from claimcheck.discrepancies.quantity import COMPARED, QuantityCheck
from claimcheck.discrepancies.seats import are_of_one_party, owners_part
from claimcheck.discrepancies.sides import Group, separate_groups
from claimcheck.discrepancies.tolls import period_told
from claimcheck.model import Aspect, Claim, Event

FEW_TIMES = 3.0
"""Figures under two nouns that are further apart are of two things; so it is with 9 of 10 in the batches of
`fixtures/`, unless one has lost a nought."""
TWICE = 2.0
"""Amounts of two leads under two nouns that are further apart, with nothing else in common, are of two things."""
BASE = 0.5
"""How sure it is that two figures under two nouns are one question: what is reported by default, but little more."""
OWNER = 0.4
"""What the words for what two figures are of must share, beside the figures' own: a word with a meaning."""
THING = 0.3
"""The same where the two nouns say the same (price and cost): a thing is enough."""
SELDOM = frozenset({"area", "speed"})
"""Dimensions, besides money, of which a lead seldom gives two things."""
ANY, SAME, ALIKE = "*", "=", "~"
"""What the name of a family begins with for a measure that may stand for each of it, where each stands for each, and
where each does when said of one thing."""
FIGURE = "the one such figure that either text gives, under another noun"


class KinCheck(QuantityCheck):
    """As `QuantityCheck`, for the figures of one family of measures of which an event leaves room for one only.

    `currency` is that in which its texts mostly count.
    """

    def __init__(self, currency: str) -> None:
        self.currency = currency

    def match(self, one: Claim, other: Claim, block: Block) -> Match:
        if one.question.measure == other.question.measure:
            again = one.article == other.article and self.agree(one, other)
            return Match(BASE, ("the text says it again",)) if again else super().match(one, other, block)
        apart = _told_apart(one, other)
        if apart:
            return no_match(apart)
        if not (block.is_only(one, is_exact_number) and block.is_only(other, is_exact_number)):
            return no_match("one text gives several such figures")
        if self._leaves_no_other(one, other) or _is_one_thing(one, other):
            return Match(BASE, (FIGURE,))
        if _is_of_leads(one, other):
            return Match(BASE, ("the one such amount that each lead gives, under another noun",))
        return no_match("too little shared to tell that two nouns stand for one thing")

    def _leaves_no_other(self, one: Claim, other: Claim) -> bool:
        """Do the nouns say the same, or the figures but for a nought, or is it one sum in a currency of its own?"""
        role = one.question.role
        foreign = is_currency(role) and role != self.currency
        return _mark(one, other) == SAME or lost_nought(one, other) or foreign


def _told_apart(one: Claim, other: Claim) -> str | None:
    """What keeps figures of one family of measures apart."""
    if not _mark(one, other):
        return "the nouns do not stand for each other"
    if not of_one_currency(one, other):
        return "another currency"
    if apart := owners_part(one, other):
        return apart
    parts = bool(one.question.restriction and other.question.restriction) and not of_one_part(one, other)
    most = inf if lost_nought(one, other) else FEW_TIMES
    return nouns_part(one, other, parts=parts, most=most) or times_part(one, other)


def nouns_part(one: Claim, other: Claim, *, parts: bool, most: float) -> str | None:
    """What keeps figures under two nouns apart, whatever these are: that they are of two `parts`, or the greater one
    is more than `most` times the less, besides the text, the place and the event; their times are not looked at."""
    if one.article == other.article:
        return "one text tells them apart"
    if parts or not of_one_bearer(one, other):
        return "another part is counted"
    if ratio(one, other) > most:
        return "too far apart to be of one thing"
    if is_one_caught(one, other):
        return "those caught may be some of those who did it"
    if one.facets.background or other.facets.background:
        return "one may be of an earlier event"
    return places_part(one, other)


def _mark(one: Claim, other: Claim) -> str:
    """The mark of a family in which one measure may stand for the other; the strongest of several."""
    common = [(a[0], b[0]) for a in one.kin for b in other.kin if a[1:] == b[1:]]
    for mark in (SAME, ALIKE):
        if (mark, mark) in common:
            return mark
    return ANY if any(ANY in marks for marks in common) else ""


def _is_of_leads(one: Claim, other: Claim) -> bool:
    """Does each lead give one such amount, the one of which is told as plain money, area or speed?"""
    plain = (is_currency(one.question.role) or one.question.role in SELDOM) and _mark(one, other) == ANY
    return plain and of_main_event(one, other) and ratio(one, other) <= TWICE


def _is_one_thing(one: Claim, other: Claim) -> bool:
    """Do the clauses tell of one happening, or of one thing, by more than the words of the figures?"""
    mine, theirs = one.facets, other.facets
    if (mine.predicate and mine.predicate == theirs.predicate) or are_of_one_party(one, other):
        return True
    words = _own_keys(one) | _own_keys(other)
    enough = THING if _mark(one, other) == ALIKE else OWNER
    return shared(mine.bearer, theirs.bearer, without=words) >= enough


def _own_keys(claim: Claim) -> frozenset[str]:
    """The keys of the words that the figure itself is made of: its unit, its noun."""
    words = claim.quote.casefold().replace("'", " ").replace("’", " ").split()
    keys = claim.facets.context | claim.facets.near | claim.facets.bearer
    named = {key for key in keys if any(word.startswith(key[2:]) for word in words)}
    return frozenset(named | {f"m:{claim.question.measure}"})


def kin_groups(event: Event, taken: frozenset[str], hours: Hours) -> list[Group]:
    """The groups of sides under two nouns, but for those with claims that one noun makes a group of (`taken`)."""
    return separate_groups(KinCheck(_currency(event.claims)), _blocks(event.claims), taken, hours)


def _blocks(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """The figures of each family that are told alike, where at least two nouns tell them."""
    blocks: dict[str, list[Claim]] = {}
    for claim in claims:
        question = claim.question
        if claim.kin and claim.aspect is Aspect.QUANTITY and question.basis in COMPARED and not claim.partitive:
            told = f"{coin_of(question.role)}/{question.level}/{period_told(claim)}/{question.basis}"
            for family in claim.kin:
                blocks.setdefault(f"{family[1:]}/{told}", []).append(claim)
    return {key: block for key, block in blocks.items() if len({c.question.measure for c in block}) > 1}


def _currency(claims: Sequence[Claim]) -> str:
    """The currency of most amounts."""
    counts = Counter(claim.question.role for claim in claims if is_currency(claim.question.role))
    return min(counts, key=lambda role: (-counts[role], role), default="")
