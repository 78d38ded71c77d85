"""Nouns that name actors: what each form stands for, read from the tables of titles, bodies, groups and countries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from claimcheck.languages.pack import Pack
from claimcheck.languages.parties import UNIONS, Function, load_functions
from claimcheck.languages.source import Faults, Row, TableFile, read_rows
from claimcheck.model import Token
from claimcheck.model.quick import quickly_made

IDIOM = NONE = "-"
"""The key of rows whose phrases only look like an actor: they are matched, and stand for nothing. Also what stands
in `places.txt` where there is no word."""


class NounKind(StrEnum):
    """What a noun of the actor tables names."""

    HONORIFIC = "honorific"
    """stands before a name and says nothing more"""
    PERSON = "person"
    """a person by function, profession, kin or part in a story"""
    ORGANISATION = "organisation"
    """a body with a name or a seat"""
    GROUP = "group"
    """many people who act together"""
    NATION = "nation"
    """a country by its name"""
    NATIONALITY = "nationality"
    """the adjective of a country"""
    INHABITANT = "inhabitant"
    """somebody of a country"""
    SEAT = "seat"
    """a capital or a building that stands for a state"""


@quickly_made
@dataclass(frozen=True, slots=True)
class ActorNoun:
    """A form of a noun that names an actor. `spelling` is set when the text must have its capitals.

    `side` is the family of parties.toml or the country code it stands for; `is_state` tells that a country named with
    it is its side instead. `is_title` tells that it may stand before a name.
    """

    kind: NounKind
    concept: str
    lemma: str
    side: str | None = None
    is_plural: bool = False
    is_state: bool = False
    is_title: bool = False
    spelling: tuple[str, ...] = ()

    def matches(self, tokens: tuple[Token, ...], first: int) -> bool:
        """Do the tokens have the capitals that this noun asks for?"""
        return all(
            word == token.text if word.isupper() and len(word) > 1 else not word[0].isupper() or token.is_capitalised
            for word, token in zip(self.spelling, tokens[first : first + len(self.spelling)], strict=False)
        )


Phrases = Iterator[tuple[tuple[str, ...], ActorNoun | None]]


def read_actor_nouns(pack: Pack, faults: Faults) -> Phrases:
    """Every form of every noun of a pack by its words; None for the idioms."""
    yield from _person_nouns(pack, faults)
    yield from _body_nouns(pack, "organisations", NounKind.ORGANISATION, faults)
    yield from _body_nouns(pack, "groups", NounKind.GROUP, faults)
    yield from _seats(pack, faults)
    yield from _nations(pack, faults)


def _spelling(pack: Pack, form: str) -> tuple[str, ...]:
    """The words of a form when one of them has a capital."""
    return () if form == form.lower() else tuple(token.text for token in pack.tokenize(form))


def _forms(pack: Pack, value: str) -> list[tuple[str, bool]]:
    """The forms of a noun phrase and whether they are plural: its head is the first word where adjectives follow."""
    if value.startswith("="):
        return [(value[1:], value.endswith("s") and " " not in value)]
    if "/" in value:
        one, _, many = value.partition("/")
        return [(one, False), (many, True)]
    if value != value.lower():
        return [(value, False)]
    if "adjective_after" in pack.flags:
        return [(form, form != value) for form in sorted(pack.inflection.decline(value))]
    front, space, head = value.rpartition(" ")
    return [(front + space + form, form != head) for form in sorted(pack.inflection.decline(head))]


def _rows(pack: Pack, name: str, allowed: frozenset[str], faults: Faults) -> Iterator[tuple[Row, str]]:
    """Every value of a table with its row; a key that is not allowed is a fault, a phrase in two rows another."""
    path = pack.folder / f"{name}.txt"
    seen: dict[str, int] = {}
    for row in read_rows(path, faults):
        if row.key not in allowed:
            faults.add(path, row.line, f"unknown key {row.key!r}")
            continue
        for value in row.values:
            first = seen.setdefault(value, row.line)
            if first != row.line:
                faults.add(path, row.line, f"{value!r} stands on line {first} too")
            yield row, value


def _person_nouns(pack: Pack, faults: Faults) -> Phrases:
    functions = load_functions()
    honorific = NounKind.HONORIFIC.value
    for row, value in _rows(pack, "titles", frozenset(functions) | {honorific, IDIOM}, faults):
        if row.key == IDIOM:
            yield pack.words_of(value), None
            continue
        kind = NounKind.HONORIFIC if row.key == honorific else NounKind.PERSON
        function = functions.get(row.key, Function(None, True))
        for form, many in _forms(pack, value):
            lemma = value.lstrip("=").partition("/")[0]
            spelling = _spelling(pack, form)
            noun = ActorNoun(kind, row.key, lemma, function.side, many, function.is_state, function.named, spelling)
            yield pack.words_of(form), noun


def _body_nouns(pack: Pack, name: str, kind: NounKind, faults: Faults) -> Phrases:
    family_of = {member: family for family in pack.concepts.families.values() for member in family.members}
    for row, value in _rows(pack, name, frozenset(family_of) | {IDIOM}, faults):
        if row.key == IDIOM:
            yield pack.words_of(value), None
            continue
        family = family_of[row.key]
        side = None if family.id in ("body", "civil", "international") else family.id
        forms = _forms(pack, value) if kind is NounKind.ORGANISATION else [(value, True)]
        for form, many in forms:
            lemma = value.lstrip("=").partition("/")[0]
            spelling = _spelling(pack, form)
            yield pack.words_of(form), ActorNoun(kind, row.key, lemma, side, many, family.state, False, spelling)


def _seats(pack: Pack, faults: Faults) -> Phrases:
    path = pack.folder / "sides.txt"
    codes = {code for code, _ in _place_rows(pack.folder / "places.txt")}
    known = codes | pack.concepts.families.keys() | UNIONS
    for row in read_rows(path, faults):
        if row.key not in known:
            faults.add(path, row.line, f"unknown key {row.key!r}: no code of places.txt, no family of parties.toml")
        for value in row.values:
            spelling = _spelling(pack, value)
            yield pack.words_of(value), ActorNoun(NounKind.SEAT, row.key, value, row.key, spelling=spelling)


def _nations(pack: Pack, faults: Faults) -> Phrases:
    """The rows of `places.txt`: `CODE: names | adjectives | inhabitants`."""
    path = pack.folder / "places.txt"
    kinds = (NounKind.NATION, NounKind.NATIONALITY, NounKind.INHABITANT)
    for code, parts in _place_rows(path):
        for kind, values in zip(kinds, parts, strict=False):
            for value in values:
                for form in sorted(_nation_forms(pack, kind, value)):
                    plural = kind is NounKind.INHABITANT
                    noun = ActorNoun(kind, code, value, code, plural, spelling=_spelling(pack, form))
                    yield pack.words_of(form), noun


def _place_rows(path: TableFile) -> Iterator[tuple[str, list[list[str]]]]:
    for _, raw in path.lines():
        code, _, rest = raw.split("#", 1)[0].partition(":")
        if len(code.strip()) == 2 and rest:
            parts = [[value.strip() for value in part.split(",")] for part in rest.split("|")]
            yield code.strip(), [[value for value in part if value not in ("", NONE)] for part in parts]


def _nation_forms(pack: Pack, kind: NounKind, value: str) -> set[str]:
    if kind is NounKind.NATIONALITY and "adjective_after" in pack.flags:
        return pack.inflection.agree(value)
    return {value}
