"""Kinds: of what kind the beast, the tree, the aircraft or the drug is of which a text tells ("a bull shark")."""

from __future__ import annotations

from claimcheck.claims.draft import Draft, facets_of
from claimcheck.claims.reading import SentenceReading
from claimcheck.languages import Hit, Pack
from claimcheck.languages.grammar import Role
from claimcheck.model import Aspect, Party, Question, Span
from claimcheck.model.quick import replace

KIND = "kind"
"""The role of what one thing of a family is."""
MAKE, GERM = "make", "germ"
"""The families of makers' names, which tell of things behind an article alone, and of diseases, some of them names."""


def kind_drafts(reading: SentenceReading, pack: Pack) -> list[Draft]:
    """The drafts on the kinds that a sentence names, each with all those of its family that the phrase may be."""
    found: dict[tuple[int, int], list[Hit[str]]] = {}
    for hit in pack.kinds.find(reading.parsed.tokens):
        found.setdefault((hit.first, hit.last), []).append(hit)
    drafts = (_draft(reading, hits, pack) for hits in found.values() if _tells(reading, hits[0]))
    return [draft for draft in drafts if draft is not None]


def _tells(reading: SentenceReading, hit: Hit[str]) -> bool:
    """Is it a thing that there is: no name of a team or a firm, and not denied?"""
    parsed, first = reading.parsed, hit.first
    family = hit.entry.partition(".")[0]
    named = hit.last > 1 and parsed.tokens[hit.last - 1].is_capitalised and family != GERM
    if family == MAKE:
        named = hit.last - first == 1 and not parsed.cues.has(first - 1, Role.DETERMINER)
    clause = parsed.clause_at(first)
    denied = parsed.cues.between(clause.first, clause.last, Role.NEGATION, Role.NOTHING_DETERMINER, Role.WITHOUT)
    return not named and not denied


def _draft(reading: SentenceReading, hits: list[Hit[str]], pack: Pack) -> Draft | None:
    tokens, hit = reading.parsed.tokens, hits[0]
    span = Span(tokens[hit.first].start, tokens[hit.last - 1].end)
    family = hit.entry.partition(".")[0]
    frame = next(iter(reading.frames_in(span)), None)
    facets = replace(
        facets_of(reading, frame, span, pack), usual=frozenset({KIND}), exclusive=frozenset(), family=family, once=False
    )
    kinds = frozenset(h.entry.replace(".", ":") for h in hits)
    value = Party(reading.parsed.sentence_text(hit.first, hit.last), kinds, kind="role", traits=kinds)
    return Draft(span, Question(Aspect.ACTOR, topic=family, role=KIND), value, facets, KIND)
