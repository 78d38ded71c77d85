"""How far and in which direction from a landmark: "120 km from Kharkiv", "six miles north of X", "au nord du phare"."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.mentions.places.line import Line

REACH = 8
"""tokens before a landmark within which its distance and its point of the compass stand"""


@dataclass(frozen=True, slots=True)
class Bearing:
    """What is said before a landmark: `rule` is `distance`, `bearing`, or `part` for a part of it ("the north of X").

    `first` is the token that the phrase begins at, with its point of the compass; `degrees` are clockwise from north,
    None where no direction is said.
    """

    rule: str
    first: int
    degrees: int | None = None

    @property
    def is_part(self) -> bool:
        """Does it say where something is, not only in which direction?"""
        return self.rule == "part"

    @property
    def is_offing(self) -> bool:
        """Does it tell how far from the landmark, and in no direction?"""
        return self.rule == "distance" and self.degrees is None


def read_bearing(line: Line, first: int) -> Bearing | None:
    """What the words before the landmark at token `first` say of it; None when they tell neither way nor distance."""
    at, tables = first - 1, line.tables
    compass = -1
    while at >= 0 and first - at <= REACH:
        word = line.norm(at)
        if word in tables.directions:
            compass = at if _is_noun_of_compass(line, at, first) else compass
        elif word in tables.distances and _is_number(line, at - 1):
            return _measured(line, compass, first)
        elif word != "-" and word not in tables.determiners and at not in line.cue_words:
            break
        at -= 1
    if compass < 0:
        return None
    return Bearing("part", first) if _says_part(line, compass) else _measured(line, compass, first, "bearing")


def _measured(line: Line, compass: int, first: int, rule: str = "distance") -> Bearing:
    """A bearing with its point of the compass, where one is said."""
    if compass < 0:
        return Bearing(rule, first)
    word = line.norm(compass)
    if line.norm(compass + 1) == "-" and line.norm(compass + 2) in line.tables.directions:
        word = f"{word}-{line.norm(compass + 2)}"
    return Bearing(rule, compass, line.tables.compass.get(word))


def _is_number(line: Line, index: int) -> bool:
    return index >= 0 and line.tokens[index].text[0].isdigit()


def _is_noun_of_compass(line: Line, at: int, first: int) -> bool:
    """ "north of X", "à l'est de X": not "northern X", and not the verb that is spelt like a point of the compass."""
    if at in line.cue_words:
        return True
    tables, before = line.tables, line.norm(at - 1)
    noun = before == "-" or before in tables.determiners or before in tables.distances
    return noun and any(cue == "of" for n in range(at + 2, first + 1) for cue, _ in line.cues.get(n, ()))


def _says_part(line: Line, compass: int) -> bool:
    """Is it a part of the place ("the north of X", "dans le nord de X"), not a direction from it ("au nord de X")?"""
    cues = [cue for cue, _ in line.cues.get(compass, ())]
    if not cues and not line.has_determiner(compass):
        return False
    cues += [cue for cue, _ in line.cues.get(compass - 1, ())]
    return "in" in cues or not {"at", "toward"} & set(cues)
