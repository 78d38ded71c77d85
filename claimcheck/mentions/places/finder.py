"""From the sentences of an article to its mentions of places."""

from __future__ import annotations

import math
from collections.abc import Sequence, Set
from functools import cache

from rapidfuzz import fuzz, process

from claimcheck.gazetteer import Place, find_key, lookup
from claimcheck.languages import Pack
from claimcheck.languages.places import TownName, read_places, read_sites
from claimcheck.languages.quantities import load_quantity_tables
from claimcheck.mentions.names import skeleton
from claimcheck.mentions.places.bearings import read_bearing
from claimcheck.mentions.places.candidates import Found, Name
from claimcheck.mentions.places.choice import KNOWN_TOWN, choose_places
from claimcheck.mentions.places.line import Line, read_line
from claimcheck.mentions.places.names import find_names
from claimcheck.mentions.places.sites import ROAD_NUMBER, Site, called, find_sites, site_key, text_of
from claimcheck.model import Article, PlaceMention, Sentence, fold

SAME_NAME = 88.0
"""rapidfuzz ratio from which an unknown name is a spelling of one found in the article. Spellings of one name:
Severodonetsk / Sievierodonetsk 93, Zaporizhzhia / Zaporizhia 91, Khartoum / Khartum 93; different ones: Volnovakha /
Vovchansk 53, Bakhmut / Balakliia 38. Makiivka / Makeevka (75) is missed"""
PEOPLE_A_KILOMETRE = 100
"""square root of the inhabitants for each kilometre that a town reaches: Paris 14 km, with its suburbs of the same name
in the news; Lyon 7, a town of 10,000 one"""
NEARBY = 25.0
"""kilometres that "near X" reaches: chosen, a day's walk; what lies beyond the town after X is told as near that one"""
OFFING = 200.0
"""kilometres that "30 miles off X" reaches, whatever the distance: what happens at sea further off is told by a sea"""
FEATURE = 10.0
"""kilometres around a cape, a pass or a summit that are told as there"""
SHORTEST_FUZZY = 5
"""letters; one letter in four is another name"""
NO_KEYS: frozenset[str] = frozenset()
SOUNDS = "~"
"""How the keys begin of names that no table knows, as they sound."""


def find_places(article: Article, sentences: Sequence[Sentence], pack: Pack) -> list[PlaceMention]:
    """Every place, site and adjective of a place in the article, by where it stands; no two overlap.

    A name that could be several places has no geonameid and the folded name as its key.
    """
    tables, prose = read_places(pack), article.prose
    usual = _usual_words(pack)
    small = {token.norm for sentence in sentences for token in sentence.tokens if token.norm == token.text}
    lower = frozenset(small.union(_opening_nouns(sentences, small, pack)))
    lines = [read_line(sentence, prose, tables, lower, usual) for sentence in sentences]
    found = [find_names(line) for line in lines]

    def is_noun(word: str) -> bool:
        return bool(word and pack.counted_nouns.get(word)) and not pack.predicates.get(word)

    numbered = ROAD_NUMBER.search(prose) is not None
    pairs = zip(lines, found, strict=True)
    sites = [find_sites(line, f.names, usual, is_noun, numbered=numbered) for line, f in pairs]
    choose_places(found, tables)
    spellings = _spellings(found)
    mentions = [mention for f in found for name in f.names for mention in _mention_of(name, spellings)]
    mentions += [_mention_of_site(site) for group in sites for site in group]
    return _without_overlaps(mentions)


@cache
def _usual_words(pack: Pack) -> frozenset[str]:
    """The language's function words and number words."""
    return pack.stopwords | load_quantity_tables(pack).triggers


def _opening_nouns(sentences: Sequence[Sentence], small: Set[str], pack: Pack) -> list[str]:
    """The words that open a sentence and that something may be counted by, but for those known to be written small."""
    words = {sentence.tokens[0].norm for sentence in sentences if sentence.tokens} - small
    return [word for word in words if pack.counted_nouns.get(word) or pack.predicates.get(word)]


def _without_overlaps(mentions: list[PlaceMention]) -> list[PlaceMention]:
    """The longer of two that overlap, in order of the text; of the same length a listed feature ("désert d'Atacama")
    comes before the kind of site, and that before a name."""
    kept: list[PlaceMention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end, "." not in m.key, m.site is None)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
        elif len(mention.span) > len(kept[-1].span):
            kept[-1] = mention
    return kept


def _spellings(found: Sequence[Found]) -> dict[str, Name]:
    """The names of known places by the spelling the article has."""
    return {
        name.key: name for f in found for name in f.names if name.chosen and not name.adjective and not name.ambiguous
    }


def _mention_of(name: Name, spellings: dict[str, Name]) -> list[PlaceMention]:
    if not name.accepted or name.inner:
        return []
    first, last = _phrase(name)
    line = name.line
    place, key, rule = _place_of(name, spellings)
    territory = _territory(name) if name.adjective else None
    bearing = None if name.adjective else read_bearing(line, name.first)
    if bearing is not None and bearing.is_offing and name.cue == "near":
        bearing, rule = None, "offing"
    first = bearing.first if bearing else first
    if territory is not None:
        (first, last), rule = territory, "territory"
    named = name.text if place is None or name.ambiguous else place.name
    rivals, around = _rivals(name, place)
    return [
        PlaceMention(
            line.span(first, last),
            line.text(first, last),
            line.sentence.index,
            "adjective" if name.adjective and territory is None else bearing.rule if bearing else rule,
            name=named,
            key=key,
            geonameid=place.geonameid if place and not name.ambiguous else None,
            country=place.country if place and not name.ambiguous else None,
            within=_within(name, place),
            is_location=territory is not None or (not name.adjective and (bearing is None or bearing.is_part)),
            bearing=bearing.degrees if bearing else None,
            point=place.point if place and not name.ambiguous else None,
            reach=_reach(place, rule),
            rivals=rivals,
            around=around,
            sounds="" if place is not None else _sound_of(named) if name.unit is None else _town_of(name.unit, line),
        )
    ]


def _territory(name: Name) -> tuple[int, int] | None:
    """The tokens of the territory that the adjective of a country says is its own, where something is: "on the Spanish
    side", "écrasé côté français"; None for a side that only speaks ("the Spanish side said")."""
    line, tables = name.line, name.line.tables
    noun = name.last if tables.compounds else name.first - 1
    first, last = min(name.first, noun), max(name.last, noun + 1)
    before = first - 1 - (line.norm(first - 1) in tables.determiners)
    if f"{line.norm(before)} {line.norm(noun)}" in tables.territories:
        return first, last
    if line.norm(noun) not in tables.territories:
        return None
    if tables.compounds:
        placed = line.cue_before(first)[0] or line.norm(before) in tables.standing
    else:
        placed = before >= 0 and line.tokens[before].is_word
    return (first, last) if placed else None


def _town_of(unit: tuple[int, int], line: Line) -> str:
    """The key of the town that has the name of a county: texts mean the county by either."""
    town = max(lookup(line.text(*unit)), key=lambda place: place.population, default=None)
    return town.key if town is not None else fold(line.text(*unit))


def _sound_of(name: str) -> str:
    """The key of how a name sounds; what French writes "ch" is "sh" in English, so that these are one."""
    return SOUNDS + skeleton(name).replace("c", "s")


def _rivals(name: Name, place: Place | None) -> tuple[frozenset[str], frozenset[str]]:
    """The keys of the other places that may be meant, of all where none is likelier, and of what holds these; a county
    may lie around any town of its name."""
    if name.unit is not None:
        town = name.line.text(*name.unit)
        return NO_KEYS, frozenset({fold(town), *(place.key for place in lookup(town))})
    if not name.ambiguous and place is not name.chosen:
        return NO_KEYS, NO_KEYS
    rivals = name.places if name.ambiguous else name.rivals
    around = NO_KEYS if name.ambiguous else name.lands_unsaid
    if not rivals and not name.namesakes:
        return NO_KEYS, around
    holders = (key for one in rivals for key in one.within)
    regions = (key for one in name.namesakes for key in one.within if one.population >= KNOWN_TOWN or "." in key)
    return frozenset(one.key for one in (*rivals, *name.namesakes)), frozenset((*around, *holders, *regions))


def _reach(place: Place | None, rule: str) -> float:
    """Kilometres around a town or a small feature within which is what is told of it."""
    if place is None:
        return 0.0
    own = math.sqrt(place.population) / PEOPLE_A_KILOMETRE if place.is_town else FEATURE
    return own + {"near": NEARBY, "offing": OFFING}.get(rule, 0.0)


def _place_of(name: Name, spellings: dict[str, Name]) -> tuple[Place | None, str, str]:
    """The place of a name, its key, and the rule that found it."""
    if name.chosen is None and name.unit is not None:
        return None, name.key, "cue"
    if name.chosen is None:
        same = _same_spelling(name.key, spellings)
        return (same.chosen, same.chosen.key, "spelling") if same and same.chosen else (None, name.key, "cue")
    if name.ambiguous:
        return name.chosen, name.key, "ambiguous"
    if name.region and name.chosen.is_town:
        return _region_of(name.chosen)
    rule = "near" if name.cue == "near" else "name" if name.chosen.is_main else "alternate name"
    return name.chosen, name.chosen.key, rule


def _region_of(town: Place) -> tuple[Place | None, str, str]:
    """The first-level region a town lies in: what "the region of X" means where no row says otherwise."""
    key = next((key for key in town.within if key[:2].isupper() and key.count(".") == 1), "")
    region = find_key(key) if key else None
    if region is not None:
        return region, region.key, "region of"
    made = Place(key, town.name, None, town.country, town.within[town.within.index(key) + 1 :], 0) if key else town
    return made, made.key, "region of"


def _same_spelling(key: str, spellings: dict[str, Name]) -> Name | None:
    if len(key) < SHORTEST_FUZZY or not spellings:
        return None
    best = process.extractOne(key, spellings.keys(), scorer=fuzz.ratio, score_cutoff=SAME_NAME)
    return spellings[best[0]] if best else None


def _within(name: Name, place: Place | None) -> tuple[str, ...]:
    own = place.within if place is not None and not name.ambiguous else ()
    land = next((adjective for adjective in name.lands if adjective.chosen and adjective.chosen.key in own), None)
    if land is not None:
        return _keys_of(land)
    stated = [key for holder in name.holders if holder.chosen for key in _keys_of(holder)]
    return tuple(dict.fromkeys((*own, *stated)))


def _keys_of(name: Name) -> tuple[str, ...]:
    """The key of the place of a name and of all that holds it."""
    if not name.accepted:
        return ()
    place, key, _ = _place_of(name, {})
    return (key, *(place.within if place is not None and not name.ambiguous else ()))


def _phrase(name: Name) -> tuple[int, int]:
    """The tokens of the name with the word of region beside it ("Kharkiv region", "région de Kharkiv")."""
    line, first, last = name.line, name.first, name.last
    if not name.region:
        return first, last
    if name.cue == "region":
        return name.cue_first, last
    while last < len(line.tokens) and last in line.kinds and last - name.last < 2:
        last += 1
    return first, last


def _mention_of_site(site: Site) -> PlaceMention:
    line = site.line
    within: dict[str, None] = {}
    country: str | None = None
    for name in site.names:
        for place in [name] if _tells_where(site, name) else name.holders:
            place.accepted = place.accepted or place.chosen is not None
            if place.chosen is not None:
                within |= dict.fromkeys(_keys_of(place))
                country = country or (None if place.ambiguous else place.chosen.country)
    bearing = read_bearing(line, site.first)
    first = site.first if bearing is None else bearing.first
    feature = next((place for place in lookup(text_of(site)) if not place.is_town), None) if site.land else None
    near = line.cue_before(site.first)[0] == "near"
    rule = "adjunct" if site.adjunct else bearing.rule if bearing else "near" if near else "site"
    named = next((name for name in site.names if name.chosen and next(iter(_keys_of(name)), "") in within), None)
    text, spot = line.text(site.first, site.last), feature or (named.chosen if named else None)
    rivals, around = _rivals(named, named.chosen) if named and not feature else (NO_KEYS, NO_KEYS)
    return PlaceMention(
        line.span(first, site.last), line.text(first, site.last), line.sentence.index, rule,
        name=feature.name if feature else called(site) or text, key=feature.key if feature else site_key(site),
        site=None if feature else site.concept, country=feature.country if feature else country,
        within=tuple(dict.fromkeys(feature.within)) if feature else tuple(within),
        is_location=not site.adjunct and (bearing is None or bearing.is_part),
        bearing=bearing.degrees if bearing else None, point=spot.point if spot else None, reach=_reach(spot, rule),
        rivals=rivals, around=around,
    )  # fmt: skip


def _tells_where(site: Site, name: Name) -> bool:
    """A place that is part of the site's name may be where it is not: "the Azov steel plant" is not in Azov, nor is
    "rue de Marseille" in Marseille; Faro airport is in Faro."""
    if not name.inner or name.chosen is None or not name.chosen.is_town:
        return True
    tells = read_sites()[site.concept].town_name
    if tells is TownName.OPEN:
        return site.joined or name.chosen.population >= KNOWN_TOWN
    return tells is TownName.WHERE
