"""Numbers as news writes them: digits in groups, number words, scales, collective nouns, fractions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.languages.quantities import Numeral, NumeralKind, QuantityTables, Unit
from claimcheck.mentions.quantities.bounds import TENTHS_BAND, VAGUE, about, many, share
from claimcheck.mentions.quantities.units import unit_after
from claimcheck.model import NumberRange, Token

LONGEST_DIGITS = 15
"""More digits in a row are an identifier, and floats could not hold them."""
MOST_WORDS = 24
"""No number takes more words; what is longer is not read on."""
MOST_SCALES = 4
"""Scales that follow each other in one number, billions to hundreds."""
HYPHENS = frozenset("-‐‑")


@dataclass(frozen=True, slots=True)
class Reading:
    """Tokens `first` to `last` (excluded) say the number `value`, by `rule`.

    `scale` is the last word that multiplied ("30 à 40 millions"); `article` tells that only an article said it;
    `digits` that it was written in figures, `grouped` with marks between groups of three; `is_share` that it is a
    fraction, in percent; `half` that it is a bare half and needs a unit. `nominal` is the number that an approximate
    collective noun names ("une centaine": 100).
    """

    first: int
    last: int
    value: NumberRange
    rule: str = "exact"
    scale: float = 1
    digits: bool = False
    grouped: bool = False
    article: bool = False
    is_share: bool = False
    half: bool = False
    nominal: float | None = None

    @property
    def number(self) -> float:
        """The number itself; the lower end of a band."""
        return self.value.low if self.value.low is not None else self.value.high or 0


class NumberReader:
    """Reads the number that begins at a token. All reads look a bounded distance ahead."""

    def __init__(self, tables: QuantityTables, decimal_mark: str) -> None:
        self.tables = tables
        self.decimal_mark = decimal_mark
        self.group_mark = "." if decimal_mark == "," else ","

    def read(self, tokens: Sequence[Token], first: int) -> Reading | None:
        """The number that begins at token `first`, or None."""
        if tokens[first].text[0].isdigit() or tokens[first].norm in FRACTION_SIGNS:
            return self._figures(tokens, first)
        return (
            self._half(tokens, first)
            or self._vague(tokens, first)
            or self._fraction(tokens, first)
            or self._group(tokens, first)
            or self._words(tokens, first)
        )

    def numeral(self, tokens: Sequence[Token], index: int, *kinds: NumeralKind) -> tuple[Numeral, int] | None:
        """The number word of one of `kinds` at `index`, and the token after it."""
        for hit in self.tables.numerals.at(tokens, index):
            if hit.entry.kind in kinds:
                return hit.entry, hit.last
        return None

    # Figures

    def _figures(self, tokens: Sequence[Token], first: int) -> Reading | None:
        token = tokens[first]
        if token.norm in FRACTION_SIGNS:
            return Reading(first, first + 1, NumberRange.exactly(FRACTION_SIGNS[token.norm]), digits=True)
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
        mark: str | None = None
        while len(text) <= LONGEST_DIGITS:
            step = self._group_at(tokens, last, mark)
            if step is None or text == "0":
                break
            mark, digits, last = step
            text += digits
        return last, text, mark is not None

    def _group_at(self, tokens: Sequence[Token], index: int, mark: str | None) -> tuple[str, str, int] | None:
        """The next group of three digits: the mark before it, its digits and the token after it."""
        if index >= len(tokens):
            return None
        gap = tokens[index].start - tokens[index - 1].end
        if gap == 1 and mark in (None, " ") and _three(tokens, index):
            return " ", tokens[index].text, index + 1
        tight = gap == 0 and index + 1 < len(tokens) and tokens[index + 1].start == tokens[index].end
        sign = tokens[index].text
        if tight and mark in (None, sign) and sign in (self.group_mark, "'", "’") and _three(tokens, index + 1):
            return sign, tokens[index + 1].text, index + 2
        return None

    def _decimals(self, tokens: Sequence[Token], last: int, text: str) -> tuple[int, str]:
        if last + 1 >= len(tokens) or tokens[last].text not in ",.":
            return last, text
        mark, part = tokens[last], tokens[last + 1]
        tight = tokens[last - 1].end == mark.start and mark.end == part.start
        if not tight or not part.text.isdecimal() or len(part.text) > LONGEST_DIGITS:
            return last, text
        chained = last + 3 < len(tokens) and tokens[last + 2].text in ",." and _touching(tokens, last + 2) and (
            tokens[last + 3].text.isdecimal() and _touching(tokens, last + 3)
        )  # fmt: skip
        if chained or (mark.text != self.decimal_mark and len(part.text) > 2):
            return last, text
        return last + 2, f"{text}.{part.text}"

    def _scaled(self, tokens: Sequence[Token], reading: Reading) -> Reading:
        """The number times the scale words or abbreviation after it, and what they carry on."""
        last, number, scale, total = reading.last, reading.number, 1, 0.0
        for _ in range(MOST_SCALES):
            found = self.numeral(tokens, _skip_hyphen(tokens, last), NumeralKind.SCALE, NumeralKind.HUNDRED)
            if found is None or (scale != 1 and found[0].value >= scale) or self._is_cents(tokens, found, number):
                break
            number, scale, last = number * found[0].value, found[0].value, found[1]
            more = self._figures_after(tokens, last, scale)
            if more is None:
                break
            total, number, last = total + number, more.number, more.last
        if scale == 1:
            return self._abbreviated(tokens, reading)
        value = NumberRange.exactly(_whole(total + number))
        return self._with_half(tokens, replace(reading, last=last, value=value, scale=scale))

    def _is_cents(self, tokens: Sequence[Token], found: tuple[Numeral, int], number: float) -> bool:
        """After figures the word for a hundred may be a coin ("15 cents"), and multiplies small numbers only."""
        hundred = found[0].kind is NumeralKind.HUNDRED
        return hundred and (number > self.tables.flags["hundred_after"] or self._is_unit(tokens, found[1] - 1))

    def _figures_after(self, tokens: Sequence[Token], index: int, scale: float) -> Reading | None:
        """Figures smaller than the scale before them, up to a scale of their own ("2 millions 500 000")."""
        if (
            index >= len(tokens)
            or not tokens[index].text.isdecimal()
            or tokens[index].start - tokens[index - 1].end != 1
        ):
            return None
        last, text, grouped = self._grouped(tokens, index)
        followed = self.numeral(tokens, last, NumeralKind.SCALE)
        if len(text) > LONGEST_DIGITS or int(text) >= scale or not (grouped or followed):
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
        value = NumberRange.exactly(_whole(reading.number * scale))
        return replace(reading, last=reading.last + 1, value=value, scale=scale)

    def _is_scale(self, tokens: Sequence[Token], reading: Reading, scale: float) -> bool:
        """An abbreviation that is a unit too ("m") counts as a scale beside money only."""
        after = reading.last + 1
        beside = {unit.dimension for unit in self._units_at(tokens, after)}
        if reading.first:
            beside |= {u.dimension for hit in self.tables.units.at(tokens, reading.first - 1) for u in [hit.entry]}
        if "money" in beside:
            return True
        ambiguous = unit_after(self.tables, tokens, reading.last) is not None
        return not ambiguous and (_touching(tokens, reading.last) or len(tokens[reading.last].text) > 1)

    def _units_at(self, tokens: Sequence[Token], index: int) -> list[Unit]:
        if index < len(tokens) and tokens[index].norm in self.tables.words["group_links"]:
            index += 1
        return [hit.entry for hit in self.tables.units.at(tokens, index)] if index < len(tokens) else []

    # Words

    def _words(self, tokens: Sequence[Token], first: int) -> Reading | None:
        """Number words added and multiplied as their sections say."""
        sum_ = _Sum(int(self.tables.flags["hundred_after"]))
        index, count = first, 0
        while index < len(tokens) and count < MOST_WORDS:
            step = self._next_word(tokens, index, sum_)
            if step is None:
                break
            numeral, index = step
            sum_.add(numeral)
            count += 1
        if not count or self._is_ordinal(tokens, index):
            return None
        article = count == 1 and tokens[first].norm in self.tables.words["one"]
        if count == 1 and sum_.last is NumeralKind.SCALE and tokens[first].norm not in self.tables.words["alone"]:
            return None
        reading = Reading(first, index, NumberRange.exactly(sum_.total), scale=sum_.scale, article=article)
        return self._with_half(tokens, reading)

    def _next_word(self, tokens: Sequence[Token], index: int, sum_: _Sum) -> tuple[Numeral, int] | None:
        """The next number word that fits, after a hyphen or a joining word."""
        kinds = (NumeralKind.COUNT, NumeralKind.TENS, NumeralKind.LONG_TENS, NumeralKind.HUNDRED, NumeralKind.SCALE)
        at = _skip_hyphen(tokens, index) if sum_.last else index
        found = self.numeral(tokens, at, *kinds)
        inside = sum_.last is not None and tokens[at].norm in self.tables.words["opens"] if at < len(tokens) else False
        if found and not inside and sum_.fits(found[0]):
            return found
        joiner = self.tables.joiners.get(tokens[at].norm) if at < len(tokens) and sum_.last else None
        if joiner is None or sum_.last is None or sum_.last.value not in joiner.after:
            return None
        found = self.numeral(tokens, _skip_hyphen(tokens, at + 1), *kinds)
        if found is None or not sum_.fits(found[0]) or (joiner.before and found[0].value not in joiner.before):
            return None
        return None if tokens[found[1] - 1].norm in self.tables.words["one"] and not joiner.before else found

    def _is_ordinal(self, tokens: Sequence[Token], index: int) -> bool:
        """Does an ordinal close the number ("twenty-first", "vingt et unième")?"""
        words = self.tables.words
        at = index
        if (at < len(tokens) and tokens[at].norm in self.tables.joiners) or (
            at < len(tokens) and tokens[at].text in HYPHENS and _touching(tokens, at)
        ):
            at += 1
        if at >= len(tokens) or (at == index and at > 0 and not tokens[at].is_word):
            return False
        word = tokens[at].norm
        return (word in words["ordinals"] and at > index) or any(word.endswith(e) for e in words["ordinal_endings"])

    def _with_half(self, tokens: Sequence[Token], reading: Reading) -> Reading:
        """ "Trois millions et demi", "one and a half"."""
        if reading.last >= len(tokens):
            return reading
        for hit in self.tables.and_half.at(tokens, reading.last):
            after = self.numeral(tokens, hit.last, NumeralKind.SCALE)
            scale = reading.scale
            value, last = reading.number + 0.5 * scale, hit.last
            if after and scale == 1:
                value, scale, last = value * after[0].value, after[0].value, after[1]
            return replace(reading, last=last, value=NumberRange.exactly(_whole(value)), scale=scale, article=False)
        return reading

    def _half(self, tokens: Sequence[Token], first: int) -> Reading | None:
        """ "Half a million", "une demi-douzaine"; a bare half needs a unit after it."""
        words = self.tables.words
        at = first + 1 if tokens[first].norm in words["one"] else first
        if at >= len(tokens) or tokens[at].norm not in words["half"]:
            return None
        after = at + 1
        while after < len(tokens) and after < at + 3 and tokens[after].norm in words["half_links"]:
            after += 1
        found = self.numeral(tokens, after, NumeralKind.SCALE, NumeralKind.GROUP)
        if found is None:
            unit = self.tables.units.at(tokens, after) if after < len(tokens) else []
            half = NumberRange.exactly(0.5)
            return Reading(first, after, half, half=True) if unit and after > at + 1 else None
        value = NumberRange.exactly(_whole(found[0].value / 2))
        if found[0].kind is NumeralKind.GROUP:
            band = about(value, True)
            return Reading(first, found[1], band, "about", found[0].value, nominal=value.low)
        return Reading(first, found[1], value, scale=found[0].value)

    def _vague(self, tokens: Sequence[Token], first: int) -> Reading | None:
        """ "Several", "a few", and with a collective or scale word "plusieurs centaines", "a few hundred"."""
        for hit in self.tables.vague.at(tokens, first):
            after = hit.last
            while after < len(tokens) and tokens[after].norm in self.tables.words["group_links"]:
                after += 1
            found = self.numeral(
                tokens, after, NumeralKind.GROUPS, NumeralKind.GROUP, NumeralKind.SCALE, NumeralKind.HUNDRED
            )
            if found is None:
                low, high = VAGUE[hit.entry]
                return Reading(first, hit.last, NumberRange(low, high, "range"), hit.entry)
            return self._times(tokens, Reading(first, found[1], many(found[0].value, several=True), hit.entry))
        return None

    def _group(self, tokens: Sequence[Token], first: int) -> Reading | None:
        """ "Une trentaine", "two dozen", "des centaines", "tens of thousands"."""
        alone = self.numeral(tokens, first, NumeralKind.GROUPS)
        if alone:
            return self._times(tokens, Reading(first, alone[1], many(alone[0].value), "many"))
        count = self.numeral(tokens, first, NumeralKind.COUNT)
        if count is None:
            return None
        found = self.numeral(tokens, _skip_hyphen(tokens, count[1]), NumeralKind.GROUP)
        plural = self.numeral(tokens, count[1], NumeralKind.GROUPS) if count[0].value > 1 else None
        if plural and not self.numeral(tokens, count[1], NumeralKind.SCALE):
            found = plural
        if found is None:
            return None
        nominal = count[0].value * found[0].value
        value = about(NumberRange.exactly(nominal), True)
        return self._times(tokens, Reading(first, found[1], value, "about", found[0].value, nominal=nominal))

    def _times(self, tokens: Sequence[Token], reading: Reading) -> Reading:
        """A collective noun that counts another: "des dizaines de milliers", "hundreds of millions"."""
        after = reading.last
        if after + 1 >= len(tokens):
            return reading
        if tokens[after].norm in self.tables.words["group_links"]:
            after += 1
        found = self.numeral(tokens, after, NumeralKind.GROUPS) or self.numeral(tokens, after, NumeralKind.SCALE)
        if found is None:
            return reading
        nominal = None if reading.nominal is None else reading.nominal * found[0].value
        value = reading.value.scaled(found[0].value)
        return replace(reading, last=found[1], value=value, scale=found[0].value, nominal=nominal)

    # Shares

    def _fraction(self, tokens: Sequence[Token], first: int) -> Reading | None:
        """ "La moitié", "deux tiers", "three-quarters"."""
        words = self.tables.words
        alone = self.numeral(tokens, first, NumeralKind.FRACTION)
        if alone and tokens[first].norm in words["bare_fractions"]:
            first -= 1 if first and tokens[first - 1].norm in words["numerators"] else 0
            return Reading(first, alone[1], share(1, alone[0].value), "share", is_share=True)
        if tokens[first].norm in words["numerators"]:
            top, after = 1, first + 1
        else:
            count = self.numeral(tokens, first, NumeralKind.COUNT)
            if count is None or count[0].value < 1 or tokens[first].norm in words["one"]:
                return None
            top, after = count[0].value, count[1]
        found = self.numeral(tokens, _skip_hyphen(tokens, after), NumeralKind.FRACTION)
        if found is None or top >= found[0].value:
            return None
        return Reading(first, found[1], share(top, found[0].value), "share", is_share=True)

    def out_of(self, tokens: Sequence[Token], reading: Reading) -> Reading | None:
        """ "Six sur dix", "9 out of 10": the share that the two numbers say."""
        if reading.last >= len(tokens) or reading.value.bound != "=" or not reading.number:
            return None
        for hit in self.tables.out_of.at(tokens, reading.last):
            whole = self.read(tokens, hit.last) if hit.last < len(tokens) else None
            if whole is None or whole.value.bound != "=" or not reading.number < whole.number:
                return None
            if whole.number not in ROUND_WHOLES or self._is_unit(tokens, whole.last):
                return None
            value = share(reading.number, whole.number, band=100 * TENTHS_BAND / whole.number)
            return replace(reading, last=whole.last, value=value, rule="share", is_share=True, article=False)
        return None

    def _is_unit(self, tokens: Sequence[Token], index: int) -> bool:
        return index < len(tokens) and bool(self.tables.units.at(tokens, index))


FRACTION_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 0.2, "⅛": 0.125}
ROUND_WHOLES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000})
"""The wholes of which a share is told; "3 sur 17" is a count of its own."""


class _Sum:
    """What the number words so far add up to, and what may follow."""

    def __init__(self, hundred_after: int) -> None:
        self.hundred_after = hundred_after
        self.done, self.current, self.room = 0, 0, 999
        self.scale: float = 1
        self.last: NumeralKind | None = None

    @property
    def total(self) -> int:
        return self.done + self.current

    def fits(self, numeral: Numeral) -> bool:
        """May `numeral` follow?"""
        if numeral.kind is NumeralKind.SCALE:
            smaller = self.scale == 1 or numeral.value < self.scale
            multiplies = self.done and self.scale == 1000 and numeral.value > 1000
            return self.last is None or (
                bool(self.current or self.last is NumeralKind.SCALE) and (smaller or bool(multiplies))
            )
        if numeral.kind is NumeralKind.HUNDRED:
            return self.room == 999 or (self.last is not None and 0 < self.current <= self.hundred_after)
        return 0 < numeral.value <= self.room or (numeral.value == 0 and self.last is None)

    def add(self, numeral: Numeral) -> None:
        """Take the word in."""
        if numeral.kind is NumeralKind.SCALE:
            if self.scale == 1000 and numeral.value > 1000 and self.done:
                self.done = (self.done + self.current) * numeral.value
            else:
                self.done += max(self.current, 1) * numeral.value
            self.current, self.room, self.scale = 0, 999, numeral.value
        elif numeral.kind is NumeralKind.HUNDRED:
            self.current, self.room = max(self.current, 1) * 100, 99
        else:
            self.current += numeral.value
            self.room = {NumeralKind.TENS: 9, NumeralKind.LONG_TENS: 19}.get(numeral.kind, 0)
        self.last = numeral.kind


def _three(tokens: Sequence[Token], index: int) -> bool:
    """Three digits that no further digit or letter touches."""
    if index >= len(tokens) or len(tokens[index].text) != 3 or not tokens[index].text.isdecimal():
        return False
    return (
        index + 1 >= len(tokens)
        or tokens[index + 1].start > tokens[index].end
        or not tokens[index + 1].text[0].isalnum()
        or (tokens[index + 1].text[0].isalpha())
    )


def _touching(tokens: Sequence[Token], index: int) -> bool:
    """Does nothing stand between the token and the one before it?"""
    return 0 < index < len(tokens) and tokens[index].start == tokens[index - 1].end


def _skip_hyphen(tokens: Sequence[Token], index: int) -> int:
    """The token after a hyphen that touches both its neighbours, else the same."""
    if (
        index < len(tokens)
        and tokens[index].text in HYPHENS
        and _touching(tokens, index)
        and _touching(tokens, index + 1)
    ):
        return index + 1
    return index


def _whole(number: float) -> float:
    return round(number) if abs(number - round(number)) < 1e-6 else round(number, 9)
