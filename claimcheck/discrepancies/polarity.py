"""The check `polarity`."""

from __future__ import annotations

from typing import ClassVar

from claimcheck.discrepancies.answers import gainsay
from claimcheck.discrepancies.check import COMPARED, PLANNED, Block, Check
from claimcheck.discrepancies.contests import winners_part
from claimcheck.discrepancies.denied_days import by_value, denied_days_part
from claimcheck.discrepancies.distinctions import marks_part, names_part, occasions_part
from claimcheck.discrepancies.flat_denials import answers_flatly
from claimcheck.discrepancies.matching import (
    DENIED_BY,
    Match,
    agents_part,
    around,
    backgrounds_part,
    befell_a_part,
    bounded,
    no_match,
    of_main_event,
    places_part,
    same_day,
    shared,
)
from claimcheck.model import Aspect, Claim, Region, Stance, Truth, fold

WORD = 5
"""Letters that two words share from their start when they are one word in another form."""
TRIAL = frozenset({"p:try", "p:accuse", "p:charge", "p:convict", "p:acquit", "p:sentence"})
"""The keys of what tells that a crime is the matter of a charge or trial."""
SAME_THING = 0.3
"""What a common noun or a measure that both name weighs at least (`SPECIFIC`)."""
SAME_NOUN = 0.4
"""The same of what does not happen again and again: the noun alone, of texts of one story."""
SAID_BARELY = 1.0
"""What the sentences about a bare denial share with the assertion at least: a name."""
AMOUNT = "m:money"
"""What is paid for anything: two sums are not one thing."""
NAMES = 2
"""Names of one thing or place that two leads share which tell of one deed."""
SAME_SCENE = 1.0
"""What two sentences share, beside the predicate, when they tell of one occasion: a name, or a noun and the day."""


class PolarityCheck(Check):
    """One says that it happened, another that it did not.

    It compares an assertion and a denial of one happening: the same predicate, with an object, agent or name in
    common. A speaker's denial that an article quotes is the speaker's own claim. It leaves alone what is only wished,
    feared, tried or supposed, another day or place or agent, what a word sets back in time ("had previously denied"),
    and words that look like a negation and are none.

    "Troops stormed the plant." / "There is no storming of the plant, he said." → storm: asserted / denied.
    """

    kind: ClassVar[Aspect] = Aspect.POLARITY

    def block(self, claim: Claim) -> str | None:
        if claim.aspect is not self.kind or claim.question.basis not in COMPARED:
            return None
        return claim.facets.asked or claim.question.topic

    def match(self, one: Claim, other: Claim, block: Block) -> Match:
        if not _is_one_question(one, other):
            return no_match("another question")
        if one.value == other.value:
            return self._same(one, other)
        if _tells_of_denied(*by_value(one, other)):
            return no_match("one sentence denies nothing that it says")
        if by_value(one, other)[1].stance is Stance.UNCONFIRMED:
            return no_match("it is told as suspected only")
        apart = denied_days_part(one, other) or places_part(one, other) or agents_part(one, other)
        apart = apart or marks_part(one, other) or names_part(one, other) or _sites_part(one, other)
        apart = apart or backgrounds_part(one, other) or occasions_part(one, other) or winners_part(one, other)
        apart = apart or _counts_part(one, other)
        if apart:
            return no_match(apart)
        return _opposed(one, other, block) or answers_flatly(*by_value(one, other), block)

    def _same(self, one: Claim, other: Claim) -> Match:
        near = shared(_args(one), _args(other))
        return Match(0.6, ("the same is told twice",)) if near >= 0.6 else no_match("nothing shared")


def _is_one_question(one: Claim, other: Claim) -> bool:
    """Does what the one says bear on the other? Who denies the wider thing denies the narrower one ("knew nothing",
    "was warned"); what is planned is denied only by who denies the plan, or speaks against it."""
    denied, asserted = by_value(one, other)
    if denied.question.topic != asserted.question.topic and denied.question.topic not in asserted.facets.tells:
        return False
    if asserted.question.basis == denied.question.basis:
        return True
    return asserted.question.basis == PLANNED and denied.value == Truth(False) and denied.rule == DENIED_BY


def _args(claim: Claim) -> frozenset[str]:
    """The keys of who and what the predicate speaks of, or its pronoun stands for; the predicates are none."""
    return _named(claim) | _without_predicates(claim.facets.stands_for)


def _named(claim: Claim) -> frozenset[str]:
    """The same, without what a pronoun stands for."""
    return _without_predicates(claim.facets.near | claim.facets.patient)


def _without_predicates(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if key[0] not in "pv" and key != AMOUNT)


def _opposed(one: Claim, other: Claim, block: Block) -> Match:
    mine, theirs = _args(one), _args(other)
    near = shared(mine, theirs)
    context = around(one, other, without=frozenset({f"p:{one.question.topic}"}))
    of_object = one.facets.of_object or other.facets.of_object
    if of_object and shared(one.facets.objects, other.facets.objects) < SAME_THING and not _tell_one(one, other):
        return no_match("nothing shows that the same is denied")
    if of_object and one.facets.predicate and not (one.facets.agents and other.facets.agents):
        return no_match("who said or decided it is not told")
    if of_object and one.question.topic != other.question.topic and not _is_one_time(one, other):
        return no_match("it may be said of another time")
    if _of_others(one, other) or (of_object and befell_a_part(one, other)):
        return no_match("another object")
    if _is_plea(*by_value(one, other)):
        return no_match("who pleads not guilty denies his part in it")
    if _is_own_denial(*by_value(one, other)):
        return no_match("who denies to have done it does not deny that it was done")
    if near >= 0.75 or (near >= 0.6 and context >= 1.0):
        return Match(bounded(0.4 + min(0.35, 0.12 * near + 0.05 * context)), ("both speak of the same who and what",))
    if of_object and _is_elsewhere(one, other):
        return no_match("another place")
    if _is_barely_denied(one, other, block):
        return Match(0.55, ("the one denial of it speaks of the only such thing that either text tells",))
    scene = SAME_SCENE if one.facets.repeats or other.facets.repeats else SAME_NOUN
    if context >= scene and _is_one_thing(one, other) and _is_plain(one, other, block):
        return Match(bounded(0.56 + min(0.2, 0.08 * context)), ("both speak of the same thing on one occasion",))
    if of_main_event(one, other) and _is_of_thing(one, other) and _is_plain(one, other, block):
        return Match(bounded(0.5 + min(0.15, 0.15 * near)), ("both leads tell of it",))
    if gainsay(one, other):
        return Match(0.72, ("one who is quoted answers the other",))
    bare = not _named(one) or not _named(other)
    if bare and one.article == other.article and _same_word(one, other):
        return Match(0.75, ("the denial repeats the very word",))
    if bare and context >= 1.4 and _same_word(one, other):
        return Match(0.5, ("the denial repeats the very word",))
    return no_match("nothing shows that the same is denied")


def _tell_one(one: Claim, other: Claim) -> bool:
    """Do the leads of two texts say and deny the same with two names in common, whatever stands for its object?"""
    lead = one.article != other.article and one.facets.lead and other.facets.lead
    names = {key for key in one.facets.context & other.facets.context if key[0] in "gn"}
    return lead and one.question.topic == other.question.topic and len(names) >= NAMES


def _is_one_time(one: Claim, other: Claim) -> bool:
    """Are both of one day, or does the one say with no day what is or was not so ("never knew of it")?"""
    denied, asserted = by_value(one, other)
    open_ended = denied.facets.time is None and (asserted.facets.time is None or not asserted.facets.predicate)
    return open_ended or same_day(one, other)


def _sites_part(one: Claim, other: Claim) -> str | None:
    """Why what befell two sites is two things: a gas field that was taken, an airport that was not."""
    mine, theirs = ([p for p in c.facets.places if p.kind is not None] for c in (one, other))
    if not mine or not theirs or any(a.allows(b) or _are_related(a, b) for a in mine for b in theirs):
        return None
    return f"another site: {mine[0].name} / {theirs[0].name}"


def _tells_of_denied(denied: Claim, asserted: Claim) -> bool:
    """Does one sentence say both in one voice, or behind a denial more of what is denied ("denied a raid that had hit
    a depot")?"""
    if denied.article != asserted.article or denied.sentence != asserted.sentence:
        return False
    return denied.speakers == asserted.speakers or denied.span.end <= asserted.span.start


def _counts_part(one: Claim, other: Claim) -> str | None:
    """Why what another word rules out for a counted many ("two flights were cancelled") is not denied of one."""
    denied, asserted = by_value(one, other)
    undone = denied.facets.several and denied.facets.predicate != denied.question.topic
    one_only = undone and not asserted.facets.several and asserted.facets.patient
    return "the one tells of several, the other of one" if one_only else None


def _are_related(one: Region, other: Region) -> bool:
    """Are two sites of kinds of which one may be, or hold, the other?"""
    return one.kind is not None and other.kind is not None and one.kind.related(other.kind)


def _is_own_denial(denied: Claim, asserted: Claim) -> bool:
    """Does somebody deny his own part ("denied carrying out any strikes") in what the text itself tells with no word of
    whose deed it was?"""
    untold = not asserted.facets.agents and len(asserted.speakers) == 1 and denied.article == asserted.article
    return untold and denied.rule == DENIED_BY


def _is_plea(denied: Claim, asserted: Claim) -> bool:
    """Does somebody deny, with no word of who or what, the crime of which a sentence on his trial speaks?"""
    bare = denied.rule == DENIED_BY and not _named(denied)
    return bare and not TRIAL.isdisjoint(asserted.facets.context | denied.facets.context)


def _of_others(one: Claim, other: Claim) -> bool:
    """Does one deny what befell a thing, place or person that the other does not name, while it names another?"""
    denied, asserted = by_value(one, other)
    theirs = asserted.facets.objects
    named = {key for key in denied.facets.patient if key[0] in "gs" or (key[0] == "n" and _names(theirs))}
    if not named or named & (theirs | asserted.facets.near | asserted.facets.context):
        return False
    whole = {key for key in denied.facets.patient if key[0] == "n"} & _args(asserted)
    return not whole and not _is_one_site(denied, asserted)


def _is_one_site(one: Claim, other: Claim) -> bool:
    """Do both clauses speak of a site of one kind at one place, however they call it?"""
    common = (one.facets.near | one.facets.objects) & (other.facets.near | other.facets.objects)
    return any(key[0] == "s" for key in common) and any(key[0] == "g" for key in common)


def _is_barely_denied(one: Claim, other: Claim, block: Block) -> bool:
    """Does one article say, with no word of who or what, that there was none of it, and the other tell of one such
    happening only ("there was no meeting on Tuesday")?"""
    denied, asserted = by_value(one, other)
    speakers = {f"n:{fold(name)}" for name in denied.speakers}  # who says so names nothing
    things = {key for key in denied.facets.near | denied.facets.patient if key[0] in "ngswt"} - speakers
    if things or one.article == other.article or denied.question.topic != asserted.question.topic:
        return False
    if denied.facets.of_object or not (same_day(one, other) or (one.facets.lead and other.facets.lead)):
        return False
    named = shared(denied.facets.context, asserted.facets.near | asserted.facets.objects | asserted.facets.context)
    return named >= SAID_BARELY and _is_told_alike(one, other, block)


def _is_told_alike(one: Claim, other: Claim, block: Block) -> bool:
    """Does each article say of all such happenings only that they were, or only that they were not?"""
    return not any(
        c.value != mine.value and c.question.topic == one.question.topic
        for mine in (one, other)
        for c in block.of_article(mine.article)
    )


def _is_elsewhere(one: Claim, other: Claim) -> bool:
    """Does one clause name a place of which the other's sentence says nothing?"""
    pairs = ((one.facets, other.facets), (other.facets, one.facets))
    named = ((frozenset(key for key in mine.near if key[0] == "g"), theirs) for mine, theirs in pairs)
    return any(keys and not keys & (theirs.near | theirs.context) for keys, theirs in named)


def _names(keys: frozenset[str]) -> bool:
    return any(key[0] in "gn" for key in keys)


def _is_one_thing(one: Claim, other: Claim) -> bool:
    """Do two articles speak of one thing by its noun or name? Parties take part in all that a story tells."""
    mine, theirs = (frozenset(key for key in _args(claim) if key[0] not in "cr") for claim in (one, other))
    return one.article != other.article and shared(mine, theirs) >= SAME_THING


def _is_of_thing(one: Claim, other: Claim) -> bool:
    """Do both name one thing, or one who has a part in it, and not only one party?"""
    mine, theirs = (frozenset(k for k in _args(claim) if k[0] != "c" or k[2:].isupper()) for claim in (one, other))
    return shared(mine, theirs) >= SAME_THING


def _is_plain(one: Claim, other: Claim, block: Block) -> bool:
    """Does each article say of the thing only that it did, or only that it did not?"""
    topics = {one.question.topic, other.question.topic}
    return not any(
        c.value != mine.value and c.question.topic in topics and shared(_args(c), _args(theirs)) >= SAME_THING
        for mine, theirs in ((one, other), (other, one))
        for c in block.of_article(mine.article)
    )


def _same_word(one: Claim, other: Claim) -> bool:
    """Do the two quotes hold one word, in any form?"""
    return bool(_words(one) & _words(other))


def _words(claim: Claim) -> set[str]:
    text = "".join(c if c.isalpha() else " " for c in claim.quote.lower())
    return {word[:WORD] for word in text.split() if len(word) >= WORD}
