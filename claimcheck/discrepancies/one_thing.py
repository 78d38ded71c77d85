"""Whether two figures in two texts are of one thing, how surely, and why."""

from __future__ import annotations

from claimcheck.discrepancies.check import Block
from claimcheck.discrepancies.figures import HARMED, are_far_apart, is_none, lost_thousands
from claimcheck.discrepancies.matching import (
    SAME_DAY,
    Match,
    around,
    bounded,
    no_match,
    of_main_event,
    shared,
)
from claimcheck.discrepancies.one_text import is_exact_number
from claimcheck.discrepancies.seats import are_of_one_party
from claimcheck.discrepancies.two_things import (
    AGE,
    DURATION,
    FEW_TIMES,
    MINOR,
    PERSON,
    is_owned,
    kinds_of,
    of_two_things,
    tell_of_one,
)
from claimcheck.model import Claim, NumberRange, Value, can_both_hold

TENFOLD = 10.0
"""Counts further apart than this, with nothing else in common, are of a part and of the whole: 60 trout, 3,000 fish."""
SELDOM = frozenset({"mass", "volume", "speed", "energy", "power"})
"""Dimensions in which a text seldom tells of two things; an area shrinks, and may be a part."""
HAVING = frozenset({None, "count_up", "include"})
"""Predicates of what tells how many others a thing has: mostly none that a table knows."""
LENGTH = "length"
NAMED = "nw"
"""The letters of the keys of names, and of words that no table knows."""
MAGNITUDE, MONEY = "magnitude", "money"
"""The measure of how strong an earthquake was, and that of sums that no word says the use of."""
TOLD_IN_LEADS = 0.3
"""What two leads that tell such a measure of their main event begin with, before what else they share: the least with
which the least that they must share (0.21, by the terms below) makes 0.5, what is reported by default. The batches in
`fixtures/` settle little: 0.3, 0.4 and 0.5 give the same there, 0.2, as elsewhere, finds one discrepancy less, and none
gives another false alarm."""
CAST = frozenset({"vote", "vote_for", "vote_against"})
"""Votes, of which two leads on one ballot tell the same."""
MINUTE, NEAR_TIMES = 60, 1.25
"""Seconds from which a time to the second, or below which one to its parts, is that of a race or a flight, and how many
times as long one of two such may be."""
BALLOT = "ballot."
"""What the marks of the figures of one vote begin with."""
OF_EACH = frozenset({MAGNITUDE, DURATION})
"""Measures of which every event has its own."""
NEAR_AGES = 1.25
"""Two ages of one person that texts give hardly differ by more; those of two people do."""
LISTED = 2
"""People in a list of ages, at least."""
OWNER = 0.4
"""What the words for what two measures are of must share: a word with a meaning."""
TWO_WORDS = 1.2
"""What they must share where many a thing in one text has such a measure: a name and a word."""


def match_things(one: Claim, other: Claim, block: Block) -> Match:
    """Other counts and measures need a sign that one thing is counted, or that no other is in either text."""
    measure = frozenset({f"m:{one.question.measure}", f"t:{one.question.measure}", one.question.measure})
    near = shared(one.facets.near, other.facets.near, without=measure)
    context = around(one, other, without=measure)
    strength, reason = 0.0, "too little shared to tell that one thing is counted"
    if one.question.bearer or other.question.bearer:
        return _in_one_place(one, other)
    if one.question.measure in OF_EACH and (one.facets.background or other.facets.background):
        return no_match("the one is of an earlier event, or of an aftershock")
    finish = _is_one_finish(one, other, block)
    if not finish and (two := of_two_things(one, other)):
        return no_match(two)
    told_once = block.is_only(one, is_exact_number) and block.is_only(other, is_exact_number)
    if finish:
        strength, reason = 0.5, "the one time to the second that either text gives"
    elif told_once and of_main_event(one, other) and _is_of_main(one, other, near, context):
        strength, reason = 0.5, "the one such figure that each lead gives for the main event"
    elif are_of_one_party(one, other) and _told_alike(one, other, block):
        strength, reason = 0.5, "the seats of one party"
    elif _of_one_ballot(one, other, block):
        strength, reason = 0.5, "the one ballot of which either text tells the votes"
    elif context >= 1.0 and lost_thousands(one, other):
        strength, reason = 0.5, "the same digits, but for a thousand or a million"
    elif one.question.role and not _is_bare_sum(one, other) and _of_one_thing(one, other, block):
        strength, reason = 0.5, "a measure of the same thing"
    elif _of_one_happening(one, other, block):
        strength, reason = 0.5, "how long one thing went on that either text tells of"
    elif _of_one_kind(one, other, block):
        strength, reason = 0.5, "the one such measure that either text gives of such a thing"
    elif told_once and _has_so_many(one, other, context):
        strength, reason = 0.5, "how many one thing has"
    elif near >= 0.4 and context >= 1.0 and not _are_lengths_apart(one, other):
        base = TOLD_IN_LEADS if of_main_event(one, other) and one.telling and other.telling else 0.2
        strength, reason = base + min(0.2, 0.15 * near), "the same thing is counted"
    elif told_once:
        strength, reason = _alone(one, other)
    if not strength:
        return no_match(reason)
    strength, reasons = supported(one, other, strength, [reason])
    return Match(bounded(strength), tuple(reasons))


def are_odd_ages(one: Claim, other: Claim, block: Block) -> bool:
    """Do two sentences each list the ages of as many people, of which all but these two, near each other, are the same
    ("girls of 15 and 16", "girls of 14 and 16")?"""
    if one.question.measure != AGE or one.article == other.article:
        return False
    mine, theirs = (_listed(claim, block) for claim in (one, other))
    if len(mine) != len(theirs) or len(mine) < LISTED or len(mine - theirs) != 1:
        return False
    if one.facets.predicate != other.facets.predicate and not one.facets.bearer & other.facets.bearer:
        return False
    odd = one.compared in mine - theirs and other.compared in theirs - mine
    return odd and not are_far_apart(one, other, NEAR_AGES)


def _listed(claim: Claim, block: Block) -> set[Value]:
    """The ages that a sentence gives."""
    return {other.compared for other in block.of_sentence(claim)}


def _in_one_place(one: Claim, other: Claim) -> Match:
    """Counts of one measure at one place, each the place's own."""
    if not (one.telling and other.telling):
        return no_match("too little shared to tell that one thing is counted")
    strength, reasons = supported(one, other, 0.45, ["one place and one measure"])
    return Match(bounded(strength), tuple(reasons))


def _is_bare_sum(one: Claim, other: Claim) -> bool:
    """Is neither sum told for what it is, nor by one verb: one was paid, another is asked for?"""
    return one.question.measure == other.question.measure == MONEY and one.facets.predicate != other.facets.predicate


def _are_lengths_apart(one: Claim, other: Claim) -> bool:
    """Are they lengths that no word names, told by two verbs and of things that no word shares? One thing has many (a
    mountain's height, its plume, the zone around it)."""
    if not one.question.measure == other.question.measure == one.question.role == LENGTH:
        return False
    deeds = {one.facets.predicate, other.facets.predicate}
    common = one.facets.bearer & other.facets.bearer
    return (len(deeds) > 1 or None in deeds) and all(key[0] in NAMED for key in common)


def _are_at_an_hour(one: Claim, other: Claim) -> bool:
    """Does one text give the level of an hour, the other none or that of another? A river rises and falls in a day."""
    clocks = [claim.facets.time.clock if claim.facets.time else None for claim in (one, other)]
    exact = [clock is not None and clock.exact for clock in clocks]
    return any(exact) and clocks[0] != clocks[1]


def _of_one_kind(one: Claim, other: Claim, block: Block) -> bool:
    """Does each text give one such measure of a thing of that kind, however it calls it?"""
    common = kinds_of(one) & kinds_of(other)
    if not common or are_far_apart(one, other, FEW_TIMES) or _are_at_an_hour(one, other):
        return False
    return all(_agrees_with_own(claim, (one, other)) for claim in block.claims if kinds_of(claim) & common)


def _agrees_with_own(claim: Claim, pair: tuple[Claim, Claim]) -> bool:
    """Does a figure hold together with that of the pair that stands in its own text, if one does?"""
    own = [mine for mine in pair if mine.article == claim.article]
    return not own or claim.partitive or any(can_both_hold(claim.compared, mine.compared) for mine in own)


def _is_of_main(one: Claim, other: Claim, near: float, context: float) -> bool:
    """Do such figures in two leads speak of the event? How long is said of people, terms and waits alike; people are
    counted for many reasons, but hardly with a word in common and figures near each other."""
    measure = one.question.measure
    if measure == AGE:
        child = MINOR in one.facets.marks & other.facets.marks
        return context >= SAME_DAY and (child or near >= OWNER or not are_far_apart(one, other, NEAR_AGES))
    if one.telling or (one.question.role and measure != DURATION):
        apart = measure == one.question.role and are_far_apart(one, other, FEW_TIMES)  # a length, no word says of what
        return not (apart or _are_lengths_apart(one, other)) and (near >= OWNER or context >= 1.0)
    if measure in CAST:
        return context >= SAME_DAY and not are_far_apart(one, other, FEW_TIMES)
    return one.unit == "person" and near >= OWNER and not are_far_apart(one, other, FEW_TIMES)


def _of_one_thing(one: Claim, other: Claim, block: Block) -> bool:
    """Are both measures of a thing that the words beside them name, the only such measure of it in either text?"""
    common = one.facets.bearer & other.facets.bearer
    if shared(common, common) < (OWNER if one.telling else TWO_WORDS):
        return False
    return all(_agrees_with_own(claim, (one, other)) for claim in block.claims if claim.facets.bearer & common)


def _is_one_finish(one: Claim, other: Claim, block: Block) -> bool:
    """Does each text, in its lead, give one length of time to the second, as of a race?"""
    if not (_is_timed(one) and _is_timed(other)) or not (one.facets.lead and other.facets.lead):
        return False
    timed = (claim for claim in block.claims if _is_timed(claim))
    return not are_far_apart(one, other, NEAR_TIMES) and all(_agrees_with_own(c, (one, other)) for c in timed)


def _is_timed(claim: Claim) -> bool:
    value = claim.value
    if not isinstance(value, NumberRange) or not value.is_exact or claim.unit != "second":
        return False
    low = value.low or 0.0
    return claim.question.measure == DURATION and (low > MINUTE or low % 1 != 0)


def _of_one_ballot(one: Claim, other: Claim, block: Block) -> bool:
    """Are both the votes of the side that got more, or of the other one, the only such that either text gives?"""
    side = {mark for mark in one.facets.marks & other.facets.marks if mark.startswith(BALLOT)}
    if not side or are_far_apart(one, other, FEW_TIMES):
        return False
    alike = (claim for claim in block.claims if side & claim.facets.marks)
    return all(_agrees_with_own(claim, (one, other)) for claim in alike)


def _of_one_happening(one: Claim, other: Claim, block: Block) -> bool:
    """Is it how long what both leads tell of went on, the only such time that either text gives?"""
    mine, theirs = one.facets.predicate, other.facets.predicate
    if one.question.measure != DURATION or mine is None or theirs is None:
        return False
    if mine != theirs and not tell_of_one(one, other):
        return False
    once = mine == theirs and one.facets.once and other.facets.once
    if not (once or of_main_event(one, other)) or are_far_apart(one, other, TENFOLD):
        return False
    alike = (c for told in (one, other) for c in block.of_article(told.article) if c.facets.predicate in (mine, theirs))
    return all(_agrees_with_own(claim, (one, other)) for claim in alike)


def _told_alike(one: Claim, other: Claim, block: Block) -> bool:
    """Do other such figures of that party in either text agree with the one that is compared?"""
    alike = (c for c in block.claims if are_of_one_party(c, one) or are_of_one_party(c, other))
    return not are_far_apart(one, other, FEW_TIMES) and all(_agrees_with_own(c, (one, other)) for c in alike)


def _has_so_many(one: Claim, other: Claim, context: float) -> bool:
    """Are they of one thing, by its name or its kind, in sentences with a name in common, of which no more is told than
    that it has so many?"""
    if one.unit == "person" or one.question.role or not {one.facets.predicate, other.facets.predicate} <= HAVING:
        return False
    common = {key for key in one.facets.bearer & other.facets.bearer if key[0] in "nk"}
    return bool(common) and context >= 1.0 and not are_far_apart(one, other, FEW_TIMES)


def _alone(one: Claim, other: Claim) -> tuple[float, str]:
    """How sure it is that two figures are of one thing because neither text has another of the kind."""
    same = bool(one.facets.predicate) and one.facets.predicate == other.facets.predicate
    if is_none(one) != is_none(other) and (same or one.unit != PERSON):
        return 0.5, "one text says that there are none"
    if is_owned(one) and not (same or shared(one.facets.bearer, other.facets.bearer) >= OWNER):
        return 0.0, "nothing shows that both are of one person or party"
    if one.telling and other.telling:
        if _befell_in_two_ways(one, other):
            return 0.0, "two things are told of those counted"
        alike = not one.question.role and (same or of_main_event(one, other))
        if are_far_apart(one, other, TENFOLD if alike else FEW_TIMES):
            return 0.0, "so far apart they may be of two things"
        return 0.5, "neither text counts another such thing"
    if one.question.role in SELDOM and not are_far_apart(one, other, FEW_TIMES):
        return 0.5, "neither text gives another such amount"
    if same and not one.question.role:
        return 0.34, "neither text counts another such thing"
    return 0.0, "too little shared to tell that one thing is counted"


def _befell_in_two_ways(one: Claim, other: Claim) -> bool:
    """Is one thing told of the vehicles, houses or beasts that the one text counts, and another of the other's?"""
    deeds = {one.facets.predicate, other.facets.predicate}
    return len(deeds) > 1 and None not in deeds and one.unit in HARMED and not of_main_event(one, other)


def supported(one: Claim, other: Claim, strength: float, reasons: list[str]) -> tuple[float, list[str]]:
    """The strength and the reasons with what else two sentences share, added up."""
    if one.facets.predicate and one.facets.predicate == other.facets.predicate:
        strength, reasons = strength + 0.12, [*reasons, f"both of {one.facets.predicate}"]
    context = around(one, other)
    if context >= 1:
        strength, reasons = strength + min(0.25, 0.07 * context), [*reasons, "the sentences share names or words"]
    if one.facets.lead and other.facets.lead:
        strength, reasons = strength + 0.08, [*reasons, "both in the lead"]
    if one.facets.background or other.facets.background:
        strength, reasons = strength - 0.25, [*reasons, "one may be of an earlier event"]
    return strength, reasons
