"""How likely each of the places of a name is meant."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from claimcheck.gazetteer import Place
from claimcheck.languages.places import PlaceTables
from claimcheck.mentions.places.candidates import Name
from claimcheck.model import fold

COUNTRY_SCORE = 9.0
REGION_SCORE = 4.2
"""on the scale of the logarithm of inhabitants: a region ranks as a town of 15,000, unless a word says region"""
ALTERNATE_COST = 1.0
"""an alternate name counts as a tenth of the inhabitants: "Nis" is Niš before it is Nice"""
SHADOWED_COST = 4.0
"""Salvador was once called Bahia, as its state still is, and GeoNames has Oklahoma City as Oklahoma too"""
NAMED_COUNTRY = 1.2
"""a country named in the article makes its towns 15 times as likely: London in Ontario stays behind the capital"""
HOME_COUNTRY = 0.8
"""a country where the article's language is spoken makes its places six times as likely: Brest in Brittany comes
before the one in Belarus for a French text that does not name Belarus"""
HOLDER_SCORE = 8.0
"""the text says which: "Paris, Texas" """
REGION_WORD = 6.0
PEER_SCORE = 6.0
"""regions are listed with regions: "Georgia and Alabama" """
LONE_SCORE = 1.8
"""a region that no town in it is named like (Kent, Cornwall) ranks as a town of a million, above those overseas"""
HELD_SCORE = 4.0
"""such a region comes before the country of its name where the article names a town in it: Georgia beside Atlanta"""
AFLOAT = 4.0
"""a sea comes before the region of its name in a sentence that tells of vessels ("un cargo a coulé dans la Manche")"""
SEAS = ("sea.", "strait.", "gulf.", "bay.", "ocean.")
"""How the keys of what vessels sail begin."""
DETERMINER = 3.0
"""towns stand without a determiner, regions and features with one ("dans la Vienne", "à Vienne")"""


@dataclass(slots=True)
class Context:
    """What the article tells of its places: countries named, names that are surely places (folded), other names."""

    tables: PlaceTables
    countries: set[str] = field(default_factory=set)
    sure: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    holding: set[str] = field(default_factory=set)
    """keys of what holds a large town that the article names"""
    tellers: dict[str, set[str]] = field(default_factory=dict)
    """countries with the names, folded, that tell of them"""

    def note(self, country: str, name: Name) -> None:
        """Takes a country for named by a name."""
        self.countries.add(country)
        self.tellers.setdefault(country, set()).add(name.key)

    def is_told(self, country: str | None, name: Name) -> bool:
        """Does another name tell of the country?"""
        return country is not None and bool(self.tellers.get(country, set()) - {name.key})


def score(place: Place, name: Name, context: Context, held_by: set[str]) -> float:
    """On the scale of the logarithm of inhabitants; `held_by` are the keys that the text says hold the place."""
    if len(place.key) == 2:
        found = COUNTRY_SCORE
    elif not place.is_town:
        found = REGION_SCORE + REGION_WORD * (name.region or name.governed) + DETERMINER * name.determiner
        found += _lone_score(place, name, context)
    else:
        found = math.log10(max(place.population, 1000)) - _other_name_cost(place, name)
    if place.key.startswith(SEAS) and _is_afloat(name):
        found += AFLOAT
    if place.country in context.countries or not (place.country or place.is_town):
        found += NAMED_COUNTRY
    elif place.country in context.tables.home and (place.is_town or name.determiner or context.tables.compounds):
        found += HOME_COUNTRY
    return found + HOLDER_SCORE * any(key in held_by for key in place.within)


def _is_afloat(name: Name) -> bool:
    """Does its sentence tell of a vessel, or of what only happens to one, and no word of land stand before the name?"""
    line = name.line
    told = not line.tables.afloat.isdisjoint([token.norm for token in line.tokens])
    return told and not name.region and not name.governed


def _other_name_cost(town: Place, name: Name) -> float:
    """What speaks against a town that mostly goes by another name: most, where a region it is in goes by this one."""
    if town.is_main:
        return 0.0
    shadowed = any(is_called_so(region, name) and region.key in town.within for region in name.places)
    return ALTERNATE_COST + SHADOWED_COST * shadowed


def is_called_so(place: Place, name: Name) -> bool:
    """Is it a region that mostly goes by the name?"""
    return place.key[:2].isupper() and fold(place.name) == name.key


def _lone_score(place: Place, name: Name, context: Context) -> float:
    """What speaks for a region of a country that no town in it is named like."""
    if not is_lone(place, name):
        return 0.0
    stands = stands_as_region(place, name, context.tables) and (
        is_called_so(place, name) or name.determiner or name.governed
    )
    listed = any(_is_peer(place, other, peer) for peer in name.peers for other in peer.places)
    return LONE_SCORE * stands + HELD_SCORE * (place.key in context.holding) + PEER_SCORE * listed


def is_lone(place: Place, name: Name) -> bool:
    """Is it a region of a country that no town in it is named like?"""
    return place.key[:2].isupper() and not any(place.key in other.within for other in name.places)


def stands_as_region(place: Place, name: Name, tables: PlaceTables) -> bool:
    """Is it such a region, and the name not written as towns alone are ("à Vienne", "dans la Vienne")?"""
    return (tables.compounds or name.determiner or name.governed) and is_lone(place, name)


def _is_peer(place: Place, other: Place, peer: Name) -> bool:
    """Are two regions divisions of one country or region, and the second by its name nothing better known?"""
    above, beside = place.key.rpartition(".")[0], other.key.rpartition(".")[0]
    return above == beside != "" and place.key != other.key and is_lone(other, peer)
