"""Places: phrases and what stands in them, phrases that hold none, containment, spellings, hostile input."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from phrases import read_phrases

from claimcheck.languages import load_pack
from claimcheck.languages.places import read_sites
from claimcheck.mentions.places import find_places
from claimcheck.model import Article, BlockKind, PlaceMention, Sentence, Span

HERE = Path(__file__).parent


def places_of(text: str, lang: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[PlaceMention]:
    """The mentions of a text whose sentences are its lines."""
    pack, sentences, start = load_pack(lang), [], 0
    for index, line in enumerate(text.splitlines(keepends=True)):
        span = Span(start, start + len(line))
        sentences.append(Sentence(index, span, index, kind, pack.tokenize(line, start)))
        start += len(line)
    return find_places(Article(text=text, lang=lang), sentences, pack)


AMBIGUOUS = read_phrases(HERE, "ambiguous.*.txt")
CASES = read_phrases(HERE, "places.*.txt") + AMBIGUOUS


def test_there_are_cases() -> None:
    for lang in ("fr", "en"):
        wanted = [want for code, _, want in CASES if code == lang]
        assert len(wanted) - wanted.count("-") >= 60
        assert wanted.count("-") >= 15
        ambiguous = [want for code, _, want in AMBIGUOUS if code == lang]
        assert len(ambiguous) - ambiguous.count("-") >= 40
        assert ambiguous.count("-") >= 40


@pytest.mark.parametrize(("lang", "phrase", "wanted"), CASES, ids=lambda value: value[:60])
def test_phrase(lang: str, phrase: str, wanted: str) -> None:
    kind = BlockKind.TITLE if phrase.startswith("! ") else BlockKind.PARAGRAPH
    text = phrase.removeprefix("! ")
    found = places_of(text, lang, kind)
    assert all(text[m.span.start : m.span.end] == m.quote for m in found)
    said = "; ".join(f"{'' if m.is_location else '~'}{m.quote} = {m.key}" for m in found)
    assert (said or "-") == wanted


def within(text: str, lang: str, quote: str) -> tuple[str, ...]:
    return next(m.within for m in places_of(text, lang) if m.quote == quote)


@pytest.mark.parametrize(
    ("lang", "text", "quote", "holders"),
    [
        ("fr", "La gare de Kramatorsk a brûlé.", "gare de Kramatorsk", ["g704508", "UA.05", "area.donbas", "UA"]),
        ("en", "A hospital in Kherson was hit.", "hospital", ["g706448", "UA.08", "UA"]),
        ("en", "They met in Paris, Texas.", "Paris", ["US.TX", "US"]),
        ("fr", "Le village de Kabondo, dans la région de Kharkiv, est pris.", "Kabondo", ["UA.07", "UA"]),
        ("fr", "Un feu à Rouen.", "Rouen", ["FR.28.76", "FR.28", "FR", "continent.EU"]),
    ],
)
def test_containment(lang: str, text: str, quote: str, holders: list[str]) -> None:
    found = within(text, lang, quote)
    assert [key for key in found if key in holders] == holders


def test_spellings_of_one_town_meet() -> None:
    spellings = [("fr", "à Izioum"), ("en", "in Izyum"), ("en", "in Izium"), ("fr", "à Ізюм")]
    assert {places_of(f"Ils sont {text}.", lang)[0].key for lang, text in spellings} == {"g707292"}


def test_unknown_spelling_meets_a_name_of_the_article() -> None:
    found = places_of("The army entered Severodonetsk.\nPeople fled near the village of Severodonyetsk.\n", "en")
    assert len({m.key for m in found}) == 1
    assert found[1].rule == "spelling"


def test_ambiguous_town_is_decided_by_the_country_named_or_by_nothing() -> None:
    alone = places_of("A fire broke out in Saint-Denis.", "en")[0]
    assert (alone.geonameid, alone.key, alone.country) == (None, "saint denis", None)
    named = places_of("A fire broke out in Saint-Denis. France is in shock.", "en")[0]
    assert named.country == "FR"


def test_region_is_told_from_its_seat() -> None:
    assert [m.key for m in places_of("in Kharkiv and the Kharkiv region", "en")] == ["g706483", "UA.07"]


def test_surname_said_before_is_no_town() -> None:
    assert places_of("Kyle Berlin was elected.\nBerlin said no.\n", "en") == []


def test_both_languages_give_a_site_one_key() -> None:
    (french,) = places_of("le théâtre de Marioupol", "fr")
    (english,) = places_of("the Mariupol theatre", "en")
    assert (french.key, french.site) == (english.key, english.site) == ("theatre mariupol", "theatre")


@pytest.mark.parametrize(
    "text",
    ["A" * 10_000, "Paris " * 5_000, "in Paris " * 3_000, "Aa-" * 4_000, "A." * 5_000, "of " * 5_000, "Le " * 5_000,
     "in the north of the " * 2_000, "hospital " * 4_000],
    ids=lambda text: text[:8],
)  # fmt: skip
def test_hostile_input_costs_a_bounded_number_of_lookups(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from claimcheck.mentions.places import line, names

    count, real = [0], names.lookup

    def counted(name: str) -> tuple[object, ...]:
        count[0] += 1
        assert len(name) <= 120
        return real(name)

    monkeypatch.setattr(names, "lookup", counted)
    monkeypatch.setattr(line, "lookup", counted)
    places_of(text, "en")
    assert count[0] <= 2 * 9 * len(text.split()) + 9 * text.count(".") + 100


def test_languages_know_the_same_countries_and_kinds_of_places() -> None:
    french, english = load_pack("fr"), load_pack("en")
    for table in ("places", "sites", "place_cues"):
        keys = [{row.split(":")[0] for _, row in (pack.folder / f"{table}.txt").lines()
                 if row and not row.startswith("#")} for pack in (french, english)]  # fmt: skip
        assert keys[0] ^ keys[1] <= {"at", "dative", "contracted", "no_town"}
    assert len(read_sites()) >= 150


def test_mentions_do_not_overlap() -> None:
    text = "\n".join(phrase for lang, phrase, _ in CASES if lang == "en")
    found = places_of(text, "en")
    assert found and all(one.span.end <= other.span.start for one, other in itertools.pairwise(found))
