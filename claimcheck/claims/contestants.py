"""Contestants: who won a match and who lost it, by what stands beside the verb or the noun that tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.claims.draft import Draft
from claimcheck.claims.frames import Frame
from claimcheck.claims.keys import NO_KEYS, keys_of, name_key
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.slots import find_slots, rest_behind
from claimcheck.languages import Pack
from claimcheck.languages.grammar import Role
from claimcheck.model import ActorMention, PlaceMention
from claimcheck.model.quick import replace
from claimcheck.model.values import State

MATCH = "match"
"""The family of the states of those who played one."""
WON, LOST, DRAWN = "won", "lost", "drawn"
PARTIES = frozenset("ngcr")
"""The kinds of keys of those who play: names, towns and lands that they are called by, functions."""
OWNED = 4
"""Tokens before a noun within which the one ends whose victory or defeat it is."""
TIES = (Role.OF, Role.PREPOSITION)
"""What ties a noun to the one whose it is; a score in brackets may stand before it."""
BRACKET = 6
"""Tokens of a bracket that holds a score."""
NEAR = 6
"""Tokens behind "against", or "of", within which a name begins."""


class Contestants(NamedTuple):
    """The keys of who won and of who lost, or of both where nobody did; none where the sentence names nobody."""

    winner: frozenset[str]
    loser: frozenset[str]
    drawn: frozenset[str] = NO_KEYS

    def by_state(self) -> dict[str, frozenset[str]]:
        """Those whom the sentence names, by the state that they ended in."""
        told = {WON: self.winner, LOST: self.loser, DRAWN: self.drawn}
        return {state: keys for state, keys in told.items() if keys}


def contestants_of(reading: SentenceReading, frame: Frame, pack: Pack) -> Contestants | None:
    """Who won and who lost, as a frame tells it; None where it tells of no match."""
    concept = pack.concepts.events.get(frame.concept)
    told = {state.partition(".")[2] for state in concept.states if state.startswith(f"{MATCH}.")} if concept else set()
    if concept is None or not told:
        return None
    passive = frame.passive or bool(_first_name(reading, _near_by(find_slots(reading.parsed, frame.hit).by)))
    own, rival = _two_sides(reading, frame, concept.of_subject)
    if DRAWN in told:
        return Contestants(NO_KEYS, NO_KEYS, own | rival | _second_name(reading, frame))
    if passive and concept.of_subject and WON in told:
        return Contestants(rival, NO_KEYS)  # "the final was won by X"
    of_winner = WON in told or not concept.of_subject
    if passive and not concept.of_subject:
        of_winner = not of_winner
    return Contestants(own, rival) if of_winner else Contestants(rival, own)


def with_players(drafts: list[Draft], reading: SentenceReading, frame: Frame, pack: Pack) -> list[Draft]:
    """The drafts of states that a frame leads to, those of a match told of each who is named, with how he ended."""
    players = contestants_of(reading, frame, pack)
    by_state = players.by_state() if players is not None else {}
    if not by_state:
        return drafts
    both, compared = frozenset().union(*by_state.values()), pack.concepts.compared_states
    own = [draft for draft in drafts if draft.question.topic == MATCH]
    return [draft for draft in drafts if draft not in own] + [
        replace(
            draft, value=State(MATCH, state), comparable=compared.get((MATCH, state)),
            facets=replace(draft.facets, patient=keys, objects=both, near=draft.facets.near | both),
        )
        for draft in own
        for state, keys in by_state.items()
    ]  # fmt: skip


def without_players(
    places: Sequence[PlaceMention], reading: SentenceReading, frame: Frame, pack: Pack
) -> Sequence[PlaceMention]:
    """The places but for the towns and lands by which those are called who play a match."""
    players = contestants_of(reading, frame, pack) if places else None
    if players is None:
        return places
    names = frozenset().union(*players.by_state().values())
    return [place for place in places if keys_of(place).isdisjoint(names)]


def _second_name(reading: SentenceReading, frame: Frame) -> frozenset[str]:
    """The keys of the one named behind "and" in the subject: "X and Y drew"."""
    if frame.is_noun:
        return NO_KEYS
    subject = find_slots(reading.parsed, frame.hit).subject
    joints = reading.parsed.cues.between(subject.start, subject.stop, Role.COORDINATOR)
    return _first_name(reading, range(joints[0].last, subject.stop)) if joints else NO_KEYS


def _two_sides(reading: SentenceReading, frame: Frame, prized: bool) -> tuple[frozenset[str], frozenset[str]]:
    """The one whom the sentence speaks of, and the one against whom he played. Of a `prized` verb the object is what
    was won or lost ("win the London derby") where no preposition ends it ("lose to")."""
    parsed, hit, slots = reading.parsed, frame.hit, find_slots(reading.parsed, frame.hit)
    start = _behind_bracket(reading, hit.last)
    stop = rest_behind(parsed, hit._replace(last=start)).stop
    behind = range(start, max(stop, slots.by.stop))
    cues = parsed.cues.between(behind.start, behind.stop, Role.OPPONENT)
    rivals = [_first_name(reading, range(cue.last, min(cue.last + NEAR, behind.stop))) for cue in cues]
    rival = next((keys for keys in rivals if keys), NO_KEYS)
    if frame.is_noun:
        return _of_noun(reading, frame, cues[0].first if cues else behind.stop), rival
    if prized and frame.hit.entry.swapped:  # "the seat fell to X"
        return _first_name(reading, behind), NO_KEYS
    by = _first_name(reading, _near_by(slots.by))
    if prized and by:  # "the final was won by X"
        return by, rival
    rival = by or rival
    if not (rival or frame.passive or (prized and not parsed.cues.has(hit.last - 1, *TIES))):
        rival = _first_name(reading, range(hit.last, min(hit.last + NEAR, slots.object.stop)))
    return _first_name(reading, slots.subject), rival


def _near_by(by: range) -> range:
    """The tokens behind "by" among which the winner is named: not a town behind "by a margin of 188 votes in"."""
    return range(by.start, min(by.start + NEAR, by.stop))


def _of_noun(reading: SentenceReading, frame: Frame, end: int) -> frozenset[str]:
    """Whose victory or defeat a noun names: of the one before it who owns it, or of the one behind it."""
    parsed, hit = reading.parsed, frame.hit
    marks = [n for n in range(max(0, hit.first - OWNED), hit.first) if parsed.tokens[n].text in ("'s", "’s")]
    if marks:
        return _first_name(reading, range(max(0, marks[-1] - OWNED), marks[-1]))
    start = _behind_bracket(reading, hit.last)
    tie = next((n for n in range(start, min(start + OWNED, end)) if parsed.cues.has(n, *TIES)), end)
    return _first_name(reading, range(tie, min(tie + NEAR, end)))


def _behind_bracket(reading: SentenceReading, index: int) -> int:
    """The token behind the brackets that open at a token ("victoire (28-27) de"); that token where none do."""
    tokens = reading.parsed.tokens[index : index + BRACKET]
    closed = next((n for n, token in enumerate(tokens) if token.text == ")"), 0)
    return index + closed + 1 if closed and tokens[0].text == "(" else index


def _first_name(reading: SentenceReading, where: range) -> frozenset[str]:
    """The keys of the first one named among some tokens, but for times and what is behind a number."""
    parsed = reading.parsed
    for index in where:
        token = parsed.tokens[index]
        known = [
            m for m in reading.mentions if isinstance(m, ActorMention | PlaceMention) and m.span.covers(token.span)
        ]
        keys = frozenset(key for mention in known for key in keys_of(mention) if key[0] in PARTIES)
        if keys:
            return keys
        if token.is_capitalised and index not in parsed.timed and not parsed.cues.any_at(index):
            return _name_from(reading, index, where.stop)
    return NO_KEYS


def _name_from(reading: SentenceReading, first: int, stop: int) -> frozenset[str]:
    """The key of a name that no finder knows: the words with a capital from a token on."""
    tokens, last = reading.parsed.tokens, first + 1
    while last < stop and tokens[last].is_capitalised:
        last += 1
    return frozenset({name_key(reading.parsed.sentence_text(first, last))})
