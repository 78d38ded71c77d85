"""The table of time expressions of a language: words by slot, and patterns that name the rule which reads them.

A pattern is a template: words, `{slot}`s, `[optional]` parts and `(one|or another)` choices. What stands before `<`
or after `>` must be there but is outside the mention; what stands after `>` is not used up either. Two things written
without a space between them must touch in the text; `\\` takes the next character as it is. A slot is a list of the
table, a number of the kinds in `NUMBERS`, or a group of patterns that stands above in the file; `{day2}` is a second
`{day}`. A word that begins with a capital matches only words that do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

from claimcheck.languages.pack import Pack
from claimcheck.languages.source import ROOT, Faults, TableFile, check_keys, line_of, read_toml
from claimcheck.languages.time_templates import Spell, Template, cut_template, spelled, ways_of
from claimcheck.model.quick import quickly_made

NUMBERS = (
    "dom", "mon", "year", "yy", "yy2", "hour", "minute", "hhmm", "n", "century", "decade", "ddom", "nth", "round_year",
    "minute_word",
)  # fmt: skip
"""Slots that read digits: day of the month, month, year, year of two digits, hour, minute, "0307", any number, …; a
`minute_word` is in words alone."""

GROUPS = ("bare", "day", "period", "clock", "time", "nothing", "counted")
"""Groups of patterns: `bare` ones need another pattern round them, `nothing` are traps that are no times, `counted`
counts the days of a war."""

HIDDEN = ("bare", "counted")
"""Groups that are no mention by themselves."""

SLOT_VALUES: dict[str, str] = {
    "ampm": r"AM|PM", "blur": r"AROUND|BEFORE|AFTER", "loose": r"AROUND|BEFORE|AFTER", "century": r"\d+", "dated": r"X",
    "day_edge": r"[A-Z]{2}",
    "decade_word": r"\d\d", "deictic": r"-?\d+", "edge": r"-1|1", "direction": r"-1|1", "dom": r"\d+", "dozen": r"\d+",
    "each_part": r"[A-Z]{2}", "each_weekday": r"[1-7]", "follow": r"X", "fortnight": r"[12]",
    "fraction": r"-?\d+", "half": r"H[12]", "half_way": r"MID",
    "holiday": r"\d\d-\d\d|(easter|pascha)[+-]\d+|\d\d#[1-7](-1|[1-5])", "hour": r"\d+", "lasting": r"X",
    "mod": r"LESS|MORE|ABOUT", "minute": r"\d+", "month": r"[1-9]|1[0-2]",
    "n": r"\d+(\.\d+)?", "named_clock": r"\d+", "narrative": r"-?\d+", "next_day": r"-?\d+", "ordinal": r"-?\d+",
    "part": r"[A-Z]{2}", "part_way": r"START|MID|END", "past": r"PAST_REF", "phase": r"START|MID|END",
    "quarter": r"Q[1-4]",
    "recurring": r"P[0-9A-Z]+", "reference": r"(PRESENT|PAST|FUTURE)_REF", "rel": r"-1|0|1", "season": r"SP|SU|FA|WI",
    "second_rel": r"-2|2|3",
    "side": r"-1|1", "side_day": r"-?\d+", "sign": r"[+-]", "span_word": r"P[0-9A-Z]+", "stop": r"X",
    "that": r"-1|0|1", "then_on": r"X", "that_year": r"-1|0|1",
    "tonight": r"-?\d+ [A-Z]{2}", "unit": r"D|W|M|Y|TH|TM|TS|Q|DE|CE|WE|FN|ML|SM", "vague": r"X",
    "way": r"-1|1", "weekday": r"[1-7]", "whole": r"X", "zone": r"[+-]?\d+|(eu|us)[+-]\d+|[a-z]{3,}|local",
}  # fmt: skip

WORDS: dict[str, type | tuple[type, ...]] = {
    "published": list, "ordinal_endings": list, "connectors": list, "future": list, "future_endings": list,
    "present": list, "past": list, "past_endings": list, "infinitive": list, "participle_endings": list,
    "lasting": list, "opening": list, "clefts": list, "linking": list, "zeros": list, "half_days": bool, "small": bool,
}  # fmt: skip


@quickly_made
@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a slot's entry, whether the first must have a capital, and the value they stand for."""

    words: tuple[str, ...]
    capital: bool
    value: str


@dataclass(frozen=True, slots=True)
class TimeTable:
    """What `times.toml` of one language holds. `slots` maps a slot to its phrases by their first word.

    `half_days` tells that hours are counted from midnight and from noon, so that "7:30" may be either; `small`
    that weekdays and seasons are written without a capital. `future_openings` are the first words of the pairs of words
    in `future`; `zeros` stand for a nought before the last figure of a year or a minute ("nineteen oh five").
    """

    slots: dict[str, dict[str, tuple[Phrase, ...]]]
    groups: dict[str, tuple[Template, ...]]
    ordinal_endings: frozenset[str] = frozenset()
    connectors: frozenset[str] = frozenset()
    future: frozenset[str] = frozenset()
    future_endings: tuple[str, ...] = ()
    present: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()
    past_endings: tuple[str, ...] = ()
    infinitive: frozenset[str] = frozenset()
    participle_endings: tuple[str, ...] = ()
    wars: dict[str, frozenset[str]] = field(default_factory=dict)
    published: frozenset[str] = frozenset()
    group_marks: frozenset[str] = frozenset()
    decimal_mark: str = "."
    half_days: bool = False
    small: bool = False
    future_openings: frozenset[str] = frozenset()
    lasting: frozenset[str] = frozenset()
    opening: frozenset[str] = frozenset()
    clefts: frozenset[str] = frozenset()
    linking: frozenset[str] = frozenset()
    zeros: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Calendar:
    """What `concepts/times.toml` holds for every language.

    `parts` gives the minutes after midnight of each part of the day and `part_codes` its TIMEX3 code; `month_phases`
    and `year_phases` the days of the month, months of the year; `seasons` the first and last month; `wars` first days;
    `zones` rules of summer time or minutes from UTC, and between them the days from which the next one holds;
    `countries` the zone of each country that has one only.
    """

    parts: dict[str, tuple[int, int]] = field(default_factory=dict)
    part_codes: dict[str, str] = field(default_factory=dict)
    month_phases: dict[str, tuple[int, int]] = field(default_factory=dict)
    year_phases: dict[str, tuple[int, int]] = field(default_factory=dict)
    seasons: dict[str, tuple[int, int]] = field(default_factory=dict)
    blur: dict[str, tuple[int, int]] = field(default_factory=dict)
    wars: dict[str, str] = field(default_factory=dict)
    zones: dict[str, tuple[str, ...]] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)


def read_time_table(path: TableFile | Path, pack: Pack, rules: frozenset[str], faults: Faults) -> TimeTable:
    """The table of one language. `rules` are the names of the rules that patterns may name."""
    table = read_toml(path, faults)
    check_keys(path, "times", table, {"slots": dict, "words": dict, "patterns": dict, "wars": dict}, faults)
    slots = {name: _slot(path, name, entries, pack, faults) for name, entries in table.get("slots", {}).items()}
    words = table.get("words", {})
    check_keys(path, "words", words, WORDS, faults)
    spell = cache(partial(spelled, pack.tokenize))  # the words of templates come again and again
    groups: dict[str, tuple[Template, ...]] = {}
    for group, patterns in table.get("patterns", {}).items():
        if group not in GROUPS:
            faults.add(path, line_of(path, f"[patterns.{group}]"), f"group {group!r}; allowed: {', '.join(GROUPS)}")
        known = {*slots, *NUMBERS, *groups, group}
        groups[group] = tuple(_templates(path, patterns, spell, rules, known, faults))
    return TimeTable(
        slots,
        groups,
        frozenset(words.get("ordinal_endings", ())),
        frozenset(words.get("connectors", ())),
        frozenset(words.get("future", ())),
        tuple(words.get("future_endings", ())),
        frozenset(words.get("present", ())),
        frozenset(words.get("past", ())),
        tuple(words.get("past_endings", ())),
        frozenset(words.get("infinitive", ())),
        tuple(words.get("participle_endings", ())),
        {war: frozenset(names) for war, names in table.get("wars", {}).items()},
        frozenset(words.get("published", ())),
        pack.group_marks,
        pack.decimal_mark,
        bool(words.get("half_days")),
        bool(words.get("small")),
        frozenset(phrase.split()[0] for phrase in words.get("future", ()) if " " in phrase),
        frozenset(words.get("lasting", ())),
        frozenset(words.get("opening", ())),
        frozenset(words.get("clefts", ())),
        frozenset(words.get("linking", ())),
        frozenset(words.get("zeros", ())),
    )


def _slot(path: TableFile | Path, name: str, entries: Any, pack: Pack, faults: Faults) -> dict[str, tuple[Phrase, ...]]:
    """The phrases of one slot by first word, the longest first."""
    if name not in SLOT_VALUES:
        faults.add(path, line_of(path, f"[slots.{name}]"), f"slot {name!r}; allowed: {', '.join(sorted(SLOT_VALUES))}")
        return {}
    found: dict[str, list[Phrase]] = {}
    seen: set[tuple[str, ...]] = set()
    for value, phrases in entries.items():
        if not re.fullmatch(SLOT_VALUES[name], value):
            faults.add(path, line_of(path, f"[slots.{name}]"), f"{name}: {value!r} is not {SLOT_VALUES[name]}")
        for phrase in phrases:
            words = pack.words_of(phrase)
            if words in seen:
                faults.add(path, line_of(path, f'"{phrase}"'), f"{name}: {phrase!r} stands twice")
            seen.add(words)
            found.setdefault(words[0], []).append(Phrase(words, phrase[0].isupper(), value))
    return {word: tuple(sorted(some, key=lambda p: -len(p.words))) for word, some in found.items()}


def _templates(
    path: TableFile | Path,
    patterns: dict[str, list[str]],
    spell: Spell,
    rules: frozenset[str],
    known: set[str],
    faults: Faults,
) -> Iterator[Template]:
    for rule, templates in patterns.items():
        if rule not in rules:
            faults.add(path, line_of(path, rule), f"no rule {rule!r}; allowed: {', '.join(sorted(rules))}")
        for template in templates:
            try:
                plain = list(dict.fromkeys(ways_of(template)))
            except ValueError as error:
                faults.add(path, line_of(path, template), f"{template!r}: {error}")
                continue
            for text in plain:
                made = cut_template(rule, text, spell)
                unknown = {e.text for e in made.elements if e.is_slot} - known
                unknown = {slot for slot in unknown if slot.rstrip("23") not in known}
                for slot in sorted(unknown):
                    faults.add(path, line_of(path, template), f"{template!r}: no slot {slot!r} above it")
                yield made


CALENDAR_KEYS: dict[str, type | tuple[type, ...]] = {
    "parts": dict, "part_codes": dict, "month_phases": dict, "year_phases": dict, "seasons": dict, "blur": dict,
    "wars": dict, "zones": dict, "countries": dict,
}  # fmt: skip


@cache
def load_calendar() -> Calendar:
    """`concepts/times.toml`. Raises: BrokenPack."""
    faults, path = Faults(), ROOT / "concepts" / "times.toml"
    table = read_toml(path, faults)
    check_keys(path, "times", table, CALENDAR_KEYS, faults)
    faults.raise_any()
    pairs: dict[str, Any] = {}
    for key, entries in table.items():
        pairs[key] = {k: tuple(v) if isinstance(v, list) else v for k, v in entries.items()}
    return Calendar(**pairs)
