"""Counties: names that a word for such a unit makes another place than the town of that name ("Cook County")."""

from __future__ import annotations

from claimcheck.gazetteer import lookup
from claimcheck.mentions.places.candidates import Name
from claimcheck.mentions.places.line import Line

LONGEST = 5
"""Tokens of the name of a county: "Prince George's County" is four without the last."""
SITED = ("in", "near", "at", "toward", "of")
"""Cues before a county in a headline, where everything has a capital, that tell it from a body of its name."""


def find_county(line: Line, first: int, last: int) -> Name | None:
    """The county that a run of capitalised words names with the word for it; none where a table knows it by the whole
    phrase ("County Durham")."""
    if last - first > LONGEST:
        return None
    if line.norm(first) in line.tables.short_counties:
        return _written_short(line, first, last)
    if line.tables.compounds:
        return _before_unit(line, first, last)
    cue, cue_first = line.cue_before(first)
    if cue != "settlement" or line.norm(cue_first) not in line.tables.counties:
        return None
    if lookup(line.text(cue_first, last)):
        return None
    before, at = line.cue_before(cue_first)
    return Name(line, cue_first, last, (), before, at, unit=(first, last))


def _before_unit(line: Line, first: int, last: int) -> Name | None:
    if line.norm(last) not in line.tables.counties or not line.tokens[last].is_capitalised:
        return None
    if any(not place.is_town for place in lookup(line.text(first, last + 1))):
        return None
    cue, cue_first = line.cue_before(first)
    name = Name(line, first, last + 1, (), cue, cue_first, unit=(first, last))
    after = last + 1
    body = after < len(line.tokens) and line.tokens[after].is_capitalised and after not in line.kinds
    name.blocked = cue not in SITED if line.headline else body  # "Durham County Council"
    return name


def _written_short(line: Line, first: int, last: int) -> Name | None:
    """One by the abbreviation of its word ("Co Antrim", "Co. Mayo"), if a table knows it."""
    begin = first + 1 + (line.norm(first + 1) == ".")
    for word in sorted(line.tables.counties) if begin < last else ():
        places = tuple(place for place in lookup(f"{word} {line.text(begin, last)}") if not place.is_town)
        if places:
            cue, cue_first = line.cue_before(first)
            return Name(line, first, last, places, cue, cue_first, region=True)
    return None
