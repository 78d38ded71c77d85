"""Words of places: countries with their adjectives, kinds of places, and the cues around a name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from claimcheck.languages.lexicon import Lexicon
from claimcheck.languages.pack import Pack
from claimcheck.languages.snapshots import kept
from claimcheck.languages.source import ROOT, Faults, Row, check_keys, line_of, read_rows, tables_of
from claimcheck.model import Extent, Kind, normalise
from claimcheck.model.quick import quickly_made


class WordKind(StrEnum):
    """What a phrase of the tables of places is."""

    CUE = "cue"
    """says what the name beside it is"""
    NAME = "name"
    """names a country"""
    ADJECTIVE = "adjective"
    """of a country or a town"""
    INHABITANT = "inhabitant"
    """one who lives there"""
    SITE = "site"
    """a kind of place"""


@quickly_made
@dataclass(frozen=True, slots=True)
class PlaceWord:
    """A phrase: its `value` is a cue, a country code, the name of a town, or a site concept.

    `written` is the phrase as the table has it: case tells "polish" from "Polish" and "us" from "US". `weak` site
    nouns say more often something else; `only_named` ones are sites with a name alone ("le cap Gris-Nez").
    """

    kind: WordKind
    value: str
    written: str
    weak: bool = False
    only_named: bool = False


class TownName(StrEnum):
    """What the name of a town as the name of a site tells of where the site is."""

    OPEN = "open"
    """after "of" the site is there, else only a large town is sure to hold it"""
    WHERE = "where"
    """the site is there ("Faro airport")"""
    NOWHERE = "nowhere"
    """nothing ("rue de Marseille")"""


@dataclass(frozen=True, slots=True)
class SiteConcept:
    """A kind of place. `part_of` is the wider kind, the empty string when there is none; `inside` are the kinds that
    one may be part of, `extent` is what it is to sites of other kinds; `town_name` is what a town's name tells of it.
    `numbered` ones are told apart by the number or letter behind the noun ("camp 2", "terminal B"). What is at one of
    the kinds `opposite` is not at this one ("left bank", "right bank").
    """

    id: str
    part_of: str = ""
    inside: tuple[str, ...] = ()
    extent: Extent = Extent.WHOLE
    town_name: TownName = TownName.OPEN
    numbered: bool = False
    opposite: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceTables:
    """The tables of one language. Sets hold normalised words; `lexicon` all phrases of one and more words."""

    lexicon: Lexicon[PlaceWord]
    compounds: bool
    """the language puts a name right before the noun it belongs to ("Kharkiv airport")"""
    joints: frozenset[str]
    features: frozenset[str]
    tails: frozenset[str]
    """words that end, written small, the name of a region or a sea ("Afrique centrale", "Baltic states")"""
    counties: frozenset[str]
    """words that make a name that of a county"""
    short_counties: frozenset[str]
    """abbreviations of them, which stand before the name ("Co Antrim")"""
    afloat: frozenset[str]
    """words for vessels and what happens to them, beside which a name that a sea has too is the sea's"""
    rulers: frozenset[str]
    """those that regions have, and neither countries nor towns ("governor")"""
    datives: frozenset[str]
    particles: frozenset[str]
    directions: frozenset[str]
    standing: frozenset[str]
    """prepositions after which a noun that is weak as a site says where something was ("at his home")"""
    no_town: frozenset[str]
    """prepositions that a land or a region has before it, and a town never ("en Mayenne")"""
    home: frozenset[str]
    """the countries that texts in the language mostly mean by a name of several towns"""
    compass: dict[str, int]
    """points of the compass in degrees"""
    distances: frozenset[str]
    determiners: frozenset[str]
    titles: frozenset[str]
    ordinary: frozenset[str]
    not_places: frozenset[str]
    site_adjectives: frozenset[str]
    contracted: dict[str, str]
    """prepositions grown together with the article of the name behind them, and that article ("au Mans": "le")"""
    numbers: frozenset[str]
    """words before the number of a site ("no.")"""
    territories: frozenset[str]
    """nouns that the adjective of a country makes a place ("dans les eaux turques"), some only behind a preposition
    that stands with them ("on the Spanish side")"""


PHRASE_CUES = ("in", "near", "at", "toward", "of", "settlement", "region")
WORD_CUES = (
    "joint", "feature", "tail", "county", "short_county", "afloat", "ruler", "dative", "particle", "direction",
    "distance", "determiner", "title", "ordinary", "not_place", "site_adjective", "standing", "number", "contracted",
    "territory", "no_town",
)  # fmt: skip
POINTS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")
"""The points of the compass, clockwise."""
SITE_KEYS = {"part_of": str, "inside": list, "extent": str, "town_name": str, "numbered": bool, "opposite": list}
"""What a kind of place may say of itself."""
CUES = (*PHRASE_CUES, *WORD_CUES, *POINTS, "weak_site", "named_site")


@cache
def read_sites(path: Path = ROOT / "concepts" / "sites.toml") -> dict[str, SiteConcept]:
    """The kinds of places by id. Raises: BrokenPack."""
    faults, sites = Faults(), {}
    for name, table in tables_of(path, faults):
        check_keys(path, name, table, SITE_KEYS, faults)
        chosen: dict[str, StrEnum] = {}
        for key, allowed in (("extent", Extent), ("town_name", TownName)):
            value = table.get(key, next(iter(allowed)))
            if value not in tuple(allowed):
                fault = f"{name}: unknown {key} {value!r}; allowed: {', '.join(allowed)}"
                faults.add(path, line_of(path, f"[{name}]"), fault)
            else:
                chosen[key] = allowed(value)
        inside = tuple(str(kind) for kind in table.get("inside", ()))
        opposite = tuple(str(kind) for kind in table.get("opposite", ()))
        part_of, numbered = str(table.get("part_of", "")), bool(table.get("numbered"))
        sites[name] = SiteConcept(name, part_of, inside, numbered=numbered, opposite=opposite, **chosen)  # type: ignore[arg-type]
    for site in sites.values():
        for kind in filter(None, (site.part_of, *site.inside, *site.opposite)):
            if kind not in sites:
                faults.add(path, line_of(path, f"[{site.id}]"), f"{site.id}: no kind {kind!r} is defined")
    faults.raise_any()
    return sites


@cache
def read_kinds() -> dict[str, Kind]:
    """What is known of each kind of site, by its id. Raises: BrokenPack."""
    sites = read_sites()
    kinds = ((s, _wider(s, sites)) for s in sites.values())
    return {s.id: Kind(s.id, wider, frozenset(s.inside), s.extent, frozenset(s.opposite)) for s, wider in kinds}


def _wider(site: SiteConcept, sites: dict[str, SiteConcept]) -> frozenset[str]:
    """All that a kind of site is a kind of."""
    wider: list[str] = []
    while site.part_of and site.part_of not in wider:
        wider.append(site.part_of)
        site = sites[site.part_of]
    return frozenset(wider)


@cache
def read_places(pack: Pack) -> PlaceTables:
    """The tables of places of a pack. Raises: BrokenPack, naming every line at fault."""
    return kept("places", pack.folder, lambda: _read_tables(pack))


def _read_tables(pack: Pack) -> PlaceTables:
    faults = Faults()
    cues = _read_cues(pack, faults)
    words = _country_words(pack, faults) + _town_words(pack, faults) + _site_words(pack, cues, faults)
    words += [PlaceWord(WordKind.CUE, cue, phrase) for cue in PHRASE_CUES for phrase in cues[cue]]
    faults.raise_any()
    sets = {cue: frozenset(normalise(word) for word in cues[cue]) for cue in WORD_CUES}
    adjectives = frozenset(form for word in sets["site_adjective"] for form in pack.inflection.agree(word))
    return PlaceTables(
        lexicon=Lexicon((pack.words_of(word.written), word) for word in dict.fromkeys(words)),
        compounds="adjective_after" not in pack.flags,
        joints=sets["joint"],
        features=sets["feature"],
        tails=sets["tail"],
        counties=sets["county"],
        short_counties=sets["short_county"],
        afloat=sets["afloat"],
        rulers=sets["ruler"],
        datives=sets["dative"],
        particles=sets["particle"],
        directions=sets["direction"],
        standing=sets["standing"],
        no_town=sets["no_town"],
        home=pack.home,
        compass={normalise(word): 45 * n for n, point in enumerate(POINTS) for word in cues[point]},
        distances=sets["distance"],
        determiners=sets["determiner"],
        titles=sets["title"],
        ordinary=sets["ordinary"],
        not_places=sets["not_place"],
        site_adjectives=adjectives,
        contracted=dict(word.split() for word in cues["contracted"]),
        numbers=sets["number"],
        territories=sets["territory"],
    )


def _read_cues(pack: Pack, faults: Faults) -> dict[str, tuple[str, ...]]:
    path = pack.folder / "place_cues.txt"
    found: dict[str, tuple[str, ...]] = dict.fromkeys(CUES, ())
    for row in read_rows(path, faults):
        if row.key not in CUES:
            faults.add(path, row.line, f"unknown cue {row.key!r}; allowed: {', '.join(sorted(CUES))}")
            continue
        found[row.key] += row.values
    return found


def _parts(row: Row) -> list[list[str]]:
    """The lists of a row between its bars; `-` is an empty one."""
    return [[w.strip() for w in part.split(",") if w.strip() not in ("", "-")] for part in row.values]


def _country_words(pack: Pack, faults: Faults) -> list[PlaceWord]:
    path, words = pack.folder / "places.txt", []
    for row in read_rows(path, Faults(), separator="|"):
        parts = _parts(row)
        if len(parts) != 3 or not parts[0]:
            faults.add(path, row.line, f"{row.key}: wanted `names | adjectives | inhabitants`, `-` for none")
            continue
        if len(row.key) != 2 or not row.key.isupper():
            faults.add(path, row.line, f"{row.key!r} is no country code")
        words += [PlaceWord(WordKind.NAME, row.key, name) for name in parts[0]]
        words += [form for word in parts[1] for form in _adjective_forms(pack, row.key, word)]
        words += [PlaceWord(WordKind.INHABITANT, row.key, name) for name in parts[2]]
    return words


def _adjective_forms(pack: Pack, value: str, adjective: str) -> list[PlaceWord]:
    forms = pack.inflection.agree(adjective)
    return [PlaceWord(WordKind.ADJECTIVE, value, form) for form in sorted(forms)]


def _town_words(pack: Pack, faults: Faults) -> list[PlaceWord]:
    rows = read_rows(pack.folder / "towns.txt", faults)
    return [form for row in rows for word in row.values for form in _adjective_forms(pack, row.key, word)]


def _site_words(pack: Pack, cues: dict[str, tuple[str, ...]], faults: Faults) -> list[PlaceWord]:
    path, sites, words = pack.folder / "sites.txt", read_sites(), []
    weak, named = cues["weak_site"], cues["named_site"]
    seen: dict[str, str] = {}
    for row in read_rows(path, faults):
        if row.key not in sites:
            faults.add(path, row.line, f"no kind {row.key!r} in concepts/sites.toml")
        for noun in row.values:
            other = seen.setdefault(noun, row.key)
            if other != row.key:
                faults.add(path, row.line, f"{noun!r} stands under {other} as well")
            forms = sorted(site_forms(pack, noun))
            words += [PlaceWord(WordKind.SITE, row.key, f, f in weak, f in named) for f in forms]
    return words


def site_forms(pack: Pack, noun: str) -> set[str]:
    """A noun phrase in the singular and the plural, whichever of its words the language changes.

    Where adjectives follow their noun, both the first word and an adjective after it change; else the last word does.
    """
    words = noun.split(" ")
    if "adjective_after" not in pack.flags:
        return {noun} | {" ".join([*words[:-1], form]) for form in pack.inflection.decline(words[-1])}
    forms = {noun} | pack.inflection.decline(noun)
    if len(words) == 2:
        for head in pack.inflection.decline(words[0]) - {words[0]}:
            forms |= {f"{head} {form}" for form in pack.inflection.agree(words[1]) if form.endswith(head[-1])}
    return forms
