"""Numbers in figures: groups of three, decimals, scale words and abbreviations after them."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.languages import Pack
from claimcheck.languages.quantities import Numeral, NumeralKind, QuantityTables
from claimcheck.languages.units import Unit
from claimcheck.mentions.quantities.plain_words import PlainWords
from claimcheck.mentions.quantities.readings import (
    FRACTION_SIGNS,
    LONGEST_DIGITS,
    MOST_SCALES,
    Reading,
    skip_hyphen,
    three,
    touching,
    whole,
)
from claimcheck.mentions.quantities.units import unit_after
from claimcheck.model import NumberRange, Token
from claimcheck.model.quick import replace

DENOMINATORS = frozenset({"2", "3", "4", "5", "8", "10", "16"})
"""Of fractions in figures."""

HUNDRED, PERSON = 100, "person"


class FigureReader:
    """Reads figures; knows the number words that may follow them."""

    def __init__(self, tables: QuantityTables, pack: Pack) -> None:
        self.tables, self.pack, self.decimal_mark = tables, pack, pack.decimal_mark
        self._plain_words = PlainWords(tables)
        self._starts = {words[0] for words, _ in tables.numerals.items()} | tables.words["half"]
        self.group_mark = "." if self.decimal_mark == "," else ","

    def numeral(self, tokens: Sequence[Token], index: int, *kinds: NumeralKind) -> tuple[Numeral, int] | None:
        """The number word of one of `kinds` at `index`, and the token after it."""
        last, entries = self.tables.numerals.longest(tokens, index)
        for numeral in entries:
            if numeral.kind in kinds:
                return numeral, last
        return None

    def _figures(self, tokens: Sequence[Token], first: int) -> Reading | None:
        token = tokens[first]
        if token.norm in FRACTION_SIGNS:
            return Reading(first, first + 1, NumberRange.exactly(FRACTION_SIGNS[token.norm]), digits=True)
        fraction = self.slashed(tokens, first)
        if fraction is not None:
            return fraction
        if self._is_decimal_part(tokens, first):
            number = float(f"0.{token.text[:LONGEST_DIGITS]}")
            return Reading(first - 1, first + 1, NumberRange.exactly(number), digits=True)
        last, text, grouped = self._grouped(tokens, first)
        if len(text) > LONGEST_DIGITS:
            return None
        last, text = self._decimals(tokens, last, text)
        number = float(text) if "." in text else int(text)
        if last < len(tokens) and tokens[last].norm in FRACTION_SIGNS:
            number, last = number + FRACTION_SIGNS[tokens[last].norm], last + 1
        return self._scaled(tokens, Reading(first, last, NumberRange.exactly(number), digits=True, grouped=grouped))

    def _grouped(self, tokens: Sequence[Token], first: int) -> tuple[int, str, bool]:
        """Digits with spaces or the language's marks between groups of three."""
        text = tokens[first].text
        last = first + 1
        if len(text) > 3 or (text[0] == "0" and len(text) > 1):
            return last, text, False
        if (indian := self._indian(tokens, first)) is not None:
            return indian
        mark: str | None = None
        while len(text) <= LONGEST_DIGITS:
            step = self._group_at(tokens, last, mark)
            if step is None or text == "0":
                break
            mark, digits, last = step
            text += digits
        return last, text, mark is not None

    def _indian(self, tokens: Sequence[Token], first: int) -> tuple[int, str, bool] | None:
        """Groups of two before the last group of three: "12,34,567"."""
        last, text = first + 1, tokens[first].text
        if self.group_mark != "," or len(text) > 2:
            return None
        while last + 1 < len(tokens) and tokens[last].text == "," and len(text) <= LONGEST_DIGITS:
            digits = tokens[last + 1]
            if not (touching(tokens, last) and touching(tokens, last + 1) and digits.text.isdecimal()):
                return None
            text, last = text + digits.text, last + 2
            if len(digits.text) != 2:
                return (last, text, True) if len(digits.text) == 3 and last > first + 3 else None
        return None

    def _is_decimal_part(self, tokens: Sequence[Token], first: int) -> bool:
        """Does a decimal mark open the number (".77"), with nothing right before it?"""
        mark = first - 1
        if mark < 0 or tokens[mark].text != self.decimal_mark or not touching(tokens, first):
            return False
        return mark == 0 or tokens[mark - 1].end < tokens[mark].start

    def slashed(self, tokens: Sequence[Token], first: int) -> Reading | None:
        """ "1/4 mile", "10 1/2 miles": a fraction in figures, before a unit only, as it may be a date."""
        whole_part, at = 0, first
        if first + 1 < len(tokens) and tokens[first + 1].text.isdecimal() and not touching(tokens, first + 1):
            whole_part, at = int(tokens[first].text[:LONGEST_DIGITS]), first + 1
        parts = tokens[at : at + 3]
        if len(parts) < 3 or parts[1].text != "/" or parts[0].end != parts[1].start or parts[1].end != parts[2].start:
            return None
        if not (parts[0].text.isdecimal() and parts[2].text in DENOMINATORS):
            return None
        top, bottom = int(parts[0].text[:LONGEST_DIGITS]), int(parts[2].text)
        if not 0 < top < bottom or unit_after(self.tables, tokens, at + 3) is None:
            return None
        return Reading(first, at + 3, NumberRange.exactly(whole_part + top / bottom), digits=True)

    def _group_at(self, tokens: Sequence[Token], index: int, mark: str | None) -> tuple[str, str, int] | None:
        """The next group of three digits: the mark before it, its digits and the token after it."""
        if index >= len(tokens):
            return None
        gap = tokens[index].start - tokens[index - 1].end
        if gap == 1 and mark in (None, " ") and three(tokens, index):
            return " ", tokens[index].text, index + 1
        tight = gap == 0 and index + 1 < len(tokens) and tokens[index + 1].start == tokens[index].end
        sign = tokens[index].text
        if tight and mark in (None, sign) and sign in (self.group_mark, "'", "’") and three(tokens, index + 1):
            return sign, tokens[index + 1].text, index + 2
        return None

    def _decimals(self, tokens: Sequence[Token], last: int, text: str) -> tuple[int, str]:
        if last + 1 >= len(tokens) or tokens[last].text not in ",.":
            return last, text
        mark, part = tokens[last], tokens[last + 1]
        tight = tokens[last - 1].end == mark.start and mark.end == part.start
        if not tight or not part.text.isdecimal() or len(part.text) > LONGEST_DIGITS:
            return last, text
        chained = last + 3 < len(tokens) and tokens[last + 2].text in ",." and touching(tokens, last + 2) and (
            tokens[last + 3].text.isdecimal() and touching(tokens, last + 3)
        )  # fmt: skip
        if chained or (mark.text != self.decimal_mark and len(part.text) > 2):
            return last, text
        return last + 2, f"{text}.{part.text}"

    def _scaled(self, tokens: Sequence[Token], reading: Reading) -> Reading:
        """The number times the scale words or abbreviation after it, and what they carry on."""
        last, number, scale, total = reading.last, reading.number, 1, 0.0
        for _ in range(MOST_SCALES):
            found = self.numeral(tokens, skip_hyphen(tokens, last), NumeralKind.SCALE, NumeralKind.HUNDRED)
            if found is None or (scale != 1 and found[0].value >= scale) or self._is_cents(tokens, found, number):
                break
            number, scale, last = number * found[0].value, found[0].value, found[1]
            more = self._figures_after(tokens, last, scale)
            if more is None:
                break
            total, number, last = total + number, more.number, more.last
        if scale == 1:
            return self._in_groups(tokens, reading) or self._abbreviated(tokens, reading)
        value = NumberRange.exactly(whole(total + number))
        return self._with_half(tokens, replace(reading, last=last, value=value, scale=scale))

    def _in_groups(self, tokens: Sequence[Token], reading: Reading) -> Reading | None:
        """ "3 dozen": in figures it is counted."""
        group = self.numeral(tokens, reading.last, NumeralKind.GROUP, NumeralKind.GROUPS)
        if group is None or reading.number < 1 or reading.number != int(reading.number):
            return None
        value = NumberRange.exactly(whole(reading.number * group[0].value))
        return replace(reading, last=group[1], value=value, scale=group[0].value)

    def _is_cents(self, tokens: Sequence[Token], found: tuple[Numeral, int], number: float) -> bool:
        """After figures the word for a hundred may be a coin ("15 cents"), and multiplies small numbers only."""
        hundred = found[0].kind is NumeralKind.HUNDRED
        return hundred and (number > self.tables.flags["hundred_after"] or self._is_unit(tokens, found[1] - 1))

    def _figures_after(self, tokens: Sequence[Token], index: int, scale: float) -> Reading | None:
        """Figures smaller than the scale before them: up to a scale of their own ("2 millions 500 000"), and after a
        hundred the rest ("3 hundred and 21")."""
        joiner = self.tables.joiners.get(tokens[index].norm) if index < len(tokens) and scale == HUNDRED else None
        index += joiner is not None and NumeralKind.HUNDRED in joiner.after
        if index >= len(tokens) or not tokens[index].text.isdecimal():
            return None
        if tokens[index].start - tokens[index - 1].end != 1:
            return None
        last, text, grouped = self._grouped(tokens, index)
        followed = self.numeral(tokens, last, NumeralKind.SCALE, NumeralKind.HUNDRED)
        rest = joiner is not None and not followed and int(text[:LONGEST_DIGITS]) > 0
        if len(text) > LONGEST_DIGITS or int(text) >= scale or not (grouped or followed or rest):
            return None
        return Reading(index, last, NumberRange.exactly(int(text)))

    def _abbreviated(self, tokens: Sequence[Token], reading: Reading) -> Reading:
        """ "12k", "3.5bn", "12 M€": in figures only, right after them or before a unit."""
        if reading.last >= len(tokens):
            return reading
        token = tokens[reading.last]
        scale = self.tables.abbreviations.get(token.text)
        if scale is None or not self._is_scale(tokens, reading, scale):
            return reading
        value = NumberRange.exactly(whole(reading.number * scale))
        return replace(reading, last=reading.last + 1, value=value, scale=scale)

    def _is_scale(self, tokens: Sequence[Token], reading: Reading, scale: float) -> bool:
        """An abbreviation that is a unit too ("m") counts as a scale beside money only."""
        after = reading.last + 1
        beside = {unit.dimension for unit in self._units_at(tokens, after)}
        if reading.first:
            beside |= {u.dimension for hit in self.tables.units.at(tokens, reading.first - 1) for u in [hit.entry]}
        if "money" in beside:
            return True
        if touching(tokens, reading.last) and scale > 1000 and self._are_people(tokens, after):
            return True  # "1.35m people"
        small = scale > 1000 and len(token := tokens[reading.last].text) == 1 and token.islower()
        if small and reading.number == int(reading.number):
            return False  # "flat 12b"
        ambiguous = unit_after(self.tables, tokens, reading.last) is not None
        return not ambiguous and (touching(tokens, reading.last) or len(tokens[reading.last].text) > 1)

    def _are_people(self, tokens: Sequence[Token], index: int) -> bool:
        """Does a noun for people in the plural stand there? No length stands before them."""
        hits = self.pack.counted_nouns.at(tokens, index) if index < len(tokens) and tokens[index].is_word else []
        people = [hit for hit in hits if self.pack.concepts.measures[hit.entry.measure].unit == PERSON]
        return any(hit.entry.measure == PERSON or tokens[index].norm != hit.entry.lemma.split()[0] for hit in people)

    def _units_at(self, tokens: Sequence[Token], index: int) -> list[Unit]:
        if index < len(tokens) and tokens[index].norm in self.tables.words["group_links"]:
            index += 1
        return [hit.entry for hit in self.tables.units.at(tokens, index)] if index < len(tokens) else []

    def _with_half(self, tokens: Sequence[Token], reading: Reading) -> Reading:
        """ "Trois millions et demi", "one and a half"."""
        if reading.last >= len(tokens):
            return reading
        for hit in self.tables.and_part.at(tokens, reading.last):
            after = self.numeral(tokens, hit.last, NumeralKind.SCALE)
            scale = reading.scale
            value, last = reading.number + hit.entry * scale, hit.last
            if after and scale == 1:
                value, scale, last = value * after[0].value, after[0].value, after[1]
            return replace(reading, last=last, value=NumberRange.exactly(whole(value)), scale=scale, article=False)
        return reading

    def _is_unit(self, tokens: Sequence[Token], index: int) -> bool:
        return index < len(tokens) and bool(self.tables.units.at(tokens, index))
