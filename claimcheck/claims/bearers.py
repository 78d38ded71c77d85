"""Whose a measure is: the words of the thing that is so long, so old, so dear."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.attributes import is_attribute
from claimcheck.claims.keys import NO_KEYS, keys_of, name_key
from claimcheck.claims.nominal_pairs import AGE
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.results import VOTES, holder_of_bracket, is_bracketed
from claimcheck.claims.words import SHARE
from claimcheck.languages import Pack
from claimcheck.languages.amounts import is_unit
from claimcheck.languages.grammar import Role
from claimcheck.languages.things import load_things
from claimcheck.model import PlaceMention, QuantityMention

LEFT = 5
"""Words with a meaning before a measure among which its bearer stands: "the spire, which had stood some 96 metres"."""
RIGHT = 3
"""Words behind a measure that stands before its noun: "the 948-foot container ship"."""
NEXT = 4
"""Tokens before an age among which the one who is so old is named: "Tessa Moran, then aged 29"."""
HYPHEN, ATTRIBUTE = "-", 2
"""What ties an age to its noun, and tokens behind it among which that stands: "an 8-year-old Leeds boy"."""
SAID = 3
"""Tokens between a verb and the age that it tells: "est âgée de"."""
OF_PERSONS = frozenset({
    "sentence_length", "suspended_sentence", "unsuspended_sentence", "contract_length", "salary", "ban",
})  # fmt: skip
"""Measures of somebody, who may be named anywhere beside them."""
OWNERS = frozenset("nr")
"""The keys of those who have a share: names and roles."""
STOPS = frozenset(";()")
"""Marks that no bearer stands behind."""
KINDS = frozenset("gnrsmtw")
"""The keys that name a thing; predicates and nations do not."""


def bearer_keys(reading: SentenceReading, quantity: QuantityMention, measure: str, pack: Pack) -> frozenset[str]:
    """The keys of the words for what a quantity is a measure of, and of the kinds of thing it is (`k:`).

    Those right behind a measure that stands before its noun; else those before it in its sentence, else, where there
    are none or a pronoun stands for them, those of the sentence before.
    """
    if quantity.unit == AGE or quantity.measure == AGE:
        return _person_before(reading, quantity)
    if quantity.measure in OF_PERSONS and (person := _person_of(reading, quantity)):
        return person
    if measure == VOTES and (person := _candidate_of(reading, quantity)):
        return person
    parsed = reading.parsed
    first, last = parsed.token_at(quantity.span.start), parsed.token_at(quantity.span.end - 1) + 1
    own = frozenset(reading.ordered_keys[first:last])
    behind = _behind(reading, last) if is_attribute(reading, last) else []
    before = _of_each(reading, quantity) or _before(reading, first)
    found = [key for key in behind or before or _behind(reading, last) if key not in own]
    if not is_unit(quantity.unit):  # where those counted are is nothing of theirs
        towns = _towns(reading)
        found = [key for key in found if key not in towns]
    kinds = _kind(found, pack)
    if not kinds and not is_unit(quantity.unit):
        kinds = _kind_of_site(reading, found, pack)
    if not behind and (not found or parsed.cues.between(max(0, first - LEFT), first, Role.PRONOUN)):
        found += reading.before
    return kinds.union(found)


def _of_each(reading: SentenceReading, quantity: QuantityMention) -> list[str]:
    """The keys between a share and the one before it, where they name somebody: each has the share told behind him ("41
    per cent for the left, ahead of the right with 35")."""
    if quantity.unit != SHARE:
        return []
    start = quantity.span.start
    others = [q.span.end for q in reading.quantities() if q.unit == SHARE and q.span.end <= start]
    if not others:
        return []
    first, last = reading.parsed.token_at(max(others) - 1) + 1, reading.parsed.token_at(start)
    found = [key for key in _before(reading, last) if key in reading.ordered_keys[first:last]]
    return found if any(key[0] in OWNERS for key in found) else []


def _towns(reading: SentenceReading) -> frozenset[str]:
    """The keys of the towns and lands where something is, not of its sites."""
    towns = (place for place in reading.locations if place.site is None)
    return NO_KEYS.union(*(keys_of(place) for place in towns))


def _kind(keys: Sequence[str], pack: Pack) -> frozenset[str]:
    """The kinds of the nearest of the things, the nearest first."""
    known = load_things(pack.concepts)
    return next((known[key] for key in keys if key in known), frozenset())


def _kind_of_site(reading: SentenceReading, keys: Sequence[str], pack: Pack) -> frozenset[str]:
    """The kinds of the site that some keys name: a hospital by its name is one, whether it is read as a body or not."""
    named = [span for span, own in reading.named_keys if not own.isdisjoint(keys)]
    sites = (m for m in reading.mentions if isinstance(m, PlaceMention) and m.site)
    site = next((m.site for m in sites if any(m.span.overlaps(span) for span in named)), None)
    return load_things(pack.concepts).get(f"s:{site}", NO_KEYS)


def _person_before(reading: SentenceReading, quantity: QuantityMention) -> frozenset[str]:
    """Who is so old: of whom a verb says it, the one that its clause begins with ("the child bitten by the dog is 7");
    else the one right behind the age, or named right before it."""
    parsed = reading.parsed
    start = parsed.token_at(quantity.span.start)
    if (subject := _subject_before(reading, start)) is not None:
        return frozenset({subject})
    last = parsed.token_at(quantity.span.end - 1) + 1
    behind = range(last, min(last + ATTRIBUTE, len(parsed.tokens))) if parsed.tokens[last - 2].text == HYPHEN else ()
    towns = _towns(reading)
    for position in (*behind, *range(start - 1, max(-1, start - 1 - NEXT), -1)):
        key = reading.ordered_keys[position]
        if key and key[0] in "nrm" and key not in towns:
            return frozenset({key})
    return NO_KEYS


def _subject_before(reading: SentenceReading, start: int) -> str | None:
    """The key of the first person in the clause of a verb for "be" or "have" right before token `start`; in the clauses
    before, where what is said aside parts the verb from its subject."""
    parsed = reading.parsed
    verbs = [n for n in range(max(0, start - SAID), start) if parsed.cues.has(n, Role.BE, Role.HAVE)]
    if not verbs or not parsed.tokens[start - 1].is_word:
        return None
    for begin in (parsed.clause_at(verbs[0]).first, 0):
        keys = (reading.ordered_keys[n] for n in range(begin, verbs[0]))
        if (subject := next((key for key in keys if key and key[0] in OWNERS), None)) is not None:
            return subject
    return None


def _person_of(reading: SentenceReading, quantity: QuantityMention) -> frozenset[str]:
    """Who got a term or a pay: the one named nearest before it, else behind it, else the one of the sentence before."""
    named = reading.persons()
    before = [m for m in named if m.span.end <= quantity.span.start]
    chosen = before[-1:] or list(named[:1]) or list(reading.people if len(reading.people) == 1 else ())
    return frozenset(name_key(m.name) for m in chosen)


def _candidate_of(reading: SentenceReading, quantity: QuantityMention) -> frozenset[str]:
    """Who got a share of the votes: the one right before its bracket, the one named last before the verb before it,
    where no other share stands between ("X beat Y with 54 % of the vote"), else the one named nearest before it."""
    if is_bracketed(reading, quantity) and (holder := holder_of_bracket(reading, quantity)):
        return frozenset({name_key(holder.name)})
    before = [m for m in reading.persons() if m.span.end <= quantity.span.start]
    shares = [q.span.end for q in reading.quantities() if q.measure == VOTES and q.span.end <= quantity.span.start]
    since = max(shares, default=0)
    verbs = [f.hit.span.start for f in reading.frames if f.is_verb and since <= f.hit.span.start < quantity.span.start]
    subjects = [m for m in before if verbs and since <= m.span.start and m.span.end <= verbs[-1]]
    chosen = subjects[-1:] or [m for m in before if m.span.start >= since][-1:]
    return frozenset(name_key(m.name) for m in chosen)


def _behind(reading: SentenceReading, index: int) -> list[str]:
    found: list[str] = []
    for position in range(index, len(reading.parsed.tokens)):
        if len(found) == RIGHT or not _goes_on(reading, position):
            break
        found += _thing(reading, position)
    return found


def _goes_on(reading: SentenceReading, position: int) -> bool:
    token = reading.parsed.tokens[position]
    return token.is_word or token.text in "-‐‑'’"


def _before(reading: SentenceReading, index: int) -> list[str]:
    found: list[str] = []
    for position in range(index - 1, -1, -1):
        if len(found) == LEFT or reading.parsed.tokens[position].text in STOPS:
            break
        found += _thing(reading, position)
    return found


def _thing(reading: SentenceReading, position: int) -> list[str]:
    key = reading.ordered_keys[position]
    return [key] if key and key[0] in KINDS else []
