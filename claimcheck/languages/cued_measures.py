"""What is counted or measured as something else beside a cue: "cut 450 jobs", "sold for 3 million"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from claimcheck.languages.inflection import Form
from claimcheck.languages.pack import Pack
from claimcheck.languages.source import Faults, check_keys, line_of


@dataclass(frozen=True, slots=True)
class CuedMeasure:
    """What a counted noun measures beside a cue: jobs that are cut. `before` its number, `after` the noun; `linked`
    stand before "for" and its number ("signed for five years"), those in `by` before "by" ("exceeded it by 2 million").
    A `firm` noun outdoes a cue nearer the number ("the takeover, worth 3 million").
    """

    measure: str
    before: frozenset[str]
    after: frozenset[str]
    linked: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    firm: frozenset[str] = frozenset()


CUE_COLUMNS: dict[str, type | tuple[type, ...]] = dict.fromkeys(
    ("verbs", "nouns", "firm", "linked", "by", "words", "behind"), list
)
"""What a table of cues may hold."""


def read_cued(pack: Pack, table: dict[str, Any], faults: Faults) -> dict[str, tuple[CuedMeasure, ...]]:
    """`[cued.NOUNS.MEASURE]`: the verbs and nouns beside which a count of NOUNS is one of MEASURE."""
    path, known = pack.folder / "counting.toml", pack.concepts.measures
    found: dict[str, tuple[CuedMeasure, ...]] = {}
    for base, rows in table.items():
        for measure, row in rows.items():
            check_keys(path, measure, row, CUE_COLUMNS, faults)
            for name in {base, measure} - set(known):
                where = line_of(path, f"[cued.{base}.{measure}]")
                faults.add(path, where, f"no measure {name!r} in concepts/measures.toml")
            forms = [pair for verb in row.get("verbs", ()) for pair in pack.inflection.conjugate(verb).items()]
            nouns = [form for noun in row.get("nouns", ()) for form in pack.inflection.decline(noun)]
            done = frozenset(form for form, tells in forms if Form.PARTICIPLE in tells) | set(row.get("behind", ()))
            linked = frozenset(f for verb in row.get("linked", ()) for f in pack.inflection.conjugate(verb))
            by = frozenset(f for verb in row.get("by", ()) for f in pack.inflection.conjugate(verb))
            before = frozenset([*nouns, *row.get("words", ()), *(form for form, _ in forms)])
            firm = frozenset(form for noun in row.get("firm", ()) for form in pack.inflection.decline(noun))
            cue = CuedMeasure(measure, before | firm, done, linked, by, firm)
            found[base] = (*found.get(base, ()), cue)
    return found


def by_form(cues: tuple[CuedMeasure, ...]) -> dict[str, str]:
    """The measure by each word that stands before an amount; the first of two wins."""
    return {form: cue.measure for cue in reversed(cues) for form in cue.before}
