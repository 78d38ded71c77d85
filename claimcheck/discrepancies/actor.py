"""The check `actor`."""

from __future__ import annotations

from typing import ClassVar

from claimcheck.discrepancies.check import COMPARED, PLANNED, Block, Check
from claimcheck.discrepancies.contests import WIN, match_reversed
from claimcheck.discrepancies.deeds import are_other_objects, object_of, own_keys
from claimcheck.discrepancies.distinctions import contracts_part, marks_part
from claimcheck.discrepancies.matching import (
    Match,
    around,
    befell_others,
    bounded,
    is_copied,
    means_part,
    no_match,
    of_main_event,
    places_part,
    same_day,
    shared,
    times_part,
    twins,
)
from claimcheck.discrepancies.opponents import OPPONENT, match_opponents
from claimcheck.discrepancies.planned import may_be_changed
from claimcheck.discrepancies.turned import are_turned, match_turned
from claimcheck.model import Aspect, Claim, Facets, Party, can_both_hold
from claimcheck.model.values import Value

ATTACK = "ASSAULT"
"""The kind of event (PLOVER) in which, on one day and place, one party does it to the other, whatever it is called."""
JOINT = frozenset({"AGREE", "CONSULT"})
"""Kinds of events that several do together."""
AGENT, PATIENT, ORDER, SPEAKER, KIND = "agent", "patient", "order", "speaker", "kind"
PERSON, NEWSROOM = "person", "media"
OF_OBJECT = "agent of object"
"""The role of who alone does it to one object, though such things are done to many."""
OBJECT = 0.3
"""What the objects of two predicates must share to be one thing: a counted noun."""
ONE_OBJECT = 0.08
"""What one object of both adds: that of a lead, which says as much."""
ONE_ROLE = 0.08
"""What it adds that both tell the same of which there is one in that role alone (who scored the winning goal)."""
ONE_AT_MOST = frozenset({ORDER, SPEAKER})
"""Roles that one alone fills, whatever the happening: one has it done, one says the words."""
ONE_NAME = 0.72
"""How sure it is that one text which names two winners of one prize errs: it may tell of two years, or of a tie."""
LATELY = 60
"""Days around its publication of which a text tells when it says no year."""
SHARED_CONTEXT = 1.5
"""What two leads must share in their sentences: a name and a day, or as much in words."""
SHARED_NEAR = 1.0
"""What the clauses of two tellings of a thing that happens once must share: a name."""
MAIN_CONTEXT = 0.6
"""What the sentences on the main attack of two texts must share: the day, or words beside the predicate."""
STORY_ONLY = 0.4
"""What it says that two texts of one story each name one alone in a role, in a clause of no other day or place."""
SAME_WORDS = 0.8
"""The share of the shorter quotation's words that the other one has too when both are one remark."""
FEWEST_WORDS = 5
"""Fewer telling words than this may well have been said by several, unless both have the very same and no other."""
PRONOUN = "pronoun"
"""The rule of those for whom a pronoun stands."""


class ActorCheck(Check):
    """Two who each are said to have done it, or to have suffered it, where there can be one only.

    It compares who did it, whom it befell, who ordered it and who said the very words, where the predicate allows a
    single one (who won, who was stabbed), and of what kind a beast or a thing was (a bull shark, a tiger shark). It
    leaves alone spellings of one name, a group and one of its members, a person and the office held, a name and a
    description that may fit it, happenings that several had a part in, and contests of which there are several.

    "Thorsager won stage three." / "Devane outsprinted ten rivals on stage three." → win: Thorsager / Devane.
    """

    kind: ClassVar[Aspect] = Aspect.ACTOR

    def block(self, claim: Claim) -> str | None:
        question = claim.question
        if claim.aspect is not self.kind or question.basis not in COMPARED or not isinstance(claim.value, Party):
            return None
        once = claim.facets.once or question.role in claim.facets.exclusive
        apart = question.basis == PLANNED and not once  # what happens once is planned before
        role = f"{question.role} {question.basis}" if apart else question.role
        if claim.facets.kind == ATTACK and NEWSROOM in claim.value.sides:
            return None  # "Blast kills ten – AFP": a headline's source
        if claim.facets.kind == ATTACK and role in (AGENT, PATIENT):
            return f"{ATTACK}/{role}"
        return f"{claim.facets.family or question.topic}/{role}"

    def match(self, one: Claim, other: Claim, block: Block) -> Match:
        if one.article == other.article and not twins(one, other):
            return _of_one_name(one, other)
        if one.question.role == SPEAKER:
            return _same_remark(one, other)
        if PLANNED in (one.question.basis, other.question.basis) and may_be_changed(one, other):
            return no_match("the plan may have been changed")
        if one.question.role == OPPONENT:
            return match_opponents(one, other, block)
        if reversed_ := match_reversed(one, other):
            return reversed_
        if are_turned(one, other):
            return match_turned(one, other)
        reason = _kept_apart(one, other) or _several(one, other, block)
        if reason is not None:
            return no_match(reason)
        if block.told_together(one, other):
            return no_match("one sentence tells both")
        return _supported(one, other, block)

    def agree(self, one: Claim, other: Claim) -> bool:
        """May both have done it, and is not each told to have done it to the other?"""
        return super().agree(one, other) and not are_turned(one, other)

    def is_exact(self, claim: Claim) -> bool:
        """A name, or a description of one that says more than man or woman, and of what age."""
        value = claim.value
        return isinstance(value, Party) and not value.several and not value.is_anybody


def _of_one_name(one: Claim, other: Claim) -> Match:
    """Does one text name two who each alone won one prize or contest by its name, on no other day?"""
    role = one.question.role
    won = all(c.facets.family == WIN and role in c.facets.exclusive for c in (one, other))
    alone = role == AGENT and won and _is_alone(one) and _is_alone(other)
    named = {key for key in one.facets.objects & other.facets.objects if key[0] == "n"} - own_keys(one, other)
    aside = any(c.facets.background or c.facets.apart or _is_long_ago(c) for c in (one, other))
    if not (alone and named) or aside or _kept_apart(one, other) or one.sentence == other.sentence:
        return no_match("one text may tell of several")
    return Match(ONE_NAME, ("one text names two winners of one prize",))


def _is_long_ago(claim: Claim) -> bool:
    """Is it said to have been on a day that was not lately when its text came out?"""
    time, out = claim.facets.time, claim.published
    if not claim.facets.time_said or time is None or out is None or not time.days_known:
        return False
    return not time.year_known or abs((out.first - time.first).days) > LATELY


def _same_remark(one: Claim, other: Claim) -> Match:
    """Two quotations that have nearly all their words in common."""
    mine, theirs = one.facets.objects, other.facets.objects
    fewest = min(len(mine), len(theirs))
    few = fewest < FEWEST_WORDS
    persons = all(_is_in_function(claim.value) for claim in (one, other))
    if (few and (mine != theirs or not persons)) or len(mine & theirs) < SAME_WORDS * fewest:
        return no_match("other words")
    return Match(bounded((0.5 if few else 0.6) + 0.02 * len(mine & theirs)), ("the very words are given to both",))


def _is_in_function(value: Value) -> bool:
    """Is it a person by name of whom it is told what he is?"""
    return isinstance(value, Party) and value.kind == PERSON and bool(value.traits)


def _kept_apart(one: Claim, other: Claim) -> str | None:
    """Why the two are of two happenings."""
    if one.question.role != PATIENT and befell_others(one, other):
        return "they befell others"
    if is_copied(one, other):
        return "one sentence, read in two ways"
    apart = times_part(one, other) or places_part(one, other) or means_part(one, other)
    return apart or _sites_part(one, other) or marks_part(one, other) or contracts_part(one, other)


def _sites_part(one: Claim, other: Claim) -> str | None:
    """Why the sites that both tell of keep them apart: a school is no depot, and one school is not the other."""
    mine, theirs = ([p for p in claim.facets.places if p.site is not None] for claim in (one, other))
    if not mine or not theirs or any(a.allows(b) for a in mine for b in theirs):
        return None
    return f"another site: {mine[0].name} / {theirs[0].name}"


def _several(one: Claim, other: Claim, block: Block) -> str | None:
    """Why more than one may have that role."""
    role, attack = one.question.role, one.facets.kind == ATTACK
    if role in ONE_AT_MOST:
        return None
    if role == KIND and not (one.facets.lead and other.facets.lead):
        return "there may be several such things"
    if role == AGENT and not attack and are_other_objects(one, other):
        return "it was done to two things"
    if role == PATIENT and any(_is_several(c) for told in (one, other) for c in block.of_article(told.article)):
        return "several suffered it"
    exclusive = role in one.facets.exclusive and role in other.facets.exclusive
    if attack and role == AGENT:
        same = _one_victim(one, other) or _one_attack(one, other) or _main_attack(one, other, block)
        return None if same else "there may have been several attacks"
    if role == AGENT and _is_joint(one, other):
        return "it takes several, of whom a text may name one"
    if role == AGENT and _is_another_deed(one, other):
        return "nothing shows that it is one deed"
    return None if exclusive or _usual(one, other, block) else "several may have that role"


def _is_joint(one: Claim, other: Claim) -> bool:
    """Is it a deed that two do together, of whom one text names both?"""
    return JOINT.issuperset({one.facets.kind, other.facets.kind}) and (_is_several(one) or _is_several(other))


def _usual(one: Claim, other: Claim, block: Block) -> bool:
    """Is it a role that one mostly fills, or of which one text says that this one filled it, and does either text name
    one only?"""
    role, mine, theirs = one.question.role, one.facets, other.facets
    said = [role in facets.exclusive | facets.usual for facets in (mine, theirs)]
    told = all(said) or (any(said) and one.question.topic == other.question.topic)
    if not told and role == AGENT and any(_fills_alone(facets) for facets in (mine, theirs)):
        told = shared(object_of(one, other), object_of(other, one)) >= OBJECT or _of_main(one, other)
    return told and mine.family == theirs.family and _is_sole(one, block) and _is_sole(other, block)


def _is_another_deed(one: Claim, other: Claim) -> bool:
    """Are they told by two predicates, with nothing in common that it was done to?"""
    if one.question.topic == other.question.topic or of_main_event(one, other):
        return False
    return shared(object_of(one, other), object_of(other, one)) < OBJECT


def _of_main(one: Claim, other: Claim) -> bool:
    """Does each lead tell of the same deed of one day, which is what its text is about?"""
    same = one.question.topic == other.question.topic and same_day(one, other)
    return same and of_main_event(one, other)


def _fills_alone(facets: Facets) -> bool:
    """Has such a deed one doer for each object?"""
    return not facets.usual.isdisjoint({AGENT, OF_OBJECT}) or AGENT in facets.exclusive


def _is_sole(claim: Claim, block: Block) -> bool:
    """Does its article name nobody else in that role, and does it name one?"""
    own = block.of_article(claim.article)
    if claim.question.role == PATIENT and any(_is_several(other) for other in own):
        return False
    return all(can_both_hold(claim.value, other.value) for other in own if not _is_wider(other, claim))


def _is_wider(other: Claim, claim: Claim) -> bool:
    """Is the other of a happening of which there are several, while one alone fills the claim's role (any goal, the
    winning goal)?"""
    role = claim.question.role
    return other.question.topic == claim.facets.family and role in claim.facets.exclusive - other.facets.exclusive


def _is_several(claim: Claim) -> bool:
    return isinstance(claim.value, Party) and claim.value.several


def _one_victim(one: Claim, other: Claim) -> bool:
    """Did both befall the same named one?"""
    return any(key[0] == "n" for key in one.facets.patient & other.facets.patient)


def _one_attack(one: Claim, other: Claim) -> bool:
    """Do two leads tell of an attack of one day, with a name in common?"""
    if one.article == other.article or not (one.facets.lead and other.facets.lead):
        return False
    own = own_keys(one, other)
    return same_day(one, other) and shared(one.facets.near, other.facets.near, without=own) >= SHARED_NEAR


def _main_attack(one: Claim, other: Claim, block: Block) -> bool:
    """Do two texts of one story, which each tell of one attacker alone, tell of the attack that each is about?"""
    main = all(claim.facets.lead for claim in (one, other))
    main = main and (one.question.topic == other.question.topic or of_main_event(one, other))
    return main and _is_of_story(one, other, block) and around(one, other, without=own_keys(one, other)) >= MAIN_CONTEXT


def _supported(one: Claim, other: Claim, block: Block) -> Match:
    own = own_keys(one, other)
    near = shared(one.facets.near, other.facets.near, without=own)
    context = around(one, other, without=own)
    lead = one.facets.lead and other.facets.lead
    told = (lead and context >= SHARED_CONTEXT) or (one.facets.once and near >= SHARED_NEAR)
    if not told and not _is_of_story(one, other, block):
        return no_match("too little shared to tell that it is one happening")
    strength = (0.25 if told else STORY_ONLY) + min(0.3, 0.12 * near) + min(0.25, 0.06 * context)
    if one.facets.kind != ATTACK:
        one_role = one.question.topic == other.question.topic and _is_alone(one) and _is_alone(other)
        strength += ONE_ROLE * one_role
        strength += ONE_OBJECT * (shared(object_of(one, other), object_of(other, one)) >= OBJECT)
    strength += 0.08 * lead + 0.06 * (same_day(one, other) + (one.facets.once and other.facets.once))
    return Match(bounded(strength), ("one can fill that role",))


def _is_alone(claim: Claim) -> bool:
    """Has such a happening, which is not one of many of a day, one alone in that role, and does the clause name him?"""
    named = isinstance(claim.value, Party) and claim.value.is_named and claim.rule != PRONOUN
    return named and claim.question.role in claim.facets.exclusive and not claim.facets.repeats


def _is_of_story(one: Claim, other: Claim, block: Block) -> bool:
    """Does each text of one story name somebody once, in a clause that tells of no other day, place or occasion?"""
    apart = any(claim.facets.apart or claim.facets.background for claim in (one, other))
    return one.article != other.article and not apart and _is_sole(one, block) and _is_sole(other, block)
