"""Stage 6: events into discrepancies."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence

from claimcheck.discrepancies.actor import ActorCheck
from claimcheck.discrepancies.ballots import once_per_ballot
from claimcheck.discrepancies.check import Check, Hours
from claimcheck.discrepancies.contests import players_of, tells_winner
from claimcheck.discrepancies.crowds import Crowds
from claimcheck.discrepancies.date import DateCheck
from claimcheck.discrepancies.figures import is_none
from claimcheck.discrepancies.identity import identify, tell_apart
from claimcheck.discrepancies.kin import kin_groups
from claimcheck.discrepancies.looking_back import later_groups
from claimcheck.discrepancies.matching import Match
from claimcheck.discrepancies.one_group import counted_groups
from claimcheck.discrepancies.one_hour import hour_groups
from claimcheck.discrepancies.outcome import OutcomeCheck
from claimcheck.discrepancies.place import PlaceCheck
from claimcheck.discrepancies.planned import planned_groups
from claimcheck.discrepancies.polarity import PolarityCheck
from claimcheck.discrepancies.quantity import QuantityCheck
from claimcheck.discrepancies.ranking import rank
from claimcheck.discrepancies.relation import relate
from claimcheck.discrepancies.scenes import scene_groups
from claimcheck.discrepancies.sides import Group, claims_of, find_groups
from claimcheck.discrepancies.unharmed import question_of, unharmed_groups
from claimcheck.model import (
    Aspect,
    Claim,
    ClockRange,
    Discrepancy,
    Event,
    NumberRange,
    Relation,
    Scope,
    Side,
    Span,
    TimeRange,
    Truth,
)
from claimcheck.model.quick import replace

CHECKS: tuple[Check, ...] = (
    QuantityCheck(), DateCheck(), PlaceCheck(), ActorCheck(), PolarityCheck(), OutcomeCheck(),
)  # fmt: skip
"""Every check, in the order of the report's kinds."""
Look = Callable[[Event, frozenset[str], Hours], list[Group]]
FURTHER: Mapping[Aspect, tuple[Look, ...]] = {
    Aspect.QUANTITY: (kin_groups, counted_groups, unharmed_groups),
    Aspect.DATE: (planned_groups, later_groups, hour_groups),
    Aspect.PLACE: (scene_groups,),
}
"""What looks in turn for groups of a kind beyond those of one question, among the claims of an event in none yet."""
REPEATED = frozenset({Aspect.OUTCOME, Aspect.QUANTITY})
"""The kinds of which one phrase may make two claims ("X beat Y", "3-1")."""
ARTICLE = "article"
"""The rule of a count of one that is read off an article."""
NEWSROOM = "media"
"""The family of agencies and papers: who cites the same one has no word of its own."""
LEVELS = {Relation.CONFLICT: "A conflict", Relation.DISPUTE: "A dispute", Relation.UPDATE: "An update"}


def find_discrepancies(events: Sequence[Event], origins: Mapping[str, str]) -> list[Discrepancy]:
    """All discrepancies of all events, the most useful first; those of unlike events have unlike ids.

    `origins` names the independent voice of each article.
    """
    found = []
    crowds = Crowds(events)
    for event in events:
        hours = _hours(event)
        for check in CHECKS:
            groups = [group for claims in _blocks(check, event) for group in find_groups(check, claims, hours)]
            for look_further in FURTHER.get(check.kind, ()):
                groups += look_further(event, claims_of(groups), hours)
            found += [_discrepancy(check, event, group, origins, crowds) for group in groups]
    return tell_apart(rank(_without_bare_denials(once_per_ballot(_once_each(found)))))


def _hours(event: Event) -> dict[tuple[str, ClockRange], set[str]]:
    """The topics of what each article of an event puts at each exact hour."""
    told: dict[tuple[str, ClockRange], set[str]] = {}
    for claim in event.claims:
        clock = claim.value.clock if isinstance(claim.value, TimeRange) else None
        if clock is not None and clock.exact and claim.aspect is Aspect.DATE:
            told.setdefault((claim.article, clock), set()).add(claim.question.topic)
    return told


def _once_each(found: Sequence[Discrepancy]) -> list[Discrepancy]:
    """Without what only repeats another discrepancy: on the very same words the state that a thing came to, where it is
    told whether it happened, or the loser's points; in the same articles the same values of one question, in two events
    that are told apart, or the end of a match for one player, where it is told of another or who won."""
    told: set[tuple[Aspect, frozenset[frozenset[tuple[str, Span]]]]] = set()
    asked: set[Hashable] = set()
    kept: list[Discrepancy] = []
    for discrepancy in sorted(found, key=lambda d: (d.kind is Aspect.OUTCOME, -d.confidence)):
        words, same = _words(discrepancy), _answers(discrepancy)
        kinds = {discrepancy.kind, Aspect.POLARITY} if discrepancy.kind is Aspect.OUTCOME else {discrepancy.kind}
        again = discrepancy.kind in REPEATED and not told.isdisjoint((kind, words) for kind in kinds)
        if not (again or same in asked or any(_tell_one_winner(discrepancy, other) for other in kept)):
            kept.append(discrepancy)
        told.add((discrepancy.kind, words))
        asked.add(same)
    return kept


def _without_bare_denials(found: Sequence[Discrepancy]) -> list[Discrepancy]:
    """Without whether something befell anybody where the sentence that denies it is set against those same texts for
    how many it befell."""
    counted = [d for d in found if d.kind is Aspect.QUANTITY and any(map(is_none, d.claims))]
    return [d for d in found if d.kind is not Aspect.POLARITY or not any(_denies_again(d, other) for other in counted)]


def _denies_again(bare: Discrepancy, counted: Discrepancy) -> bool:
    """Does each denial of the first, by its predicate, stand in a sentence that counts none in the second?"""
    articles = {claim.article for claim in counted.claims}
    none = {(c.article, c.sentence, c.facets.predicate) for c in counted.claims if is_none(c)}
    denied = {(c.article, c.sentence, c.facets.predicate) for c in bare.claims if c.value == Truth(False)}
    return denied <= none and all(claim.article in articles for claim in bare.claims)


def _words(found: Discrepancy) -> frozenset[frozenset[tuple[str, Span]]]:
    """The words that each side rests on."""
    return frozenset(frozenset((claim.article, claim.span) for claim in side.claims) for side in found.sides)


def _answers(found: Discrepancy) -> Hashable:
    """The question, and which articles give which answer."""
    sides = ((side.value, frozenset(claim.article for claim in side.claims)) for side in found.sides)
    return found.kind, found.question, frozenset(sides)


def _tell_one_winner(one: Discrepancy, other: Discrepancy) -> bool:
    """Is it who won one match that both tell, with the same articles on the sides and a player in common?"""
    if not all(tells_winner(claim) for found in (one, other) for claim in found.claims):
        return False
    mine, theirs = (
        {frozenset(claim.article for claim in side.claims) for side in found.sides} for found in (one, other)
    )
    players = [frozenset().union(*(players_of(claim) for claim in found.claims)) for found in (one, other)]
    return mine == theirs and not players[0].isdisjoint(players[1])


def _blocks(check: Check, event: Event) -> list[list[Claim]]:
    blocks: dict[str, list[Claim]] = {}
    for claim in event.claims:
        key = check.block(claim)
        if key is not None:
            blocks.setdefault(key, []).append(claim)
    return [blocks[key] for key in sorted(blocks)]


def _discrepancy(check: Check, event: Event, group: Group, origins: Mapping[str, str], crowds: Crowds) -> Discrepancy:
    group = _weighed(check, event, group, crowds)
    sides = tuple(_side(check, claims, origins) for claims in group.sides)
    relation, why = relate(group.sides)
    articles = {claim.article for side in sides for claim in side.claims}
    confidence, reasons = _confidence(group, sides, articles)
    question = question_of(group.sides)
    topic = question.measure or question.topic
    identity = identify(check.kind, group.sides, check.is_exact)
    return Discrepancy(
        id=identity.id,
        kind=check.kind,
        relation=relation,
        scope=Scope.INTERNAL if len(articles) == 1 else Scope.CROSS,
        confidence=confidence,
        reasons=reasons,
        event=event,
        question=question,
        explanation=_explain(topic, sides, relation, why),
        sides=sides,
        supersedes=identity.supersedes,
        before=identity.before,
    )


def side_value(claim: Claim) -> str:
    """The value of a side as the claim gives it; an amount of a dimension with its unit."""
    unit = f" {claim.unit}" if isinstance(claim.value, NumberRange) and claim.question.role else ""
    return f"{claim.value}{unit}"


def _side(check: Check, claims: Sequence[Claim], origins: Mapping[str, str]) -> Side:
    exact = next((claim for claim in claims if check.is_exact(claim)), claims[0])
    voices = {_voice(claim, origins) for claim in claims}
    return Side(side_value(exact), tuple(claims), len(voices))


def _voice(claim: Claim, origins: Mapping[str, str]) -> str:
    """Whose word it is: that of the newsroom that is cited, else of the article, or of the one it is a copy of."""
    if NEWSROOM in claim.speaker_sides and len(claim.speakers) > 1:
        return claim.speakers[-1].casefold()
    return origins.get(claim.article, claim.article)


def _weighed(check: Check, event: Event, group: Group, crowds: Crowds) -> Group:
    """The group with its clashes as sure as they are beside all other incidents of the batch."""
    clashes = []
    for clash in group.clashes:
        doubt = crowds.doubt(check.kind, event, clash)
        reasons = clash.match.reasons if doubt == 1 else (*clash.match.reasons, "many like incidents around that day")
        clashes.append(replace(clash, match=Match(clash.match.strength * doubt, reasons)))
    return Group(group.sides, tuple(clashes))


def _confidence(group: Group, sides: Sequence[Side], articles: set[str]) -> tuple[float, tuple[str, ...]]:
    best = max(group.clashes, key=lambda clash: clash.match.strength)
    none = any(is_none(claim) for side in sides for claim in side.claims)
    doubt = min(max(_sureness(claim, none) for claim in side.claims) for side in sides)
    confidence = best.match.strength * doubt
    reasons = list(best.match.reasons)
    if doubt < 1:
        reasons.append("one side is passed on or not confirmed")
    if min(side.origins for side in sides) > 1:
        confidence, reasons = confidence + 0.05, [*reasons, "several independent sources on each side"]
    if len(articles) == 1:
        reasons.append("both in one article")
    return min(confidence, 0.99), tuple(reasons)


def _sureness(claim: Claim, of_none: bool) -> float:
    """How sure the claim is. "A man was hurt" may be said of one of several, but not where none was (`of_none`)."""
    return 1.0 if of_none and claim.rule == ARTICLE else claim.confidence


def _explain(topic: str, sides: Sequence[Side], relation: Relation, why: str) -> str:
    values = " / ".join(side.value for side in sides)
    return f"{topic.split(':')[-1].replace('_', ' ')}: {values}. {LEVELS[relation]}: {why}."
