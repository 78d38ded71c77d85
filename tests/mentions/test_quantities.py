"""Phrases and their quantities, from the data files beside this one."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.languages import load_concepts, load_pack
from claimcheck.languages.amounts import to_base
from claimcheck.languages.quantities import load_quantity_tables
from claimcheck.languages.units import load_units
from claimcheck.mentions.quantities import apply_bound, find_quantities, plausible_high
from claimcheck.model import Article, BlockKind, NumberRange, QuantityMention, Sentence, Span

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "fr")
SHOWN_RULES = {"article", "definite", "total", "revised_from", "revised_to", "replaced", "none"}
FEWEST_PHRASES, FEWEST_EMPTY = 300, 300


def read_rows(lang: str) -> list[tuple[str, str]]:
    """The phrases of a language with what they give; a line that cannot be read fails."""
    rows = []
    for number, line in enumerate((FOLDER / f"quantities.{lang}.txt").read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        phrase, arrow, wanted = line.partition(" => ")
        assert arrow and wanted.strip(), f"quantities.{lang}.txt:{number}: no '=> quantity'"
        rows.append((phrase, wanted.strip()))
    return rows


def find(lang: str, text: str) -> list[QuantityMention]:
    pack = load_pack(lang)
    sentence = Sentence(0, Span(0, len(text)), 0, BlockKind.PARAGRAPH, pack.tokenize(text))
    return find_quantities(Article(text=text), [sentence], pack)


def shown(mention: QuantityMention) -> str:
    value = mention.value
    said = f"{mention.quote} = {value} [{value.bound}] {mention.unit or '-'} {mention.measure or mention.noun or '-'}"
    change = f" change={mention.change}" if mention.change else ""
    rule = f" rule={mention.rule}" if mention.rule in SHOWN_RULES else ""
    return said + change + (" part" if mention.partitive else "") + rule


ROWS = [(lang, *row) for lang in LANGUAGES for row in read_rows(lang)]


@pytest.mark.parametrize(("lang", "phrase", "wanted"), ROWS, ids=[f"{lang}: {phrase}" for lang, phrase, _ in ROWS])
def test_phrase(lang: str, phrase: str, wanted: str) -> None:
    assert (" | ".join(map(shown, find(lang, phrase))) or "-") == wanted


@pytest.mark.parametrize("lang", LANGUAGES)
def test_enough_phrases(lang: str) -> None:
    empty = sum(wanted == "-" for _, wanted in read_rows(lang))
    assert empty >= FEWEST_EMPTY
    assert len(read_rows(lang)) - empty >= FEWEST_PHRASES


@pytest.mark.parametrize(("lang", "phrase"), [(lang, phrase) for lang, phrase, wanted in ROWS if wanted != "-"])
def test_spans_are_the_quoted_characters(lang: str, phrase: str) -> None:
    """Wherever the phrase stands, the quote is cut there, holds the number, and stays short."""
    for before in ("", "... "):
        text = before + phrase
        for mention in find(lang, text):
            assert text[mention.span.start : mention.span.end] == mention.quote
            assert mention.span.covers(mention.number_span)
            assert len(mention.span) <= 60 or mention.span.start == mention.number_span.start


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u2009"])
def test_any_space_parts_groups(space: str) -> None:
    for lang in LANGUAGES:
        (mention,) = find(lang, f"50{space}000 euros")
        assert mention.value == NumberRange.exactly(50000)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_far_noun_leaves_the_number(lang: str) -> None:
    (phrase, *_) = (p for p, wanted in read_rows(lang) if wanted.endswith("person soldier"))
    text = phrase.replace(" ", " " * 40)
    for mention in find(lang, text):
        assert mention.span == mention.number_span or len(mention.span) <= 60


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("hostile", ["1" * 100_000, "1 " * 5_000, "1," * 5_000, "1/" * 5_000, "9.9." * 5_000])
def test_hostile_input_is_read_without_error(lang: str, hostile: str) -> None:
    for mention in find(lang, hostile):
        assert len(mention.quote) <= 60


def test_every_unit_of_a_table_is_a_concept_with_a_measure() -> None:
    measures = load_concepts().measures
    for unit in load_units(load_concepts()).values():
        assert unit.measure in measures, unit.id
    for lang in LANGUAGES:
        assert load_quantity_tables(load_pack(lang)).units


def test_languages_know_the_same_units() -> None:
    known = [
        {unit.id for _, units in load_quantity_tables(load_pack(lang)).units.items() for unit in units}
        for lang in LANGUAGES
    ]
    assert known[0] ^ known[1] <= {"ton", "pound", "stone", "bar"}


@pytest.mark.parametrize(
    ("unit", "number", "base", "dimension"),
    [
        ("kilometre", 2, 2000, "length"),
        ("foot", 100, 30.48, "length"),
        ("celsius", 0, 273.15, "temperature"),
        ("fahrenheit", 32, 273.15, "temperature"),
        ("hour", 2, 7200, "duration"),
        ("EUR", 40, 40, "EUR"),
        ("person", 3, 3, "person"),
    ],
)
def test_to_base(unit: str, number: float, base: float, dimension: str) -> None:
    value, found = to_base(NumberRange.exactly(number), unit)
    assert found == dimension
    assert value.low == pytest.approx(base)


@pytest.mark.parametrize("rule", ["about", "nearly", "slightly_over", "at_least", "at_most"])
@pytest.mark.parametrize("number", [1, 2, 9, 10, 38, 50, 300, 1200, 1_000_000])
def test_bounds_hold_the_number_itself(rule: str, number: int) -> None:
    assert apply_bound(rule, NumberRange.exactly(number), whole=True).allows(NumberRange.exactly(number))


@pytest.mark.parametrize("number", [1, 10, 38, 300])
def test_strict_bounds_leave_the_number_out(number: int) -> None:
    for rule in ("more_than", "less_than"):
        assert not apply_bound(rule, NumberRange.exactly(number), whole=True).allows(NumberRange.exactly(number))


def test_plausible_high_closes_floors_only() -> None:
    assert plausible_high(NumberRange(51, None, ">")) == 127.5
    assert plausible_high(NumberRange(None, 50, "<")) == 50
    assert plausible_high(NumberRange(3, None, ">")) == 10
