"""What happens once to its object, and is one event wherever it is told: a capture, a death, a remark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from claimcheck.events.background import BACKGROUND, event_key
from claimcheck.events.main_event import Story
from claimcheck.model import Aspect, Claim, Span, TimeRange

ONCE_ERA = 400
"""Days within which two tellings of what happens once may be the same happening told with different dates."""
SPEAKER = "speaker"
"""The role of one who said the words of a quotation: they tell by themselves what is spoken of."""


def once_keys(claims: Sequence[Claim]) -> dict[str, tuple[str, ...]]:
    """An event key for each claim on something that happens once, shared by all that befell the same object."""
    buckets: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        facets = claim.facets
        if claim.aspect in (Aspect.QUANTITY, Aspect.OUTCOME) or not facets.once:
            continue
        for key in sorted(facets.patient):
            if key[0] in "gn":
                buckets.setdefault((facets.predicate or "", key), []).append(claim)
    keys: dict[str, tuple[str, ...]] = {}
    for (predicate, key), group in sorted(buckets.items()):
        for era, members in enumerate(_eras(group)):
            if _is_told_again(members):
                for claim in members:
                    keys.setdefault(claim.id, ("once", predicate, key, str(era)))
    return keys


def _is_told_again(claims: Sequence[Claim]) -> bool:
    """Are the claims of several sentences, and not only of a sentence and its copies in other articles?"""
    told: dict[tuple[str, Span], set[tuple[str, int]]] = {}
    for claim in claims:
        words = (claim.quote, claim.span.start - claim.sentence.start)
        told.setdefault((claim.article, claim.sentence), set()).add(words)
    return len({(len(sentence), frozenset(words)) for (_, sentence), words in told.items()}) > 1


def with_unnamed(
    claims: Sequence[Claim], named: dict[str, tuple[str, ...]], stories: Mapping[str, Story]
) -> dict[str, tuple[str, ...]]:
    """The keys, with those of claims that do not name what it befell ("the site was found in May"): the one such event
    of their story that befell something named, when there is one only."""
    told: dict[tuple[int, str | None], set[tuple[str, ...]]] = {}
    for claim in claims:
        if claim.id in named:
            told.setdefault((stories[claim.article].number, claim.facets.predicate), set()).add(named[claim.id])
    keys = dict(named)
    leads: dict[tuple[int, str | None], list[Claim]] = {}
    for claim in claims:
        of_story = told.get((stories[claim.article].number, claim.facets.predicate), set())
        if len(of_story) == 1 and claim.id not in named and _may_be_unnamed(claim):
            keys[claim.id] = next(iter(of_story))
        elif not of_story and claim.aspect is Aspect.DATE and claim.facets.once and not claim.facets.background:
            leads.setdefault((stories[claim.article].number, claim.facets.predicate), []).append(claim)
    for (number, predicate), group in leads.items():
        if _are_leads_of_one(group):
            keys |= dict.fromkeys((claim.id for claim in group), ("once", predicate or "", "story", str(number)))
    return keys


def _are_leads_of_one(claims: Sequence[Claim]) -> bool:
    """Do several texts each date the one such event that their leads are about, which one of them at most names?"""
    if not all(claim.facets.lead and claim.facets.main for claim in claims):
        return False
    return len({claim.article for claim in claims}) > 1 and any(_may_be_unnamed(claim) for claim in claims)


def _may_be_unnamed(claim: Claim) -> bool:
    named = any(key[0] in "gn" for key in claim.facets.patient)
    return claim.aspect is Aspect.DATE and claim.facets.once and not named


def without_local(
    claims: Sequence[Claim], once: Mapping[str, tuple[str, ...]], stories: Mapping[str, Story]
) -> dict[str, tuple[str, ...]]:
    """The keys, without those of places and dates that only one story tells of as its main event: there they meet what
    the texts tell with another predicate ("discovered in X", "spotted on 3 May")."""
    held: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for claim in claims:
        if claim.id in once:
            held.setdefault(once[claim.id], set()).add(event_key(claim, stories[claim.article]))
    local = {key for key, of in held.items() if len(of) == 1 and not BACKGROUND & set(next(iter(of)))}
    meeting = {claim.id for claim in claims if claim.aspect in (Aspect.PLACE, Aspect.DATE)}
    return {claim: key for claim, key in once.items() if claim not in meeting or key not in local}


def remark_keys(claims: Sequence[Claim]) -> dict[str, tuple[str, ...]]:
    """An event key for each claim on who said some words, shared by the articles that have its longest word."""
    buckets: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.question.role == SPEAKER and claim.facets.objects:
            buckets.setdefault(max(sorted(claim.facets.objects), key=len), []).append(claim)
    shared = {word: group for word, group in buckets.items() if len({claim.article for claim in group}) > 1}
    return {claim.id: ("once", claim.question.topic, word) for word, group in shared.items() for claim in group}


@dataclass(slots=True)
class Era:
    """Claims no two of which tell of times more than `ONCE_ERA` days apart: the latest beginning and earliest end."""

    claims: list[Claim] = field(default_factory=list)
    first: date = date.min
    last: date = date.max

    def reaches(self, when: TimeRange | None) -> bool:
        """Is a time near enough to all those of the era? One without a year is."""
        if when is None or not when.year_known:
            return True
        return (self.first - when.last).days <= ONCE_ERA and (when.first - self.last).days <= ONCE_ERA

    def add(self, claim: Claim, when: TimeRange | None) -> None:
        """Takes in a claim on that time."""
        self.claims.append(claim)
        if when is not None and when.year_known:
            self.first, self.last = max(self.first, when.first), min(self.last, when.last)


def _eras(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Claims parted where more than a year lies between what they tell."""
    eras: list[Era] = []
    for claim in sorted(claims, key=_era_order):
        when = _when(claim)
        near = next((era for era in eras if era.reaches(when)), None)
        if near is None:
            eras.append(near := Era())
        near.add(claim, when)
    return [era.claims for era in eras]


def _when(claim: Claim) -> TimeRange | None:
    return claim.facets.time if claim.facets.time and claim.facets.time.year_known else claim.published


def _era_order(claim: Claim) -> tuple[bool, date, str, int]:
    when = _when(claim)
    return when is None, when.first if when else date.max, claim.article, claim.span.start
