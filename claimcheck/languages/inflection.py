"""Forms of verbs and nouns from the endings that a pack's `inflection.toml` lists. No grammar stands in the code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from claimcheck.languages.source import Faults, TableFile, check_keys, line_of, read_toml


class Form(StrEnum):
    """What a verb form tells of its clause."""

    PRESENT = "present"
    """a finite form of the present"""
    PAST = "past"
    """a finite form of a past tense"""
    FUTURE = "future"
    """a finite form of the future"""
    CONDITIONAL = "conditional"
    """a finite form of the conditional"""
    PARTICIPLE = "participle"
    """a past participle"""
    GERUND = "gerund"
    """a present participle or gerund"""
    INFINITIVE = "infinitive"
    """the bare verb"""


@dataclass(frozen=True, slots=True)
class Inflection:
    """Endings by the longest ending of the lemma; irregular verbs stand as their own ending.

    `verbs` maps an ending to its forms (ending of the form, what it tells); `nouns` and `adjectives` map an ending
    to the endings of the other forms.
    """

    verbs: dict[str, tuple[tuple[str, Form], ...]]
    nouns: dict[str, tuple[str, ...]]
    adjectives: dict[str, tuple[str, ...]]
    _tails: dict[str, dict[str, frozenset[Form]]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def cut(self, lemma: str) -> tuple[str, str]:
        """A verb as its stem and the ending that its forms replace; an irregular verb has the stem ''."""
        ending = longest_ending(lemma, self.verbs)
        return lemma[: len(lemma) - len(ending)], ending

    def conjugate(self, lemma: str) -> dict[str, set[Form]]:
        """Every form of a verb with what it tells, the lemma included."""
        stem, ending = self.cut(lemma)
        forms: dict[str, set[Form]] = {lemma: {Form.INFINITIVE}}
        for tail, form in self.verbs[ending]:
            forms.setdefault(stem + tail, set()).add(form)
        return forms

    def tails(self, ending: str) -> dict[str, frozenset[Form]]:
        """What a verb with this ending of `verbs` has behind its stem, and what each tells."""
        if ending not in self._tails:
            self._tails[ending] = {tail: frozenset(tells) for tail, tells in self.conjugate(ending).items()}
        return self._tails[ending]

    def decline(self, lemma: str) -> set[str]:
        """A noun in every number; only its first word is changed."""
        return _declined(lemma, self.nouns)

    def agree(self, lemma: str) -> set[str]:
        """An adjective in every gender and number."""
        return _declined(lemma, self.adjectives)


def _declined(lemma: str, rules: dict[str, tuple[str, ...]]) -> set[str]:
    head, space, rest = lemma.partition(" ")
    ending = longest_ending(head, rules)
    stem = head[: len(head) - len(ending)]
    rest = space + rest
    return {lemma, *[stem + tail + rest for tail in rules[ending]]}


def longest_ending(word: str, rules: Mapping[str, Any]) -> str:
    """The longest ending of `word` among the rules; the empty ending is always there."""
    ending = word
    while ending and ending not in rules:
        ending = ending[1:]
    return ending


def read_inflection(path: TableFile | Path, faults: Faults) -> Inflection:
    """`[verbs.ENDING]` with a list of endings for each form, `[nouns]` and `[adjectives]` ENDING = [endings]."""
    table = read_toml(path, faults)
    check_keys(path, "inflection", table, {"verbs": dict, "nouns": dict, "adjectives": dict}, faults)
    allowed: dict[str, type | tuple[type, ...]] = {form.value: list for form in Form}
    verbs: dict[str, tuple[tuple[str, Form], ...]] = {"": ()}
    for ending, forms in table.get("verbs", {}).items():
        check_keys(path, f"verbs.{ending}", forms, allowed, faults)
        verbs[ending] = tuple((tail, Form(form)) for form, tails in forms.items() if form in allowed for tail in tails)
    others: dict[str, dict[str, tuple[str, ...]]] = {}
    for part in ("nouns", "adjectives"):
        others[part] = {ending: tuple(tails) for ending, tails in table.get(part, {}).items()}
        if others[part] and "" not in others[part]:
            faults.add(path, line_of(path, part), f"{part}: the ending '' is missing")
        others[part].setdefault("", ("",))
    return Inflection(verbs, others["nouns"], others["adjectives"])
