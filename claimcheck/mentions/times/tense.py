"""Whether a clause looks ahead, so that "Tuesday" is the next one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from claimcheck.languages.times import TimeTable
from claimcheck.model import Sentence, Token

BREAKS = frozenset(";:.!?«»\"“”")
"""Marks that end a clause for this purpose; a comma does not ("Monday, the town will …")."""

SHORT, MOST_SHORT = 4, 3
"""Letters of "dans" and "the", and how many words from a participle to its time."""
SHORTEST = 3
"""Letters of a participle: "élu"."""
REACH = 60
"""Tokens from a time within which a sign of tense is looked for: longer clauses are lists."""
TIMES_OF_PLANS = 5
"""Tokens between a verb of being and a time with nothing but the time told between ("is at 7.30 p.m. on Friday")."""
PLAN_SLOTS = ("weekday", "deictic", "named_clock", "ampm")
"""Slots whose words tell of that time, beside numbers and the words of `linking`."""


def looks_ahead(
    sentence: Sentence, first: int, last: int, table: TimeTable, *, plans: frozenset[str] = frozenset()
) -> bool | None:
    """Is the nearest sign of tense round the tokens `first` to `last` one of the future? None when it leaves it open.

    The sign before the time counts first, then a participle right before it ("the law voted on Monday will cost"), then
    the sign after it; a participle behind a comma comes before all ("will question the man, arrested on Monday"). A
    present that tells of the time itself is a plan ("the final is on Friday"); so is one of `plans`, the verbs that
    tell how long something lasts, from one day to another ("the works run from 4 to 19 September"), or what sets in on
    a day ("the strike begins on Monday").
    """
    tokens = sentence.tokens
    if plans and _is_planned(tokens, first, plans, table):
        return True
    participle = _participle_before(tokens, first, table)
    if participle is not None and _is_apposed(tokens, participle, table):
        return False
    before = _sign(tokens, range(first - 1, max(first - 1 - REACH, -1), -1), table)
    if before is not None:
        if before.ahead is None and _is_scheduled(tokens, first, table):
            told = _sign_after(tokens, last, table) if _is_cleft(tokens, first, table) else None
            return told.ahead if told else True
        return before.ahead
    if participle is not None:
        return False
    after = _sign_after(tokens, last, table)
    return after.ahead if after else None


def _is_planned(tokens: Sequence[Token], first: int, plans: frozenset[str], table: TimeTable) -> bool:
    """Does the present of a verb of plans stand before a time, with few words between ("runs in York from")?"""
    for place in range(first - 1, max(first - 1 - TIMES_OF_PLANS, -1), -1):
        token = tokens[place]
        if token.norm in plans or (place and f"{tokens[place - 1].norm} {token.norm}" in plans):
            return token.text.islower()
        if token.norm in table.past or not token.is_word:
            return False
    return False


def _is_scheduled(tokens: Sequence[Token], first: int, table: TimeTable) -> bool:
    """Does a verb of being stand right before a time, or with nothing but times between?"""
    for place in range(first - 1, max(first - 1 - TIMES_OF_PLANS, -1), -1):
        norm = tokens[place].norm
        if norm in table.present:
            return True
        told = norm in table.linking or norm[:1].isdigit() or any(norm in table.slots[slot] for slot in PLAN_SLOTS)
        if not told:
            return False
    return False


def _is_cleft(tokens: Sequence[Token], first: int, table: TimeTable) -> bool:
    """Does no more than "it is" stand before the time, which what follows then tells more of ("c'est lundi que")?"""
    verbs = (n for n in range(first - 1, max(first - TIMES_OF_PLANS, 0), -1) if tokens[n].norm in table.present)
    verb = next(verbs, 0)
    return verb > 0 and tokens[verb - 1].norm in table.clefts


class Sign(NamedTuple):
    """What a word says of when its clause is told of; `ahead` is None where it leaves it open."""

    ahead: bool | None


def _sign(tokens: Sequence[Token], places: Iterable[int], table: TimeTable) -> Sign | None:
    """The first sign of tense among the tokens, up to the end of the clause."""
    for place in places:
        token, word = tokens[place], tokens[place - 1].norm if place else ""
        if _is_to_be_over(tokens, place, table):
            continue
        if token.norm in table.past:
            if word in table.infinitive:
                continue  # "will be held"
            return Sign(False)
        if _looks_ahead(tokens, place, table):
            return Sign(True)
        if token.norm in table.present:
            return Sign(None)
        if table.past_endings and token.norm.endswith(table.past_endings) and token.text.islower():
            if word in table.infinitive:
                continue  # "should be completed"
            return Sign(None if word in table.present else False)
        if token.text in BREAKS:
            return None
    return None


def _sign_after(tokens: Sequence[Token], last: int, table: TimeTable) -> Sign | None:
    return _sign(tokens, range(last, min(last + REACH, len(tokens))), table)


def _is_to_be_over(tokens: Sequence[Token], place: int, table: TimeTable) -> bool:
    """Is it the auxiliary or the participle of what will be over by then ("will have stopped by Sunday")?"""
    if place < 2 or tokens[place - 1].norm not in table.future:
        return place > 1 and tokens[place - 1].norm in table.past and tokens[place - 2].norm in table.future
    return tokens[place].norm in table.past


def _looks_ahead(tokens: Sequence[Token], place: int, table: TimeTable) -> bool:
    """Is it a word or a verb of the future, or the first of two such words ("set to")?"""
    token = tokens[place]
    if token.norm in table.future or _has_future_ending(token, table):
        return True
    pairs = token.norm in table.future_openings and place + 1 < len(tokens)
    return pairs and f"{token.norm} {tokens[place + 1].norm}" in table.future


def _participle_before(tokens: Sequence[Token], first: int, table: TimeTable) -> int | None:
    """The participle right before a time, or with short words between ("stolen in the night of")."""
    for place in range(first - 1, max(first - 1 - MOST_SHORT, -1), -1):
        norm = tokens[place].norm
        if len(norm) >= SHORTEST and norm.endswith(table.participle_endings):
            return place if place == 0 or tokens[place].text.islower() else None
        if len(norm) > SHORT:
            return None
    return None


def _is_apposed(tokens: Sequence[Token], participle: int, table: TimeTable) -> bool:
    """Does a participle that tells of no plan stand behind the comma of an apposition?"""
    return participle > 0 and tokens[participle - 1].text == "," and tokens[participle].norm not in table.future


def _has_future_ending(token: Token, table: TimeTable) -> bool:
    """Does a word end like a verb of the future? A capital makes it a name ("Sahara")."""
    if not table.future_endings or not token.norm.endswith(table.future_endings):
        return False
    return token.text.islower() or token.text.isupper()
