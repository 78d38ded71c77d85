"""The tables of numbers: numerals, bounds and what stands round a number, read for the quantity finder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from claimcheck.languages.cued_measures import CuedMeasure, by_form, read_cued
from claimcheck.languages.lexicon import Lexicon
from claimcheck.languages.pack import Pack
from claimcheck.languages.phrase_tables import EndingPhrases
from claimcheck.languages.snapshots import kept
from claimcheck.languages.source import (
    Faults,
    TableFile,
    as_table,
    check_keys,
    line_of,
    read_toml,
)
from claimcheck.languages.units import Unit, read_units

RULES = (
    "at_least", "more_than", "at_most", "less_than", "nearly", "slightly_over", "about", "several", "few", "couple",
)  # fmt: skip
"""The rules that a table of `bounds.toml` may be named after, besides `between` and `none`."""


class NumeralKind(StrEnum):
    """What a number word does to those beside it."""

    COUNT = "count"
    """nothing is added to it"""
    TENS = "tens"
    """1 to 9 may follow"""
    LONG_TENS = "long_tens"
    """1 to 19 may follow"""
    HUNDRED = "hundred"
    """multiplies a small number before it; 1 to 99 may follow"""
    SCALE = "scale"
    """multiplies all before it"""
    GROUP = "group"
    """a collective noun, approximate"""
    GROUPS = "groups"
    """a collective noun in the plural, said alone"""
    FRACTION = "fraction"
    """a denominator"""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number word."""

    kind: NumeralKind
    value: int


@dataclass(frozen=True, slots=True)
class Joiner:
    """A word between two words of one number: after which kinds, before which values (any when empty).

    Between a word of a kind in `needed` and such a value it never lacks ("vingt et un").
    """

    after: frozenset[str]
    before: frozenset[int]
    needed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class QuantityTables:
    """All that one language says of numbers. Lists of single words are sets; phrases are lexicons. `purposes` has the
    measure that a word before an amount makes of it, by dimension; `degrees` that which a word for how badly makes of a
    wider one; `plurals` the endings in `lemma`; `unit_starts` what a unit, or the word that links it, begins with."""

    numerals: Lexicon[Numeral]
    abbreviations: dict[str, int]
    joiners: dict[str, Joiner]
    flags: dict[str, Any]
    words: dict[str, frozenset[str]]
    and_part: Lexicon[float]
    out_of: Lexicon[str]
    hedges_before: EndingPhrases
    hedges_after: Lexicon[str]
    between: EndingPhrases
    between_inner: Lexicon[str]
    idioms: Lexicon[str]
    vague: Lexicon[str]
    zero: Lexicon[str]
    units: Lexicon[Unit]
    before: dict[str, EndingPhrases]
    after: dict[str, Lexicon[str]]
    degrees: dict[str, str]
    dimensions: Lexicon[str]
    levels: Lexicon[str]
    cued: dict[str, tuple[CuedMeasure, ...]]
    purposes: dict[str, dict[str, str]]
    linked: dict[str, dict[str, str]]
    by: dict[str, dict[str, str]]
    firm: dict[str, dict[str, str]]
    part_opens: Lexicon[str]
    lemma: dict[str, str]
    plurals: tuple[str, ...]
    symbols: frozenset[str]
    number_words: frozenset[str]
    scaled_codes: dict[str, tuple[int, Unit]]
    unit_starts: frozenset[str]
    triggers: frozenset[str]


WORD_LISTS = (
    "stops", "before_noun", "noun_links", "partitive_links", "determiners", "level_links", "labels", "streets",
    "street_endings", "shift_ending", "calendar", "weekdays", "year_before", "clock_before", "bare_age", "up", "down",
    "change_links", "change_adverbs", "change_linked", "amount_links", "unit_joins", "bound_joins", "age_opens",
    "periods", "inch_marks", "minute_marks", "total", "singular", "uncounted", "total_links", "revised", "from", "to",
    "definite", "distance_before", "radius_before", "for", "possessive", "age_ends", "money_adjectives", "plain",
    "times", "times_linked", "times_links", "times_alone", "only_one", "factors", "figure_nouns", "earlier_figure",
    "given_earlier", "now_words", "ballots", "ballot_links", "ballot_before", "no_more", "owners", "number_nouns",
)  # fmt: skip
VERB_LISTS = {
    "up_verbs": ("up", "revised"), "down_verbs": ("down", "revised"), "linked_verbs": ("change_linked",),
    "revised_verbs": ("revised",), "told_verbs": (), "level_verbs": (),
}  # fmt: skip
"""The lists of verbs, and those of words that their forms are added to; without one they are a list themselves."""
CUE_LINKS = ("definite", "noun_links", "partitive_links", "change_links", "before_noun", "no_more")
"""The lists of the words between a cue and the number of its noun ("suppression de ces 450 postes")."""
LEVELS_TOLD = ("level_verbs", "told_verbs", "up", "down", "revised", "change_linked")  # how high a level is, or came
PHRASES_BEFORE = (
    "part_before", "shift_before", "lasting_before", "age_before", "age_reached", "age_at_death", "age_of_pronoun",
    "excepted", "replaced_before", "compared_before",
)  # fmt: skip
PHRASES_AFTER = (
    "clock_after", "part_after", "shift_after", "age_after", "age_alone", "up_after", "down_after", "then_after",
)  # fmt: skip
NUMERAL_LISTS = (
    "needs_noun", "one", "numerators", "bare_fractions", "half", "half_links", "group_links", "ordinal_endings",
    "group_adjectives", "ordinals", "ordinal_suffixes", "parted", "alone", "opens", "decimal_words", "negative",
    "negative_signs",
)  # fmt: skip
COUNTING_KEYS: dict[str, type | tuple[type, ...]] = {
    **dict.fromkeys((*WORD_LISTS, *VERB_LISTS, *PHRASES_BEFORE, *PHRASES_AFTER), list),
    "lemma": dict, "degrees": dict, "dimensions": dict, "levels": dict, "cued": dict,
}  # fmt: skip
NUMERAL_KEYS: dict[str, type | tuple[type, ...]] = {
    **dict.fromkeys(NUMERAL_LISTS, list),
    "hundred": list, "hundred_from": int, "hundred_after": int, "and_part": dict, "out_of": list, "joiners": dict,
    "idioms": list, "abbreviations": dict, "count": dict, "tens": dict, "long_tens": dict, "scale": dict, "group": dict,
    "groups": dict, "fraction": dict,
}  # fmt: skip
BOUND_KEYS: dict[str, type | tuple[type, ...]] = dict.fromkeys((*RULES, "between", "none", "elided"), dict)
VAGUE = ("several", "few", "couple")
ZEROS = ("zero", "weak_zero", "opening_zero", "nobody")
NONE_KEYS: dict[str, type | tuple[type, ...]] = dict.fromkeys((*ZEROS, "nobody_next", "zero_joins"), list)


@cache
def load_quantity_tables(pack: Pack) -> QuantityTables:
    """The tables of a pack, read once. Raises: BrokenPack, naming every fault with its file and line."""
    return kept("quantities", pack.folder, lambda: _read_tables(pack))


def _read_tables(pack: Pack) -> QuantityTables:
    faults = Faults()
    numerals = _table(pack.folder / "numerals.toml", NUMERAL_KEYS, faults)
    bounds = _table(pack.folder / "bounds.toml", BOUND_KEYS, faults)
    counting = _table(pack.folder / "counting.toml", COUNTING_KEYS, faults)
    units = read_units(pack, faults)
    cued = read_cued(pack, counting.get("cued", {}), faults)
    _check_bounds(pack.folder / "bounds.toml", bounds, faults)
    faults.raise_any()
    return _assembled(pack, numerals, bounds, counting, units, cued)


def _table(path: TableFile | Path, keys: dict[str, type | tuple[type, ...]], faults: Faults) -> dict[str, Any]:
    table = read_toml(path, faults)
    check_keys(path, as_table(path).path.stem, table, keys, faults)
    for key in set(keys) - set(table) - set(BOUND_KEYS):
        faults.add(path, 1, f"{as_table(path).path.stem}: the key {key!r} is missing")
    return table


def _check_bounds(path: TableFile | Path, bounds: dict[str, Any], faults: Faults) -> None:
    """Phrases lists only, and no phrase under two rules on one side of the number."""
    seen: dict[tuple[str, str], str] = {}
    for rule, table in bounds.items():
        allowed = NONE_KEYS if rule == "none" else {"before": list, "after": list, "inner": list, "needs_before": list}
        if rule == "elided" or not isinstance(table, dict):
            continue
        check_keys(path, rule, table, allowed, faults)
        for side in ("before", "after"):
            for phrase in table.get(side, ()):
                other = seen.setdefault((side, phrase), rule)
                if other != rule or table[side].count(phrase) > 1:
                    faults.add(path, line_of(path, f'"{phrase}"'), f"{phrase!r} stands under {other} too")


def _numerals_of(table: dict[str, Any]) -> Iterator[tuple[str, Numeral]]:
    for kind in NumeralKind:
        if kind is NumeralKind.HUNDRED:
            yield from ((word, Numeral(kind, 100)) for word in table["hundred"])
            continue
        for value, words in table.get(kind.value, {}).items():
            yield from ((word, Numeral(kind, int(value))) for word in words)


def _joined(phrase: str) -> set[str]:
    """A phrase with spaces and with hyphens between its words."""
    return {phrase, phrase.replace("-", " "), phrase.replace(" ", "-")}


Table = dict[str, Any]


def _assembled(
    pack: Pack, numerals: Table, bounds: Table, counting: Table, units: list[tuple[str, Unit]],
    cued: dict[str, tuple[CuedMeasure, ...]],
) -> QuantityTables:  # fmt: skip
    number_words = [(pack.words_of(form), n) for word, n in _numerals_of(numerals) for form in sorted(_joined(word))]
    hedges = [(words, rule) for rule in RULES for words in _elided(pack, bounds, rule) if rule not in VAGUE]
    vague = [(pack.words_of(p), rule) for rule in VAGUE for p in bounds.get(rule, {}).get("before", ())]
    zero = [(pack.words_of(p), kind) for kind in ZEROS for p in bounds["none"].get(kind, ())]
    words = {name: frozenset(w.lower() for w in numerals[name]) for name in NUMERAL_LISTS}
    words |= {name: frozenset(w.lower() for w in counting[name]) for name in WORD_LISTS}
    for name, lists in VERB_LISTS.items():
        forms = frozenset(form for verb in counting[name] for form in pack.inflection.conjugate(verb))
        words |= {told: words[told] | forms for told in lists} or {name: forms}
    words |= {key: frozenset(bounds["none"].get(key, ())) for key in ("nobody_next", "zero_joins")}
    degrees = {word: name for name, told in counting["degrees"].items() for word in told}
    words["degrees"] = frozenset(degrees)
    words["levels_told"] = frozenset().union(*(words[name] for name in LEVELS_TOLD))
    words["cue_links"] = frozenset().union(*(words[name] for name in CUE_LINKS))
    words["joins"] = frozenset(bounds["between"].get("needs_before", ()))
    starts = {w[0] for w, _ in (*number_words, *vague, *zero)} | words["half"]
    money = [(pack.words_of(form), unit) for form, unit in units]
    return QuantityTables(
        numerals=Lexicon(dict.fromkeys(number_words)),
        abbreviations={word: int(value) for value, forms in numerals["abbreviations"].items() for word in forms},
        joiners={
            word: Joiner(*(frozenset(rule.get(key, ())) for key in ("after", "before", "needed")))
            for word, rule in numerals["joiners"].items()
        },
        flags={name: numerals[name] for name in ("hundred_from", "hundred_after")},
        words=words,
        and_part=Lexicon((pack.words_of(p), float(part)) for part, ps in numerals["and_part"].items() for p in ps),
        out_of=_lexicon(pack, numerals["out_of"]),
        hedges_before=EndingPhrases(hedges),
        hedges_after=Lexicon((pack.words_of(p), r) for r in RULES for p in bounds.get(r, {}).get("after", ())),
        between=EndingPhrases((w, "between") for w in _elided(pack, bounds, "between")),
        between_inner=_lexicon(pack, bounds["between"]["inner"]),
        idioms=_lexicon(pack, numerals["idioms"]),
        vague=Lexicon(vague),
        zero=Lexicon(zero),
        units=Lexicon(dict.fromkeys(money)),
        before={name: EndingPhrases((pack.words_of(p), name) for p in counting[name]) for name in PHRASES_BEFORE},
        after={name: _lexicon(pack, counting[name]) for name in PHRASES_AFTER},
        degrees=degrees,
        dimensions=Lexicon((pack.words_of(p), name) for name, ps in counting["dimensions"].items() for p in ps),
        levels=Lexicon((pack.words_of(p), name) for name, ps in counting["levels"].items() for p in ps),
        cued=cued,
        purposes={base: by_form(cues) for base, cues in cued.items()},
        linked={base: {form: c.measure for c in cues for form in c.linked} for base, cues in cued.items()},
        by={base: {form: c.measure for c in cues for form in c.by} for base, cues in cued.items()},
        firm={base: {form: c.measure for c in cues for form in c.firm} for base, cues in cued.items()},
        part_opens=Lexicon((pack.words_of(phrase), phrase) for phrase in counting["part_before"]),
        symbols=frozenset(form for form, _ in units if len(form) == 1),
        number_words=frozenset(w[0] for w, n in number_words if n.kind in (NumeralKind.SCALE, NumeralKind.GROUPS)),
        scaled_codes=dict(_scaled_codes(numerals["abbreviations"], units)),
        unit_starts=frozenset(form[0] for form, _ in money) | words["noun_links"],
        lemma=dict(sorted(counting["lemma"].items(), key=lambda item: (-len(item[0]), item[0]))),
        plurals=tuple(counting["lemma"]),
        triggers=frozenset(starts),
    )


ScaledCode = tuple[str, tuple[int, Unit]]

def _scaled_codes(abbreviations: dict[str, list[str]], units: list[tuple[str, Unit]]) -> Iterator[ScaledCode]:
    """The codes of currencies with a scale before them: MEUR, KUSD."""
    codes = {unit.id: unit for form, unit in units if unit.dimension == "money" and form.upper() == unit.id}
    for value, scales in abbreviations.items():
        for code, unit in codes.items():
            yield from ((scale + code, (int(value), unit)) for scale in scales)


def _lexicon(pack: Pack, phrases: Iterable[str]) -> Lexicon[str]:
    return Lexicon((pack.words_of(phrase), phrase) for phrase in phrases)


def _elided(pack: Pack, bounds: dict[str, Any], rule: str) -> Iterator[tuple[str, ...]]:
    """The phrases before a number, each also with its last word elided."""
    short = bounds.get("elided", {})
    for phrase in bounds.get(rule, {}).get("before", ()):
        words = pack.words_of(phrase)
        yield words
        if words[-1] in short:
            yield (*words[:-1], short[words[-1]])
