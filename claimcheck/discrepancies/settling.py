"""Which earlier discrepancy is settled by newer claims: when its voices, by what they last said, can all be right.

A voice is who says it: a speaker with a full name, whoever passes it on; else the outlet, with the speaker it cites.
It gives up its value when, in answer to the same question and not before, it says another value and not the old one
any more, or withdraws the old one. An outlet that cited nameless officials gives their value up in its own voice too.
The new version of an article speaks for the article. The discrepancy is settled when at least one voice gave up its
value, the values that now stand can all hold, and no newer claim says otherwise. What others say for one side settles
nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from claimcheck.discrepancies.check import Block, Check
from claimcheck.discrepancies.find import CHECKS, side_value
from claimcheck.model import Claim, Discrepancy, Event, FormerSide, Settled, Stance
from claimcheck.model.quick import replace


@dataclass(frozen=True, slots=True)
class Word:
    """What a voice held (`old`) and, if it gave that up, the claims by which it did; `now` is what it says instead."""

    old: Claim
    by: tuple[Claim, ...] = ()
    now: Claim | None = None

    @property
    def standing(self) -> Claim | None:
        """What the voice says by its last word; None when it withdrew it."""
        return self.now if self.by else self.old


@dataclass(frozen=True, slots=True)
class Newer:
    """The claims of newer articles, by the questions they answer. `versions` names the new version of an article."""

    check: Check
    blocks: Mapping[str, Block]
    articles: Collection[str]
    versions: Mapping[str, str]

    def answers(self, old: Claim) -> list[Claim]:
        """The newer claims that surely answer what an old one answers."""
        block = self.blocks.get(old.id)
        found = []
        for claim in block.claims if block else ():
            same = claim.question.restriction == old.question.restriction and claim.article in self.articles
            if same and block is not None and self.check.match(old, claim, block).strength >= self.check.cross:
                found.append(claim)
        return found

    def is_voice(self, old: Claim, new: Claim) -> bool:
        """Is the new claim a later word of who made the old one?"""
        if is_named(old):
            same = old.speakers[-1].casefold() == new.speakers[-1].casefold()
        else:
            same = self._same_outlet(old, new) and _same_cited(old, new)
        if not same:
            return False
        before, after = old.published, new.published
        return before is None or after is None or after.last >= before.first

    def _same_outlet(self, old: Claim, new: Claim) -> bool:
        """Is the article a new version of the other, or of the same outlet?"""
        return self.versions.get(old.article) == new.article or old.speakers[:1] == new.speakers[:1]


def is_named(claim: Claim) -> bool:
    """Is it the word of a speaker who is cited by a full name, of two words with a capital or more?"""
    return len(claim.speakers) > 1 and sum(word[0].isupper() for word in claim.speakers[-1].split()) > 1


def _same_cited(old: Claim, new: Claim) -> bool:
    """Does an outlet cite the same one, or speak itself where it is not one party of several that it cited?"""
    if len(old.speakers) < 2 or old.speakers[-1] == new.speakers[-1]:
        return True
    return len(new.speakers) < 2 and not old.speaker_sides


def name_voice(claim: Claim) -> str:
    """Who says it, for a reader."""
    if is_named(claim):
        return claim.speakers[-1]
    return ", citing ".join(dict.fromkeys(claim.speakers[:1] + claim.speakers[-1:])) or claim.article


def settle(
    found: Discrepancy, events: Sequence[Event], articles: Collection[str], versions: Mapping[str, str] | None = None
) -> Settled | None:
    """The earlier discrepancy as settled, or None while it is open.

    `events` hold its claims together with those of the newer `articles`; `versions` maps the id of an article that
    was replaced to that of its new version.
    """
    check = next(check for check in CHECKS if check.kind is found.kind)
    found = _as_in(events, found)
    newer = Newer(check, _blocks(check, found, events), articles, versions or {})
    words = [_last_word(newer, claim) for claim in found.claims]
    given_up = [word for word in words if word.by]
    standing = [word.standing for word in words if word.standing]
    if not given_up or not standing or not _agree(check, standing):
        return None
    if any(not check.agree(claim, other) for claim in _answers(newer, found) for other in standing):
        return None
    return _settled(found, check, given_up, standing)


def _as_in(events: Sequence[Event], found: Discrepancy) -> Discrepancy:
    """The discrepancy with its claims as the events have them: with one key for each name among them and the newer."""
    known = {claim.id: claim for event in events for claim in event.claims}
    sides = (replace(side, claims=tuple(known.get(claim.id, claim) for claim in side.claims)) for side in found.sides)
    return replace(found, sides=tuple(sides))


def _blocks(check: Check, found: Discrepancy, events: Sequence[Event]) -> dict[str, Block]:
    """For each claim of the discrepancy the claims that may answer its question."""
    wanted = {claim.id for claim in found.claims}
    blocks: dict[str, Block] = {}
    for event in events:
        for old in (claim for claim in event.claims if claim.id in wanted):
            key = check.block(old)
            blocks[old.id] = Block(tuple(claim for claim in event.claims if key and check.block(claim) == key))
    return blocks


def _last_word(newer: Newer, old: Claim) -> Word:
    own = [claim for claim in newer.answers(old) if newer.is_voice(old, claim)]
    same = [claim for claim in own if newer.check.agree(old, claim)]
    other = [claim for claim in own if not newer.check.agree(old, claim) and claim.stance is not Stance.RETRACTED]
    withdrawn = [claim for claim in same if claim.stance is Stance.RETRACTED]
    if len(withdrawn) < len(same) or not (other or withdrawn):
        return Word(old)
    return Word(old, tuple(other or withdrawn), max(other, key=_order, default=None))


def _order(claim: Claim) -> tuple[str, str, int]:
    return str(claim.published.last) if claim.published else "", claim.article, claim.span.start


def _answers(newer: Newer, found: Discrepancy) -> Iterator[Claim]:
    """Every newer answer to the question that does not withdraw a value."""
    for old in found.claims:
        yield from (claim for claim in newer.answers(old) if claim.stance is not Stance.RETRACTED)


def _agree(check: Check, claims: Sequence[Claim]) -> bool:
    return all(check.agree(one, other) for one, other in combinations(claims, 2))


def _settled(found: Discrepancy, check: Check, given_up: Sequence[Word], standing: Sequence[Claim]) -> Settled:
    exact = next((claim for claim in standing if check.is_exact(claim)), standing[0])
    claims = {claim.id: claim for word in given_up for claim in word.by}
    return Settled(
        id=found.id,
        kind=found.kind,
        event=found.event.label,
        question=found.question,
        sides=tuple(FormerSide(side.value, _voices(side.claims)) for side in found.sides),
        value=side_value(exact),
        explanation=" ".join(dict.fromkeys(_explain(word) for word in given_up)),
        claims=tuple(sorted(claims.values(), key=lambda claim: (claim.article, claim.span))),
        confidence=min(found.confidence, *(claim.confidence for claim in claims.values())),
    )


def _voices(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name_voice(claim) for claim in claims))


def _explain(word: Word) -> str:
    (name,) = _voices([word.old])
    if word.now is None:
        return f"{name} said {word.old.value} and withdraws it."
    return f"{name} said {word.old.value} and now says {word.now.value}."
