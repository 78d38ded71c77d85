"""Two who are each said to have won of the other: "Orsini beat Vidal", "Vidal knocked Orsini out"."""

from __future__ import annotations

from claimcheck.discrepancies.check import Block
from claimcheck.discrepancies.distinctions import marks_part
from claimcheck.discrepancies.matching import (
    Match,
    bounded,
    no_match,
    of_main_event,
    places_part,
    same_day,
    times_part,
    twins,
)
from claimcheck.model import Aspect, Claim, Party
from claimcheck.model.quick import replace

AGENT = "agent"
WIN = "win"
"""The family of what tells who won."""
REVERSED = 0.62
"""How sure it is that two texts tell of one match, where each has the two change places on one day."""
SCORE = "score"
"""The measure of the points that either had."""
MATCH = "match"
"""The family of the states in which those end who play a match."""
LOST, DRAWN = "lost", "drawn"
LEG, STAGE = "leg.", "stage."
"""What the marks of a part of a match begin with, and those of a round of a contest."""
NAMES = frozenset("ngc")
"""The kinds of keys that name one who plays."""
SAME_LEAD = 0.1
"""What it adds that both tell of it in their leads."""


def match_reversed(one: Claim, other: Claim) -> Match | None:
    """Whether two claims give one contest of two to each of them; None where that is not what they tell. Two legs of a
    tie are of two days, and what is looked back on is another match.
    """
    if one.article == other.article or any(c.facets.family != WIN or c.question.role != AGENT for c in (one, other)):
        return None
    if WIN in (one.question.topic, other.question.topic) or not (_beat(one, other) and _beat(other, one)):
        return None  # of who is said to have won, and not of whom, the state tells
    aside = any(claim.facets.background or claim.facets.apart for claim in (one, other))
    if aside or times_part(one, other) or places_part(one, other) or marks_part(one, other):
        return None
    lead = of_main_event(one, other)
    if not (lead or same_day(one, other)):
        return None
    return Match(bounded(REVERSED + SAME_LEAD * lead), ("each is said to have beaten the other",))


def _beat(winner: Claim, loser: Claim) -> bool:
    """Is whom the one is said to have beaten the winner of the other claim?"""
    value = loser.value
    return isinstance(value, Party) and any(f"n:{key}" in winner.facets.patient for key in value.keys)


def is_match(claim: Claim) -> bool:
    """Is it how a match ended for one who played?"""
    return claim.aspect is Aspect.OUTCOME and claim.question.topic == MATCH


def match_ends(one: Claim, other: Claim) -> Match:
    """Whether two claims tell how one match ended for the same player. Where each names a rival, it is the same one; a
    half or a set is not the match, and what is looked back on is another one."""
    if not name_one(one, other) or _faces_another(one, other):
        return no_match("another player")
    if any(str(a.value) == DRAWN and str(b.value) == LOST and _rivals(b) for a, b in ((one, other), (other, one))):
        return no_match("the one who won is told of")
    return _told_of_one(one, other, "one match ends otherwise for the same player")


def _told_of_one(one: Claim, other: Claim, reason: str) -> Match:
    """Whether nothing tells two matches of one player apart: a half, a leg, another day, a look back."""
    if (one.article == other.article and not twins(one, other)) or one.facets.background or other.facets.background:
        return no_match("one text may tell of several matches")
    apart = times_part(one, other) or marks_part(one, other)
    lead = of_main_event(one, other)
    if apart or not (lead or same_day(one, other)):
        return no_match(apart or "nothing shows that it is one match")
    return Match(bounded(REVERSED + SAME_LEAD * lead), (reason,))


def tells_winner(claim: Claim) -> bool:
    """Is it who won a match, told of the winner or of how it ended for one of them?"""
    return is_match(claim) or (claim.facets.family == WIN and claim.question.role == AGENT)


def players_of(claim: Claim) -> frozenset[str]:
    """The names of those of whom a claim of who won tells."""
    told = frozenset(f"n:{key}" for key in claim.value.keys) if isinstance(claim.value, Party) else frozenset()
    return told | _names(claim.facets.patient | claim.facets.objects)


def is_score(claim: Claim) -> bool:
    """Is it how many points one had in a match?"""
    return claim.aspect is Aspect.QUANTITY and claim.question.measure == SCORE and bool(claim.question.topic)


def match_scores(one: Claim, other: Claim, block: Block) -> Match:
    """Whether two claims tell the score of one match; how it stood in between is another one."""
    if not _names(one.facets.objects) & _names(other.facets.objects) or _faces_another(one, other):
        return no_match("another player")
    if _legs(one) != _legs(other) or _is_told_too(one, other, block) or _is_told_too(other, one, block):
        return no_match("of a part of the match, or of two")
    return _told_of_one(_of_any_round(one), _of_any_round(other), "the score of one match")


def _of_any_round(claim: Claim) -> Claim:
    """The claim without the round that its clause names: often that to which the match led ("won 3-1 to reach the
    final"). No two meet twice in one day."""
    marks = frozenset(mark for mark in claim.facets.marks if not mark.startswith(STAGE))
    return replace(claim, facets=replace(claim.facets, marks=marks)) if marks != claim.facets.marks else claim


def _legs(claim: Claim) -> frozenset[str]:
    """The parts of a match, or the matches, that a score is said to be of."""
    return frozenset(mark for mark in claim.facets.marks if mark.startswith(LEG))


def _is_told_too(one: Claim, other: Claim, block: Block) -> bool:
    """Does the text of a score tell the other one, too: how a match stood, and how it ended?"""
    own = (claim for claim in block.of_article(one.article) if claim is not one and is_score(claim))
    return any(claim.question.topic == other.question.topic and claim.value == other.value for claim in own)


def name_one(one: Claim, other: Claim) -> bool:
    """Is it told by name of one player, or candidate, in both?"""
    return not _names(one.facets.patient).isdisjoint(_names(other.facets.patient))


def winners_part(one: Claim, other: Claim) -> str | None:
    """Why whether one won is another question than whether the other did, each of them named; None where it is none."""
    told = all(claim.facets.family == WIN and _names(claim.facets.patient) for claim in (one, other))
    return "another player" if told and not name_one(one, other) else None


def _faces_another(one: Claim, other: Claim) -> bool:
    """Does each name two players, and not the same two?"""
    mine, theirs = (_names(claim.facets.objects) for claim in (one, other))
    both = all(_rivals(claim) or str(claim.value) == DRAWN for claim in (one, other))
    return both and any(rivals and rivals.isdisjoint(mine & theirs) for rivals in (_rivals(one), _rivals(other)))


def _rivals(claim: Claim) -> frozenset[str]:
    """The names of those against whom the one played of whom it is told."""
    return _names(claim.facets.objects) - _names(claim.facets.patient)


def _names(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if key[0] in NAMES)
