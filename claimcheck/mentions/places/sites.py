"""Kinds of places ("the rural clinic", "le théâtre d'Arras") with their names and the places they are in."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from claimcheck.gazetteer import lookup
from claimcheck.languages import Hit
from claimcheck.languages.places import PlaceWord, WordKind, read_sites
from claimcheck.mentions.places.candidates import Name
from claimcheck.mentions.places.line import LONGEST_NAME, Line
from claimcheck.mentions.places.names import LONGEST_TEXT
from claimcheck.model import Extent, Span, fold

LOCATIVE = ("in", "near", "at")
ROAD = "road"
ROAD_NUMBER = re.compile(r"[ADEMNR](?<=\b.)(?:(?<!R)|(?<=R)[ND])\d{1,4}[A-Z]?\b")
"""Numbers of roads in Europe: A10, N7, RN7, D906, M25, E40. Aircraft and paper sizes have some of them too. The letter
stands before its word's beginning is asked for: a pattern that begins with letters is found five times as fast."""
SITE_NUMBER = re.compile(r"\d{1,3}[A-Z]?|[A-Z]\d{0,2}|[IVX]{1,4}")
"""What tells one site from the next of its kind: 2, 2E, B, B12, IV."""
START = attrgetter("start")
AIRLINER = re.compile(r"A[23]\d\d|A\d{4}|M\d{3,4}|E\d{3,4}")
"""What looks like one: an Airbus A320, additives (E330)."""
MODIFIERS = 2
"""words between a determiner and the noun that are taken for its adjectives; three are mostly two phrases"""


@dataclass(slots=True)
class Site:
    """A noun of site from token `first` to `last`, with its modifiers and name; `names` say where it is."""

    line: Line
    concept: str
    first: int
    last: int
    noun: str = ""
    own_name: str = ""
    names: list[Name] = field(default_factory=list)
    compound: Name | None = None
    """a place right beside the noun, part of its name ("Kharkiv airport")"""
    joined: bool = False
    """the place that is part of its name follows "of" ("the port of Odesa")"""
    adjunct: bool = False
    """narrows the noun after it and is no place itself ("school bus")"""

    @property
    def land(self) -> bool:
        """Does it hold sites of other kinds?"""
        return read_sites()[self.concept].extent is Extent.LAND


def find_sites(
    line: Line, names: list[Name], usual: frozenset[str], is_noun: Callable[[str], bool], *, numbered: bool
) -> list[Site]:
    """The sites of a sentence; `is_noun` tells what may follow a noun that only narrows, `numbered` that the article
    has numbers of roads. Names that are part of a site's name are marked as inner, others as its places."""
    if not line.sites:
        return _numbered_roads(line, ()) if numbered else []
    by_first = {name.first: name for name in names}
    by_last = {name.last: name for name in names}
    sites: list[Site] = []
    for hit in line.sites:
        site = Site(line, hit.entry.value, hit.first, hit.last, line.text(hit.first, hit.last))
        _read_right(site, by_first)
        _read_left(site, by_last, usual)
        _read_owner(site, by_last)
        site.adjunct = line.tables.compounds and site.last == hit.last and is_noun(line.norm(hit.last))
        if _counts(site, hit):
            _mark(site)
            sites.append(site)
    for one, other in itertools.pairwise(sites):
        _read_apposed(one, other)
    return sites + _numbered_roads(line, sites) if numbered else sites


def _numbered_roads(line: Line, sites: Sequence[Site]) -> list[Site]:
    """Roads by their number alone ("sur l'A10", "on the M25"); a noun beside it is taken in ("autoroute A7")."""
    found: list[Site] = []
    numbers = [*ROAD_NUMBER.finditer(line.prose, line.sentence.span.start, line.sentence.span.end)]
    noun_to = {site.last - bool(site.own_name): site for site in sites} if numbers else {}
    noun_from = {site.first: site for site in sites} if numbers else {}
    for match in numbers:
        first = bisect_left(line.tokens, match.start(), key=START)
        last = bisect_left(line.tokens, match.end(), key=START)
        if first < last and line.span(first, last) == Span(*match.span()):
            noun = noun_to.get(first) or noun_from.get(last)
            if noun is not None:
                noun.concept, noun.own_name = ROAD, match[0]
                noun.first, noun.last = min(noun.first, first), max(noun.last, last)
            elif line.has_determiner(first) and not AIRLINER.fullmatch(match[0]):
                found.append(Site(line, ROAD, first, last, own_name=match[0]))
    return found


def _read_right(site: Site, by_first: dict[int, Name]) -> None:
    """Adjectives, a name, or "of" and a name, right of the noun."""
    line, at = site.line, site.last
    while line.norm(at) in line.tables.site_adjectives:
        at += 1
    beside = by_first.get(at)
    if beside is not None and beside.adjective:
        site.names.append(beside)
        at = beside.last
    site.last = at
    _read_name(site, by_first)
    _read_holder(site, by_first)


def _read_name(site: Site, by_first: dict[int, Name]) -> None:
    line, at = site.line, site.last
    joined = max(_past_of(line, at), at)
    start = joined
    while joined > at and line.norm(start) in line.tables.determiners:
        start += 1
    name = by_first.get(start)
    nouns = line.site_words
    if name is not None and not name.adjective and not (line.tables.compounds and name.last in nouns):
        site.names.append(name)
        site.compound = name if joined == at else site.compound
        name.inner = True
        site.last = name.last
        site.joined = joined != at
        return
    end = line.run_at.get(start)
    if end is not None and _is_short(line, start, end) and end not in nouns:
        site.own_name, site.last = line.text(start, end), end
        _read_town(site, by_first)
    elif read_sites()[site.concept].numbered:
        _read_number(site)


def _read_number(site: Site) -> None:
    """The number or letter that tells one such site from the next ("camp 2", "platform no. 3", "terminal B")."""
    line, at = site.line, site.last
    while line.norm(at) in line.tables.numbers or (at > site.last and line.norm(at) == "."):
        at += 1
    if at < len(line.tokens) and SITE_NUMBER.fullmatch(line.tokens[at].text):
        site.own_name, site.last = line.tokens[at].text, at + 1


def _read_town(site: Site, by_first: dict[int, Name]) -> None:
    """The town after a site's own name ("l'hôpital Okhmatdyt de Kiev")."""
    line, at = site.line, site.last
    name = by_first.get(_past_of(line, at)) or by_first.get(_skip_cue(line, at))
    if name is not None and not name.adjective and name.cue != "near":
        site.names.append(name)
        name.accepted = bool(name.places)


def _read_holder(site: Site, by_first: dict[int, Name]) -> None:
    """Where the site is, said right behind it: "the Paracas peninsula in Peru", "le désert d'Atacama, au Chili"."""
    line, at = site.line, site.last
    opened = line.norm(at) in (",", "(")
    there = by_first.get(_skip_cue(line, at + opened)) or (by_first.get(at + 1) if opened else None)
    if there is None or there.adjective or there in site.names or there.cue == "near":
        return
    if line.norm(there.first) in line.tables.not_places:
        return
    if there.cue in LOCATIVE or there.is_country or (opened and there.region):
        site.names.append(there)


def _read_owner(site: Site, by_last: dict[int, Name]) -> None:
    """The land before the site's name: "Peru's Paracas peninsula", "the Finnish Turku Castle"."""
    line, at = site.line, site.first
    beside = by_last.get(at - 1 if line.norm(at - 1).startswith("'") else at)
    if beside is not None and beside not in site.names and (beside.adjective or beside.last < at):
        site.names.append(beside)


def _read_apposed(one: Site, other: Site) -> None:
    """What says where a site is may stand with a second one: "Turku Castle, on the Finnish coast"."""
    line = one.line
    between = [line.norm(n) for n in range(one.last, other.first)]
    small = between[1:]
    if between[:1] == [","] and len(small) <= 2 and other.land and other.line.has_determiner(other.first):
        one.names.extend(name for name in other.names if name not in one.names and name.adjective)


def _past_of(line: Line, at: int) -> int:
    """The token after the word for "of" that begins at `at`; -1 when there is none."""
    for last in range(at + 1, at + 4) if at in line.cue_words else ():
        if ("of", at) in line.cues.get(last, ()):
            return last
    return -1


def _skip_cue(line: Line, at: int) -> int:
    """The token after a cue of place that begins at `at`, and after its determiners; -1 when there is none."""
    for last in range(at + 1, at + 4) if at in line.cue_words else ():
        if any(first == at and cue in LOCATIVE for cue, first in line.cues.get(last, ())):
            while line.norm(last) in line.tables.determiners or line.norm(last) in line.tables.directions:
                last += 1
            return last
    return -1


def _is_short(line: Line, first: int, last: int) -> bool:
    return last - first <= LONGEST_NAME and len(line.text(first, last)) <= LONGEST_TEXT


def _read_left(site: Site, by_last: dict[int, Name], usual: frozenset[str]) -> None:
    """A name or adjectives left of the noun, up to the determiner."""
    line, at = site.line, site.first
    while line.norm(at - 1) in line.tables.site_adjectives:
        at -= 1
    owner = by_last.get(at - 1) if line.norm(at - 1).startswith("'") else None
    beside = by_last.get(at)
    if owner is not None and not owner.adjective:
        site.names.append(owner)
    elif beside is not None and beside.adjective:
        site.names.append(beside)
    elif beside is not None and line.tables.compounds:
        site.names.append(beside)
        site.compound, beside.inner, at = beside, True, beside.first
    else:
        at = _left_run(site, at, usual)
    site.first = at


def _left_run(site: Site, at: int, usual: frozenset[str]) -> int:
    line = site.line
    run = line.run_to.get(at)
    while run is not None and run < at and any(hit.entry.kind is WordKind.ADJECTIVE for hit in line.words.get(run, ())):
        run += 1
    if line.tables.compounds and run is not None and run < at and _is_short(line, run, at) and not site.own_name:
        site.own_name = line.text(run, at)
        return run
    for back in range(1, MODIFIERS + 1):
        token = line.tokens[at - back] if at - back >= 0 else None
        if token is None or not token.is_word:
            break
        if token.norm in line.tables.determiners:
            return at - back + 1
        if token.norm in usual or token.is_capitalised:
            break
    return at


def _counts(site: Site, hit: Hit[PlaceWord]) -> bool:
    """Is the noun a place here? Weak ones only with a name, or in a phrase that says where."""
    named = bool(site.own_name) or any(name.inner for name in site.names)
    if hit.entry.only_named:
        return named and not any(place.is_town for place in lookup(text_of(site)))
    if named or not hit.entry.weak:
        return True
    line, first = site.line, _owned_from(site)
    if line.norm(first - 1) not in line.tables.determiners:
        return False
    if line.cue_before(first)[0] in LOCATIVE or line.norm(first - 2) in line.tables.standing:
        return True
    return _is_whole_of_site(line, first)


def _is_whole_of_site(line: Line, first: int) -> bool:
    """Is it said to be what another site belongs to ("la cour de la laiterie", "the roof of the house")?"""
    ties = [at for last in (first, first - 1) for cue, at in line.cues.get(last, ()) if cue == "of"]
    return any(hit.last == at for at in ties for hit in line.sites)


def _owned_from(site: Site) -> int:
    """Where the one begins that the site is said to be of, in front of it: "in the suspect's garage"."""
    line, at = site.line, site.first
    if not line.norm(at - 1).startswith("'"):
        return at
    at -= 2
    while at > 0 and line.tokens[at - 1].is_word and line.norm(at - 1) not in line.tables.determiners:
        at -= 1
    return at


def _mark(site: Site) -> None:
    for name in site.names:
        if name.inner or name.cue in LOCATIVE:
            name.accepted = name.accepted or bool(name.places)


def site_key(site: Site) -> str:
    """The concept and, when the site has a name, the folded name (of a place: its canonical name)."""
    inner = next((name for name in site.names if name.inner and name.chosen), None)
    named = inner.chosen.name if inner is not None and inner.chosen is not None else ""
    unknown = next((name.text for name in site.names if name.inner and not name.chosen), "")
    return f"{site.concept} {fold(site.own_name or named or unknown)}".strip()


def called(site: Site) -> str:
    """The site's own name, with its noun where that is a number ("camp 2"); "" when it has none."""
    return f"{site.noun} {site.own_name}" if SITE_NUMBER.fullmatch(site.own_name) else site.own_name


def text_of(site: Site) -> str:
    """The noun with its name as it is written ("Atacama desert"), without adjectives; "" when it has no name."""
    return site.line.text(site.first, site.last) if site.own_name or any(name.inner for name in site.names) else ""
