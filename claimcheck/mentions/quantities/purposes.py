"""What an amount is for, by the words before it: "sold for 3 million", "jailed for two years"."""

from __future__ import annotations

from claimcheck.languages.quantities import QuantityTables
from claimcheck.mentions.quantities.levels import CLAUSE_ENDS, Surroundings
from claimcheck.mentions.quantities.phrases import Phrase

FARTHEST = 9
"""Tokens between a verb that says what an amount is for and it ("bought the Swedish group Halden for 340 million")."""
FARTHEST_FOR = 24
"""The same where "for" stands right before the amount: all that is said of what was bought may stand between."""
NEAR_NOUN = 3
"""Tokens between such a verb and its noun ("damage was estimated at")."""
BOUGHT = frozenset({"price", "transfer_fee"})
"""Measures of what is paid for something."""


def purpose_of(tables: QuantityTables, phrase: Phrase, base: str, around: Surroundings) -> str | None:
    """The measure that a verb or noun before an amount in its clause makes of it; None when there is none.

    `base` is the amount's dimension, or the measure of what is counted. A noun of the same dimension beside that verb
    says it better ("damage estimated at 2 million").
    """
    cues, linked = tables.purposes.get(base, {}), tables.linked.get(base, {})
    if not cues and not linked:
        return None
    tokens, first = around.tokens, phrase.reading.first
    is_for = around.norm(phrase.first - 1) in tables.words["for"]
    for at in range(first - 1, max(-1, first - 1 - (FARTHEST_FOR if is_for else FARTHEST)), -1):
        norm = tokens[at].norm
        measure = cues.get(norm) or (linked.get(norm) if is_for else None)
        if measure and (first - at <= FARTHEST or measure in BOUGHT):
            return _firm_before(tables, at, base, around) or _noun_beside(at, base, around) or measure
        if tokens[at].text in CLAUSE_ENDS or (tokens[at].text.isdecimal() and not is_for):
            return None
    return None


def surplus_of(tables: QuantityTables, phrase: Phrase, base: str, around: Surroundings) -> str | None:
    """The measure that a verb makes of an amount by which something was passed ("exceeded its budget by 2 million")."""
    cues = tables.by.get(base, {})
    if not cues or around.norm(phrase.first - 1) not in tables.words["change_links"]:
        return None
    for at in range(phrase.first - 2, max(-1, phrase.first - 2 - FARTHEST), -1):
        if around.tokens[at].norm in cues or around.tokens[at].text in CLAUSE_ENDS:
            return cues.get(around.tokens[at].norm)
    return None


def _firm_before(tables: QuantityTables, at: int, base: str, around: Surroundings) -> str | None:
    """The measure of a noun farther left in the clause that outdoes the cue at that token ("the takeover, worth")."""
    firm = tables.firm.get(base, {})
    for index in range(at, max(-1, at - FARTHEST), -1) if firm else ():
        if around.norm(index) in firm:
            return firm[around.norm(index)]
        if around.tokens[index].text in CLAUSE_ENDS or around.tokens[index].text.isdecimal():
            return None
    return None


def _noun_beside(at: int, dimension: str, around: Surroundings) -> str | None:
    """The measure of the noun of that dimension before token `at`."""
    named = (around.by_last.get(end) for end in range(at, max(0, at - NEAR_NOUN), -1))
    nouns = (hit.entry.measure for hit in named if hit is not None and around.concept(hit).unit == dimension)
    return next(nouns, None)
