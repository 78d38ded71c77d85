"""Which names are places, and which of the places of that name each one is."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from claimcheck.gazetteer import Place, find_key
from claimcheck.languages.places import PlaceTables
from claimcheck.mentions.places.candidates import Found, Name
from claimcheck.mentions.places.likelihood import (
    ALTERNATE_COST,
    HOME_COUNTRY,
    Context,
    is_called_so,
    is_lone,
    score,
    stands_as_region,
)
from claimcheck.mentions.places.names import STRONG
from claimcheck.model import fold
from claimcheck.model.regions import kilometres

KNOWN_TOWN = 100_000
"""inhabitants from which a town stands for its country, and a headline or an ordinary word for the town"""
PLAIN_TOWN = 30_000
"""inhabitants from which a name with no word of place is taken for the town; words and surnames are a table"""
FAIR_TOWN = 15_000
"""inhabitants from which "of X" is enough"""
SMALL_TOWN = 5_000
"""inhabitants from which the name is enough when the article names its country"""

AMBIGUOUS = 0.3
"""two places closer than a factor of two are not told apart"""
RIVAL = HOME_COUNTRY + AMBIGUOUS
"""one that comes so near is another text's choice, in another language: it is not ruled out"""
BESIDE = 40.0
"""kilometres from a town to the feature of its name beside it"""
LONGEST_JOINT = 3
"""tokens between two names of a list: "en Géorgie, et en Floride" """
GAP = 6
"""tokens between a name and the one that says where it lies"""


def choose_places(found: Sequence[Found], tables: PlaceTables) -> None:
    """Accepts the names that are places, links them to their holders and chooses among places of one name."""
    context = Context(tables, others=set().union(*(f.others for f in found)) if found else set())
    names = [name for f in found for name in f.names]
    for f in found:
        _inherit_cues(f.names, tables)
        _link_holders(f.names)
    for name in names:
        if name.accepted or _is_sure(name, context):
            name.accepted = True
            context.sure.add(name.key)
            _note_country(name, context)
    for name in names:
        name.accepted = name.accepted or _is_likely(name, context)
    for name in names:
        if name.accepted:
            _note_feature(name, context)
    for f in found:
        for name in f.names:
            for holder in name.holders if name.accepted else ():
                holder.accepted = True
    for name in names:
        if name.accepted and name.places:
            _choose(name, context)
    _settle_holders(names)


def _settle_holders(names: Sequence[Name]) -> None:
    """In "Atlanta, Georgia" the second is the Georgia that holds the first."""
    for name in names:
        for holder in name.holders if name.chosen else ():
            held_by = name.chosen.within if name.chosen else ()
            place = next((place for key in held_by for place in holder.places if place.key == key), None)
            if place is not None:
                holder.chosen, holder.ambiguous = place, False


def _note_country(name: Name, context: Context) -> None:
    if not name.places:
        return
    best = name.places[0]
    rivals = any(_may_be_meant(place, best, name, context.tables) for place in name.places)
    if best.country and not rivals and (not best.is_town or best.population >= KNOWN_TOWN):
        context.note(best.country, name)
        context.holding.update(best.within)


def _may_be_meant(place: Place, best: Place, name: Name, tables: PlaceTables) -> bool:
    """May a name stand for this one, in another country than the best known one?"""
    known = place.population >= best.population / 3 or (best.is_town and stands_as_region(place, name, tables))
    return place.country != best.country and known


def _note_feature(name: Name, context: Context) -> None:
    """A river or a region that is the only one of its name, or the one that a determiner goes with."""
    features = [place for place in name.places if not place.is_town]
    if len(features) == 1 and features[0].country and (name.determiner or len(name.places) == 1):
        context.note(features[0].country, name)


def _inherit_cues(names: list[Name], tables: PlaceTables) -> None:
    """In "à Paris, Lyon et Marseille" the cue before the first stands for all; what is listed together is of a kind."""
    for one, other in itertools.pairwise(names):
        if not 0 < other.first - one.last <= LONGEST_JOINT or one.adjective is not other.adjective:
            continue
        between = range(one.last, other.first)
        rest = [n for n in between if one.line.norm(n) != "," and one.line.norm(n) not in tables.joints]
        small = all(one.line.norm(n) in tables.determiners or n in one.line.cue_words for n in rest)
        if len(rest) == len(between) or not small:
            continue
        one.peers.append(other)
        other.peers.append(one)
        if not rest and not other.cue and one.cue in STRONG and not one.adjective:
            other.cue = "in" if one.cue == "settlement" else one.cue
            other.cue_first = other.first


def _link_holders(names: list[Name]) -> None:
    for one, other in itertools.pairwise(names):
        if one.adjective is not other.adjective and one.last == other.first:
            named, adjective = (other, one) if one.adjective else (one, other)
            named.lands.append(adjective)
        if one.adjective or other.adjective or one.key == other.key or not 0 < other.first - one.last <= GAP:
            continue
        if _says_where(one, other) and _may_hold(other, one):
            one.holders.append(other)


def _says_where(one: Name, other: Name) -> bool:
    """Is nothing but a comma, a bracket or words of place between the two names?"""
    line, at = one.line, one.last
    opened = line.norm(at) in (",", "(")
    at += opened
    rest = [n for n in range(at, other.first) if n not in line.kinds]
    plain = all(
        n in line.cue_words or line.norm(n) in line.tables.determiners or line.norm(n) in line.tables.directions
        for n in rest
    )
    return plain and (opened or (bool(rest) and other.cue in ("in", "of", "region")))


def _may_hold(holder: Name, name: Name) -> bool:
    keys = {place.key for place in holder.places}
    if not name.places:
        return bool(keys) and (holder.region or any(not place.is_town for place in holder.places))
    if any(key in place.within for place in name.places for key in keys):
        return True
    if _is_listed(holder):
        return False
    called = _regions_called(holder, name)
    if called:
        holder.places = (*holder.places, *called)
    elif _is_one_region(holder):
        name.places = ()  # a town of that region which no table has: "Cairo, Illinois"
    else:
        return False
    return True


def _is_listed(name: Name) -> bool:
    """Does another name follow that "and" joins to it ("Vancouver, Washington and Ottawa")?"""
    line, after = name.line, name.last + (name.line.norm(name.last) == ",")
    return line.norm(after) in line.tables.joints


def _regions_called(holder: Name, name: Name) -> tuple[Place, ...]:
    """The first-level regions of the towns of a name that go by the other with a word for it ("Washington State")."""
    keys = {key for town in name.places for key in town.within if key[:2].isupper() and key.count(".") == 1}
    regions = (find_key(key) for key in sorted(keys))
    return tuple(region for region in regions if region and fold(region.name).startswith(f"{holder.key} "))


def _is_one_region(holder: Name) -> bool:
    """Is it nothing but a first-level region, right behind a comma?"""
    only = len(holder.places) == 1 and not holder.places[0].is_town
    first_level = only and holder.places[0].key[:2].isupper() and holder.places[0].key.count(".") == 1
    return first_level and holder.line.norm(holder.first - 1) == ","


def _is_ordinary(name: Name, context: Context) -> bool:
    text = " ".join(token.norm for token in name.line.tokens[name.first : name.last])
    return text in context.tables.ordinary or name.line.norm(name.last - 1) in context.others


def _is_sure(name: Name, context: Context) -> bool:
    """Do the words beside a name say that it is a place?"""
    if name.blocked:
        return False
    if name.adjective or name.region:
        return bool(name.places) or name.cue == "region"
    if name.last - name.first == 1 and name.line.norm(name.first) in context.tables.not_places:
        return False
    known_other = name.line.norm(name.last - 1) in context.others
    if not name.places:
        return not known_other
    if name.cue in STRONG:
        return not known_other or name.cue != "at"
    if name.line.headline and name.cue not in STRONG and not name.is_country:
        return False
    if name.is_country:
        return not _is_ordinary(name, context) or name.determiner
    return bool(name.holders) and not known_other


def _is_likely(name: Name, context: Context) -> bool:
    """Is a name a place though no word beside it says so?"""
    if not name.places or name.blocked or name.line.norm(name.last - 1) in context.others:
        return False
    if _is_ordinary(name, context):
        return _is_likely_all_the_same(name)
    if name.line.norm(name.first) in context.tables.not_places:
        return False
    if name.key in context.sure or (not name.line.headline and not all(place.is_town for place in name.places)):
        return True
    people = max(_people(place, len(name.places)) for place in name.places)
    at_home = any(p.country in context.countries and p.population >= SMALL_TOWN for p in name.places)
    if name.line.headline:
        return people >= KNOWN_TOWN
    if name.cue in ("toward", "of"):
        return at_home or people >= FAIR_TOWN
    return at_home or people >= PLAIN_TOWN


def _is_likely_all_the_same(name: Name) -> bool:
    """An ordinary word as a name: a region after a determiner ("l'Ain"), a large town after "of" ("maire de Nice")."""
    if name.determiner and any(not place.is_town for place in name.places):
        return True
    return name.cue in ("of", "toward") and any(p.is_main and p.population >= KNOWN_TOWN for p in name.places)


def _people(place: Place, places: int) -> float:
    """Inhabitants, a tenth of them when an alternate name is not the name of this place alone."""
    return place.population if place.is_main or places == 1 else place.population / 10**ALTERNATE_COST


def _choose(name: Name, context: Context) -> None:
    """The likeliest place of a name; none when two are about equal and neither holds the other."""
    held_by = {place.key for holder in name.holders for place in holder.places}
    scores = sorted(((score(p, name, context, held_by), p.key, p) for p in name.places), reverse=True)
    best_score, _, best = scores[0]
    name.chosen = best
    gaps = [(best_score - points, place) for points, _, place in scores[1:]]
    others = [
        (gap, place)
        for gap, place in gaps
        if _may_be_around(place, best, name, context) or (gap < RIVAL and not _is_about(best, place))
    ]
    name.ambiguous = any(gap < AMBIGUOUS for gap, _ in others)
    name.rivals = tuple(place for _, place in others)
    if best.is_town and not held_by and not context.is_told(best.country, name):
        name.namesakes = tuple(place for place in name.places if _is_namesake(place, best) and place not in name.rivals)
    if best.is_town and best.population < FAIR_TOWN and best.country not in context.countries and not held_by:
        name.lands_unsaid = context.tables.home  # a hamlet of the name, which no list has, may be meant


def _is_namesake(place: Place, best: Place) -> bool:
    """Is it another town of the name, large enough to be in the news ("Moscow" in Idaho)?"""
    people = FAIR_TOWN if place.is_main else KNOWN_TOWN
    large = place.is_town and place.population >= people
    return large and place.key != best.key and not _is_about(best, place)


def _may_be_around(place: Place, best: Place, name: Name, context: Context) -> bool:
    """May a region be meant, however better known its town ("in Quebec") or the country of its name is ("Georgia")?"""
    if len(best.key) == 2:
        return best.key not in context.holding and is_lone(place, name)
    may_stand = context.tables.compounds or name.determiner or name.cue == "in"
    return may_stand and place.key in best.within and is_called_so(place, name)


def _is_about(one: Place, other: Place) -> bool:
    """Does one hold the other, or lie beside it, so that it does not matter which is meant?"""
    return other.key in one.within or one.key in other.within or _side_by_side(one, other)


def _side_by_side(one: Place, other: Place) -> bool:
    """Do a town and a feature of one name lie so near each other that it does not matter which is meant?"""
    if one.point is None or other.point is None or one.is_town is other.is_town:
        return False
    return kilometres(one.point, other.point) <= BESIDE
