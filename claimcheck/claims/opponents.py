"""Opponents: against whom somebody is said to have played a match."""

from __future__ import annotations

from claimcheck.claims.contestants import MATCH, contestants_of
from claimcheck.claims.contests import find_marks
from claimcheck.claims.draft import Draft
from claimcheck.claims.frames import Frame
from claimcheck.claims.keys import keys_of
from claimcheck.claims.reading import SentenceReading
from claimcheck.languages import Pack
from claimcheck.model import ActorMention, Aspect, Facets, Party, Question
from claimcheck.model.quick import replace

OPPONENT = "opponent"
"""The role of the one against whom another played."""
PERSON = "person"


def opponent_drafts(reading: SentenceReading, frame: Frame, facets: Facets, pack: Pack) -> list[Draft]:
    """The drafts on whom each of two who played had against him, where a frame names two persons."""
    players, concept = contestants_of(reading, frame, pack), pack.concepts.events.get(frame.concept)
    told = [players.winner, players.loser] if players is not None and not players.drawn else []
    persons = [_named(reading, keys) for keys in told]
    if concept is None or len(persons) != 2 or None in persons:
        return []
    marks, both = facets.marks | find_marks(reading, frame, concept, pack), told[0] | told[1]
    question = Question(Aspect.ACTOR, topic=MATCH, role=OPPONENT)
    return [
        Draft(
            rival.span, question, Party(rival.name, frozenset({rival.key}), kind=PERSON),
            replace(facets, patient=own, objects=both, near=facets.near | both, family=MATCH, kind="", marks=marks,
                    exclusive=frozenset({OPPONENT})),
            OPPONENT,
        )
        for own, rival in zip(told, reversed(persons), strict=True)
        if rival is not None
    ]  # fmt: skip


def _named(reading: SentenceReading, keys: frozenset[str]) -> ActorMention | None:
    """The person of these keys who is named in full. Teams go by too many names: that of their town, of their club."""
    persons = (m for m in reading.actors() if m.type == PERSON and " " in m.name)
    return next((mention for mention in persons if not keys_of(mention).isdisjoint(keys)), None)
