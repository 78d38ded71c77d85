"""Numbers that count nothing: labels, ordinals, dates, clock times, scores, telephone numbers, addresses."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.languages import Pack
from claimcheck.languages.grammar import Role, grammar_of
from claimcheck.languages.quantities import QuantityTables
from claimcheck.mentions.quantities.readings import HYPHENS, Reading, touching
from claimcheck.mentions.quantities.units import unit_after
from claimcheck.model import Token

YEARS = range(1000, 2101)
MOST_GROUPS = 5
"""Groups of three digits in the largest number; a longer chain is a table or a code."""
SHORT_WORD = 3
"""Letters of words that headlines leave in small letters: "in", "for"."""
HEADLINE_WORDS = 4
"""Longer words from which a line can be told for a headline; fewer may all belong to one name."""
HEADLINE_SHARE = 0.7
"""Share of capitalised words in a line written with capitals throughout; verbs and names leave prose below a third."""
SUBJECTS = frozenset({Role.PRONOUN, Role.FIRST_PERSON})
"""What stands before a verb, not before a noun that numbers things."""
CHAIN_MARKS = frozenset("-–./:")


def number_chain(tokens: Sequence[Token], first: int) -> int:
    """Where a chain of figures that is no number ends: 01 42 34 56 78, 12/03/2022, 14:30, 10.0.2; else `first`.

    A chain is two figures or more with ":" or "/" between them, or three or more with any mark or one space.
    """
    last, marks = first + 1, set()
    while True:
        step = _link(tokens, last)
        if step is None:
            break
        marks.add(step[0])
        last = step[1]
    figures = 1 + sum(1 for t in tokens[first + 1 : last] if t.text.isdecimal())
    if figures > MOST_GROUPS:
        return last
    if figures < 2 or not (figures > 2 or marks & {":", "/"}):
        return first
    spaced = marks == {" "} and all(len(t.text) == 3 for t in tokens[first + 1 : last])
    if marks == {" ", "."} and last - first > 3:  # "1 234 567.89"
        spaced = tokens[last - 2].text == "." and all(len(t.text) == 3 for t in tokens[first + 1 : last - 2])
    groups = [t.text for t in tokens[first + 1 : last] if t.text.isdecimal()]
    grouped = marks == {"."} and all(len(group) == 3 for group in groups)
    return first if spaced or grouped else last


def _link(tokens: Sequence[Token], index: int) -> tuple[str, int] | None:
    """The mark and the token after the next figures of a chain."""
    if index >= len(tokens):
        return None
    token, gap = tokens[index], tokens[index].start - tokens[index - 1].end
    if token.text.isdecimal() and gap == 1:
        return " ", index + 1
    if gap == 0 and token.text in CHAIN_MARKS and index + 1 < len(tokens):
        following = tokens[index + 1]
        if following.text.isdecimal() and following.start == token.end:
            return token.text, index + 2
    return None


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Are most of the longer words capitalised, so that a capital says nothing?"""
    long = [t for t in tokens if t.is_word and len(t.text) > SHORT_WORD]
    return len(long) >= HEADLINE_WORDS and sum(t.is_capitalised for t in long) >= HEADLINE_SHARE * len(long)


class Guard:
    """Says of a reading whether it is no count."""

    def __init__(self, tables: QuantityTables, pack: Pack) -> None:
        # where an adjective follows its noun, a number word before a hyphen makes a noun of its own ("les deux-roues")
        self.roles = grammar_of(pack)
        self.nouns, compounds = pack.counted_nouns, "adjective_after" in pack.flags
        self.words, self.after, self.tables, self.compounds = tables.words, tables.after, tables, compounds

    def is_no_number(self, tokens: Sequence[Token], reading: Reading) -> bool:
        """Letters touch it, an ordinal's ending follows, or a label stands before: no count whatever it stands by."""
        first, last = reading.first, reading.last
        if not reading.digits:
            return self._named(tokens, first, last) or self._is_month(tokens, first, last)
        return (
            self._glued(tokens, first, last)
            or (reading.scale == 1 and self._labelled(tokens, first))
            or self._in_street(tokens, last)
            or self._in_date(tokens, first, last)
            or self._is_clock(tokens, last)
        )

    def is_bare_name(self, tokens: Sequence[Token], reading: Reading, *, listed: bool) -> bool:
        """A number without noun, unit or hedge that closes a name ("Boeing 737") or is a year or identifier.

        `listed` tells that a counted noun came before in the sentence, so that "X won 180 seats, Y 159" counts.
        """
        first = reading.first
        if not reading.digits:
            return False
        plain = not reading.grouped and reading.scale == 1
        single = reading.last == reading.first + 1
        if plain and single and (self.is_year(tokens, reading) or reading.number >= 10000):
            return True
        before = tokens[first - 1] if first else None
        if before is not None and before.norm in self.words["singular"]:
            return True
        if before is None or not before.is_word or before.text.islower():
            return False
        name = before.norm not in self.words["stops"] and before.norm not in self.words["before_noun"]
        return name and not listed

    def is_year(self, tokens: Sequence[Token], reading: Reading) -> bool:
        """Four digits without a mark that may be a year."""
        text = tokens[reading.first].text
        return (
            reading.digits
            and reading.last == reading.first + 1
            and len(text) == 4
            and reading.number in YEARS
            and not reading.grouped
        )

    def says_year(self, tokens: Sequence[Token], reading: Reading) -> bool:
        """A year by what stands before it ("in 2022")."""
        before = tokens[reading.first - 1].norm if reading.first else ""
        known = before in self.words["year_before"] or before in self.words["calendar"]
        return self.is_year(tokens, reading) and known

    def _glued(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """ "A320", "5G", "25th", "Covid-19": a letter touches the number and is no unit."""
        if first and tokens[first - 1].end == tokens[first].start:
            before = tokens[first - 1]
            hyphen = before.text in "-–_" and first > 1 and tokens[first - 2].end == before.start
            if before.is_word and not any(
                h.entry.dimension == "money" for h in self.tables.units.at(tokens, first - 1)
            ):
                return not before.norm.endswith("'")
            if hyphen and (tokens[first - 2].is_word or tokens[first - 2].text.isdecimal()):
                return True
        if last >= len(tokens) or tokens[last].start != tokens[last - 1].end:
            return False
        word = tokens[last]
        if word.norm in self.words["ordinal_suffixes"] and unit_after(self.tables, tokens, last) is None:
            return True
        if self.after["age_alone"].at(tokens, last):
            return False
        return word.is_word and unit_after(self.tables, tokens, last) is None

    def _named(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """A piece of a name or of a compound: "Trois-Rivières", "the Six Nations", "League Two", "un trois-mâts"."""
        capital, word = tokens[first].text[0].isupper(), tokens[last] if last < len(tokens) else None
        if word is not None and word.text in HYPHENS and touching(tokens, last) and touching(tokens, last + 1):
            following = tokens[last + 1]
            if following.is_word and ((capital and following.is_capitalised) or self.compounds):
                return True
        if not capital or first == 0 or not tokens[first - 1].is_word or _is_headline(tokens):
            return False
        beside = word is not None and word.is_word and word.is_capitalised
        return beside or (tokens[first - 1].is_capitalised and first > 1)

    def _is_month(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """The short form of a month that is a number word too ("le 11 sept.")."""
        return last == first + 1 and tokens[first].norm in self.words["calendar"] and tokens[first - 1].text.isdecimal()

    def _labelled(self, tokens: Sequence[Token], first: int) -> bool:
        """After a word that numbers things: "article 49.3", "Room 101"; not where it is a verb ("we count 12")."""
        at = first - 1
        while at >= 0 and tokens[at].text in "°.":
            at -= 1
        if at < 0 or tokens[at].norm not in self.words["labels"]:
            return False
        return not (at > 0 and any(role in SUBJECTS for role in self.roles.get(tokens[at - 1].norm)))

    def _in_street(self, tokens: Sequence[Token], last: int) -> bool:
        """ "17 rue de …", "10 Downing Street"."""
        at = last + 1 if last < len(tokens) and tokens[last].text == "," else last
        if at < len(tokens) and tokens[at].norm in self.words["streets"]:
            return True
        for index in range(at, min(at + 4, len(tokens))):
            if not tokens[index].is_word or not tokens[index].is_capitalised:
                return False
            if index > at and tokens[index].norm in self.words["street_endings"]:
                return True
        return False

    def _in_date(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """A month or weekday beside a number that can be a day or a year."""
        digits = tokens[first].text
        if last != first + 1 or not (len(digits) <= 2 or len(digits) == 4):
            return False
        at = last + 1 if last < len(tokens) and tokens[last].text in ".-" else last
        if at < len(tokens) and tokens[at].norm in self.words["calendar"] and len(digits) <= 2 and int(digits) <= 31:
            return True
        before = first - 1
        while before >= 0 and tokens[before].text in ".,":
            before -= 1
        if before < 0:
            return False
        word = tokens[before].norm
        months = word in self.words["calendar"] and (
            first - before == 1 or len(digits) == 4 or tokens[first - 1].text == "."
        )
        day = word in self.words["weekdays"] and int(digits) <= 31
        return months or (day and not self._counts_behind(tokens, last))

    def _counts_behind(self, tokens: Sequence[Token], last: int) -> bool:
        """Does a counted noun or a unit of what is no time stand there: "a fait mardi 12 morts"?"""
        if last >= len(tokens):
            return False
        measured = any(hit.entry.dimension != "duration" for hit in self.tables.units.at(tokens, last))
        return measured or bool(self.nouns.at(tokens, last))

    def _is_clock(self, tokens: Sequence[Token], last: int) -> bool:
        """ "5 pm", "15h30"."""
        if last >= len(tokens):
            return False
        if self.after["clock_after"].at(tokens, last):
            return True
        if len(tokens[last].text) > 1 or last + 1 >= len(tokens) or not tokens[last + 1].text.isdecimal():
            return False
        return any(hit.entry.id == "hour" and hit.last == last + 1 for hit in self.tables.units.at(tokens, last))
