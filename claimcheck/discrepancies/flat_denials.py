"""Denials that name little of what they deny ("no one was warned", "there was no meeting"), beside what a text of the
same story tells as a fact."""

from __future__ import annotations

from claimcheck.discrepancies.check import Block
from claimcheck.discrepancies.matching import Match, bounded, no_match, same_day, shared
from claimcheck.model import Claim, Truth

OF_ALL, NAMED = "denied of all", "asserted by a noun"
"""The rules of denials that leave nothing out, and of assertions that only speak of it."""
SAYS_NOTHING = frozenset({None, "occur", "come_about"})
"""Predicates that say nothing without their noun ("there was no …", "no … took place"), where no table knows that."""
BASE = 0.52
"""How sure it is that a text which says that there was none of a thing answers another one of its story."""
SAME_THING = 0.4
"""What a word with a meaning weighs that both texts say of it."""
SAME_NOUN = 0.3
"""The same of a counted noun."""
THINGS = "gnsmtw"
"""The kinds of keys of what a predicate befell, but for parties: those take part in much of what a story tells."""


def answers_flatly(denied: Claim, asserted: Claim, block: Block) -> Match:
    """Does the denial, of all such happenings or of the very thing, bear on what another text of the story tells?"""
    if denied.article == asserted.article or not _is_told_now(denied, asserted):
        return no_match("one of them is set apart")
    thing = shared(_things(denied), _things(asserted))
    if thing < SAME_THING and not _denies_flatly(denied, asserted):
        return no_match("nothing shows that the same is denied")
    if (denied.facets.of_object or asserted.facets.of_object) and not _share_object(denied, asserted):
        return no_match("nothing shows that the same is denied")
    if not (_is_plain(denied, block) and _is_plain(asserted, block)):
        return no_match("one text tells of several")
    if asserted.facets.main and not denied.facets.main and thing < SAME_THING:
        return no_match("it may be said of something beside the main event")
    again = denied.facets.repeats or asserted.facets.repeats
    if again and not (denied.facets.main or same_day(denied, asserted) or _is_told_once(asserted, block)):
        return no_match("it may be said of another time")
    return Match(bounded(BASE + 0.1 * thing), ("the one text tells of it, the other that there was none",))


def _denies_flatly(denied: Claim, asserted: Claim) -> bool:
    """Is all of what the other tells as a fact denied, by a predicate that says what that is?"""
    of_all = denied.rule == OF_ALL and denied.facets.predicate not in SAYS_NOTHING
    return of_all and asserted.rule != NAMED and not _names_others(denied, asserted)


def _is_told_now(*claims: Claim) -> bool:
    """Is none of them set apart from the main event of its text?"""
    return not any(claim.facets.background or claim.facets.apart for claim in claims)


def _things(claim: Claim) -> frozenset[str]:
    facets = claim.facets
    keys = facets.near | facets.patient | facets.objects | facets.stands_for
    return frozenset(key for key in keys if key[0] in THINGS)


def _names_others(denied: Claim, asserted: Claim) -> bool:
    """Does each name the thing it befell, and not the same one?"""
    mine, theirs = (frozenset(k for k in c.facets.patient if k[0] in THINGS) for c in (denied, asserted))
    return bool(mine and theirs) and not mine & theirs


def _share_object(denied: Claim, asserted: Claim) -> bool:
    return shared(denied.facets.objects | denied.facets.near, asserted.facets.objects) >= SAME_NOUN


def _is_told_once(claim: Claim, block: Block) -> bool:
    """Does its article tell of one such happening only, in one sentence?"""
    alike = (c for c in block.of_article(claim.article) if c.question.topic == claim.question.topic)
    return all(other.sentence == claim.sentence for other in alike)


def _is_plain(claim: Claim, block: Block) -> bool:
    """Does its article say of such happenings, in its own voice, only that they were, or only that they were not?"""
    return not any(
        other.value != claim.value and isinstance(other.value, Truth)
        and other.question.topic == claim.question.topic and other.speakers == claim.speakers
        for other in block.of_article(claim.article)
    )  # fmt: skip
