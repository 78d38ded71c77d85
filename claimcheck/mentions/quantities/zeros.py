"""Words that count none: "aucun blessé", "no casualties", "nobody"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.languages import Hit
from claimcheck.languages.quantities import QuantityTables
from claimcheck.mentions.quantities.levels import Surroundings
from claimcheck.mentions.quantities.nouns import RUNNING
from claimcheck.mentions.quantities.phrases import Draft, Phrase
from claimcheck.mentions.quantities.readings import Reading
from claimcheck.model import NumberRange


def read_zeros(tables: QuantityTables, zeros: Sequence[Hit[str]], around: Surroundings) -> list[Draft]:
    """The quantities of words that say that there is none; empty when they say something else."""
    for hit in zeros:
        if around.norm(hit.last) in tables.words["decimal_words"]:
            return []
        draft = _nobody(tables, hit, around) if hit.entry == "nobody" else _none_of(tables, hit, around)
        if draft is not None:
            return [draft] if hit.entry == "nobody" else [draft, *_none_either(tables, draft.last, around)]
    return []


def opening_zero(tables: QuantityTables, zeros: Sequence[Hit[str]], around: Surroundings) -> Hit[str] | None:
    """Those of the words that count none only where they open what is said, and do not ("pas un", "not a")."""
    index = zeros[0].first
    if index == 0 or not around.tokens[index - 1].is_word:
        return None
    opening = (hit for hit in zeros if hit.entry == "opening_zero")
    return next((hit for hit in opening if around.norm(hit.last) not in tables.words["nobody_next"]), None)


def _nobody(tables: QuantityTables, hit: Hit[str], around: Surroundings) -> Draft | None:
    """ "Personne n'a été blessé": only before what makes a negation of the word, where the language needs it."""
    needed = tables.words["nobody_next"]
    if needed and around.norm(hit.last) not in needed:
        return None
    return Draft(_zero(hit), hit.last, None, None, None, "person", (), "none")


def _none_of(tables: QuantityTables, hit: Hit[str], around: Surroundings) -> Draft | None:
    """ "No casualties"; a weak word ("without victims") counts only people and what news counts one by one."""
    counted = around.counted(hit.last, one=True)
    if counted is None or counted.measure is None:
        return None
    concept = around.pack.concepts.measures[counted.measure]
    if hit.entry == "weak_zero" and concept.course not in RUNNING:
        listed = tables.zero.at(around.tokens, counted.last)  # "neither police nor firefighters"
        if concept.unit != "person" or listed:
            return None
    return Draft(
        _zero(hit), counted.last, counted.noun, counted.span, counted.measure, concept.unit, counted.modifiers, "none"
    )  # fmt: skip


def _none_either(tables: QuantityTables, last: int, around: Surroundings) -> Iterator[Draft]:
    """What there is none of either: "no deaths or injuries", where news counts it one by one."""
    while around.norm(last) in tables.words["zero_joins"]:
        counted = around.counted(last + 1, one=True)
        concept = around.pack.concepts.measures[counted.measure] if counted and counted.measure else None
        if counted is None or concept is None or concept.course not in RUNNING:
            return
        hit = Hit(last, last + 1, around.tokens[last].span, "weak_zero")
        yield Draft(
            _zero(hit), counted.last, counted.noun, counted.span, counted.measure, concept.unit, counted.modifiers,
            "none",
        )  # fmt: skip
        last = counted.last


def _zero(hit: Hit[str]) -> Phrase:
    none = NumberRange.exactly(0)
    return Phrase(hit.first, hit.last, none, "none", Reading(hit.first, hit.last, none))
