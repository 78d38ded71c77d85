"""Names in a sentence that may be places."""

from __future__ import annotations

from claimcheck.gazetteer import Place, find_key, lookup
from claimcheck.languages.places import PlaceWord, WordKind
from claimcheck.mentions.places.candidates import Found, Name
from claimcheck.mentions.places.counties import find_county
from claimcheck.mentions.places.line import LONGEST_NAME, Line

LONGEST_TEXT = 60
"""characters; longer "names" are no names"""
STRONG = ("in", "near", "at", "settlement", "region")
"""cues after which a name of the gazetteer is a place whatever else it may be"""
NAMING = ("in", "near", "settlement")
"""cues after which an unknown name is a place too"""
NAMING_AT = (*NAMING, "at")
"""the same with the preposition that persons follow too"""


def find_names(line: Line) -> Found:
    """Every name of a sentence that may be a place, whether it is accepted or not."""
    found, reached = Found(), 0
    for index in sorted({*line.run_at, *line.words}):
        if index < reached:
            continue
        last = line.run_at.get(index)
        reached = _read_word(line, index, found) if last is None else _read_run(line, (index, last), found)
    return found


def _read_word(line: Line, index: int, found: Found) -> int:
    """A country, an adjective or an inhabitant from the tables, outside a run."""
    for hit in line.words[index]:
        if _fits(line, hit.first, hit.last, hit.entry) and hit.entry.kind is not WordKind.INHABITANT:
            found.names.append(_named(line, hit.first, hit.last, places_of(hit.entry), hit.entry))
            return hit.last
    return index + 1


def _fits(line: Line, first: int, last: int, word: PlaceWord) -> bool:
    """Is the phrase written as the table has it: "us" is not "US", "polish" is not "Polish"?"""
    text = line.text(first, last)
    if word.written.isupper():
        return text == word.written
    if text.isupper():
        return word.written[0].isupper() == text[0].isupper() or line.headline
    ends = (text, word.written), (text.split()[-1], word.written.split()[-1])
    return all(here[0].isupper() == written[0].isupper() for here, written in ends)


def places_of(word: PlaceWord) -> tuple[Place, ...]:
    """The place of a country code, or the best known one of the name of a town."""
    if len(word.value) == 2 and word.value.isupper():
        place = find_key(word.value)
        return (place,) if place else ()
    places = lookup(word.value)
    return tuple(sorted(places, key=lambda place: place.is_town)[:1])


def _named(line: Line, first: int, last: int, places: tuple[Place, ...], word: PlaceWord | None = None) -> Name:
    cue, cue_first = line.cue_before(first)
    if cue == "at" and line.norm(cue_first - 1) in line.tables.datives:
        cue = "toward"
    elif cue == "toward" and (article := _article_before(line, first)):
        cue = "in" if lookup(f"{article} {line.text(first, last)}") else cue
    name = Name(line, first, last, places, cue, cue_first, _has_determiner(line, first, last))
    name.adjective = word is not None and word.kind is WordKind.ADJECTIVE
    name.blocked = cue == "of" and line.run_to.get(cue_first, 0) > 0
    name.region = not name.is_country and (cue == "region" or last in line.region_words)
    if name.region or cue == "settlement":
        name.places = _lookup_region(line, cue_first if cue in ("region", "settlement") else first, last) or name.places
    ruler = cue_first - 1 if cue == "of" else last + line.norm(last).startswith("'")
    name.governed = line.norm(ruler) in line.tables.rulers
    return name


def _lookup_region(line: Line, first: int, last: int) -> tuple[Place, ...]:
    """The regions that have the word beside it in their name ("Washington state", "County Durham")."""
    text = line.text(first, last + (last in line.region_words))
    return tuple(place for place in lookup(text) if not place.is_town) if len(text) <= LONGEST_TEXT else ()


def _has_determiner(line: Line, first: int, last: int) -> bool:
    """Does a determiner belong to the name, not to a noun after it ("the Arras theatre"), or a preposition that no town
    has before it ("en Mayenne")?"""
    told = line.has_determiner(first) or line.norm(first - 1) in line.tables.no_town
    return told and not (line.tables.compounds and last in line.kinds)


def _read_headline(line: Line, run: tuple[int, int], found: Found) -> int:
    """In a headline every word is capitalised: each name that is known counts by itself."""
    index, last = run
    while index < last:
        end, places, word = _longest(line, index)
        if end and (word is None or word.kind is not WordKind.INHABITANT):
            found.names.append(_named(line, index, end, places, word))
        index = max(end, index + 1)
    return index


def _read_run(line: Line, run: tuple[int, int], found: Found) -> int:
    """Reads a run of capitalised words; returns the token to go on from."""
    first, last = run
    if _is_person(line, first):
        found.others.add(line.norm(last - 1))
        return last
    feature = find_county(line, first, last) or _feature(line, first)
    if feature is not None:
        found.names.append(feature)
        return feature.last
    if line.headline:
        return _read_headline(line, run, found)
    for start in range(first, min(last, first + LONGEST_NAME)):
        end, places, word = _longest(line, start)
        if not end:
            continue
        if not (_free(line, first, start) and _free(line, end, last)):
            if word is not None and word.kind is WordKind.ADJECTIVE and _is_land(line, end, last):
                found.names.append(_named(line, start, end, places, word))
                continue
            break
        if word is None or word.kind is not WordKind.INHABITANT:
            found.names.append(_named(line, start, end, places, word))
        return max(end, start + 1)
    unknown = _unknown(line, first, last)
    if unknown is not None:
        found.names.append(unknown)
    elif last - first > 1:
        found.others.add(line.norm(last - 1))
    return last


def _is_land(line: Line, first: int, last: int) -> bool:
    """Are these words the name of a region or a feature alone ("Chilean" before "Patagonia")?"""
    places = lookup(line.text(first, last)) if first < last <= first + LONGEST_NAME else ()
    return bool(places) and not any(place.is_town for place in places)


def _feature(line: Line, first: int) -> Name | None:
    """A name that begins with a word for what it is, written small ("mer Noire", "bande de Gaza")."""
    for back in range(1, 4):
        start = first - back
        if start >= 0 and line.norm(start) in line.tables.features:
            for end in _ends(line, first):
                places = tuple(place for place in lookup(line.text(start, end)) if not place.is_town)
                if places:
                    return _named(line, start, end, places)
            return None
        if line.norm(start) not in line.tables.particles:
            return None
    return None


def _is_person(line: Line, first: int) -> bool:
    """Does a title stand right before it?"""
    before = first - 1 - (line.norm(first - 1) == ".")
    if line.norm(before) not in line.tables.titles:
        return False
    return before == first - 1 or len(line.norm(before)) <= 4


def _free(line: Line, first: int, last: int) -> bool:
    """Are these words of a run no part of another name: points of the compass, words of place, adjectives?"""
    return all(
        line.norm(n) in line.tables.directions or n in line.kinds or _is_adjective(line, n) for n in range(first, last)
    )


def _is_adjective(line: Line, index: int) -> bool:
    return any(hit.entry.kind is WordKind.ADJECTIVE for hit in line.words.get(index, ()))


def _longest(line: Line, start: int) -> tuple[int, tuple[Place, ...], PlaceWord | None]:
    """The longest phrase from `start` that the gazetteer or the table of countries knows: its end, 0 for none."""
    words = [hit for hit in line.words.get(start, ()) if _fits(line, hit.first, hit.last, hit.entry)]
    known = max([hit.last for hit in words]) if words else 0
    article = _article_before(line, start)
    for end in _ends(line, start):
        if end < known:
            break
        text = line.text(start, end)
        places = (lookup(f"{article} {text}") if article else ()) or lookup(text)
        if end == known:
            break
        if places:
            return end, places, None
    if not known:
        return 0, (), None
    word = next(hit.entry for hit in words if hit.last == known)
    alike = lookup(line.text(start, known)) if word.kind is WordKind.NAME else ()
    return known, (*places_of(word), *alike), word


def _article_before(line: Line, start: int) -> str | None:
    """The article of a name that has grown together with the word before it ("au Mans": Le Mans)."""
    return line.tables.contracted.get(line.tokens[start - 1].norm) if start else None


def _ends(line: Line, start: int) -> list[int]:
    """Where a name that begins at `start` may end, the farthest first."""
    tokens, tables, ends, end = line.tokens, line.tables, [start + 1], start + 1
    limit, farthest = min(len(tokens), start + LONGEST_NAME), tokens[start].start + LONGEST_TEXT
    if tokens[start].end > farthest:
        return []
    while end < limit and (token := tokens[end]).end <= farthest:
        if token.is_word and (token.is_capitalised or token.norm in tables.tails or _is_hyphened(line, end)):
            ends.append(end + 1)
        elif not (token.text in "-.’'" and line.glued(end)) and token.norm not in tables.particles:
            break
        end += 1
    return [e for e in reversed(ends) if e >= len(tokens) or tokens[e].text != "-" or not _joins(line, e)]


def _is_hyphened(line: Line, index: int) -> bool:
    """Does a hyphen stand right before the word?"""
    return line.glued(index) and line.tokens[index - 1].norm == "-"


def _joins(line: Line, hyphen: int) -> bool:
    """Does a hyphen touch both its neighbours?"""
    return line.glued(hyphen) and line.glued(hyphen + 1)


def _unknown(line: Line, first: int, last: int) -> Name | None:
    """A name that no gazetteer knows, after words that only places follow."""
    cue, cue_first = line.cue_before(first)
    if cue not in NAMING_AT or line.headline:
        return None
    text = line.text(first, last)
    if last - first > LONGEST_NAME or len(text) > LONGEST_TEXT or text.isupper():
        return None
    if cue == "settlement" and cue_first and all(t.is_capitalised for t in line.tokens[cue_first - 1 : cue_first + 1]):
        return None  # the council of "Durham County Council"
    if line.norm(first) in line.tables.not_places or any(_is_adjective(line, n) for n in range(first, last)):
        return None
    if line.has_determiner(first) and cue != "near" and line.norm(cue_first) not in line.tables.directions:
        return None
    if cue == "at" and not _may_be_at(line, first, last, cue_first):
        return None
    return Name(line, first, last, (), cue, cue_first)


def _may_be_at(line: Line, first: int, last: int, cue_first: int) -> bool:
    """After a preposition that persons follow too: one word or a hyphenated one, and no verb of giving before it."""
    words = [n for n in range(first, last) if line.tokens[n].is_word]
    hyphens = [n for n in range(first, last) if line.norm(n) == "-"]
    if len(words) - len(hyphens) > 1 and not any(line.norm(n) in line.tables.directions for n in words):
        return False
    return line.norm(cue_first - 1) not in line.tables.datives
