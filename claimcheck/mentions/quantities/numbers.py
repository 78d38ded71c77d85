"""Numbers as news writes them: figures, number words, scales, collective nouns, fractions."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.languages.quantities import Numeral, NumeralKind
from claimcheck.mentions.quantities.bounds import TENTHS_BAND, VAGUE, about, many, share
from claimcheck.mentions.quantities.figures import FigureReader
from claimcheck.mentions.quantities.readings import (
    FRACTION_SIGNS,
    HYPHENS,
    LONGEST_DIGITS,
    MOST_WORDS,
    Reading,
    skip_hyphen,
    touching,
    whole,
)
from claimcheck.mentions.quantities.sums import Sum
from claimcheck.model import NumberRange, Token
from claimcheck.model.quick import replace

ROUND_WHOLES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000})
"""The wholes of which a share is told; "3 sur 17" is a count of its own."""


class NumberReader(FigureReader):
    """Reads the number that begins at a token. All reads look a bounded distance ahead."""

    def read(self, tokens: Sequence[Token], first: int) -> Reading | None:
        """The number that begins at token `first`, or None."""
        if tokens[first].text[0].isdigit() or tokens[first].norm in FRACTION_SIGNS:
            return self._figures(tokens, first)
        if self._is_plain_article(tokens, first):
            return Reading(first, first + 1, NumberRange.exactly(1), article=True)
        plain = self._plain_words.value_at(tokens, first)
        if plain is not None and not self._is_ordinal(tokens, first + 1):
            return Reading(first, first + 1, NumberRange.exactly(plain))
        return (
            self._half(tokens, first)
            or self._vague(tokens, first)
            or self._fraction(tokens, first)
            or self._group(tokens, first)
            or self._words(tokens, first)
        )

    def _is_plain_article(self, tokens: Sequence[Token], first: int) -> bool:
        """An article that no number word follows: most triggers are one, so they are told first."""
        if tokens[first].norm not in self.tables.words["one"]:
            return False
        following = tokens[first + 1].norm if first + 1 < len(tokens) else ""
        if following in self._starts or following in HYPHENS or self._padded(tokens, first + 1):
            return False
        return not (self.tables.vague.at(tokens, first) or self.tables.and_part.at(tokens, first + 1))

    def _words(self, tokens: Sequence[Token], first: int) -> Reading | None:
        """Number words added and multiplied as their sections say."""
        sum_ = self._sum()
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
        counted = count > 1 and not article
        more = self._with_decimals(tokens, reading) or (self._in_groups(tokens, reading) if counted else None)
        return more or self._with_half(tokens, reading)

    def _sum(self) -> Sum:
        flags = self.tables.flags
        return Sum(int(flags["hundred_from"]), int(flags["hundred_after"]))

    def _with_decimals(self, tokens: Sequence[Token], reading: Reading) -> Reading | None:
        """ "Zéro virgule zéro huit", "nine point one four": zeros and numbers are set side by side."""
        at, digits = reading.last + 1, ""
        if at >= len(tokens) or tokens[reading.last].norm not in self.tables.words["decimal_words"]:
            return None
        while len(digits) < LONGEST_DIGITS and at < len(tokens) and tokens[at].norm in self.tables.triggers:
            step = self._sum()
            found = self._next_word(tokens, at, step)
            while found is not None:
                step.add(found[0])
                at, found = found[1], self._next_word(tokens, found[1], step) if found[1] < len(tokens) else None
            if step.last is None:
                break
            digits += str(step.total)
        if not digits:
            return None
        value = NumberRange.exactly(float(f"{int(reading.number)}.{digits}"))
        return replace(reading, last=at, value=value, article=False)

    def _next_word(self, tokens: Sequence[Token], index: int, sum_: Sum) -> tuple[Numeral, int] | None:
        """The next number word that fits, after a hyphen or a joining word."""
        kinds = (NumeralKind.COUNT, NumeralKind.TENS, NumeralKind.LONG_TENS, NumeralKind.HUNDRED, NumeralKind.SCALE)
        at = skip_hyphen(tokens, index) if sum_.last else index
        found = self.numeral(tokens, at, *kinds)
        inside = sum_.last is not None and tokens[at].norm in self.tables.words["opens"] if at < len(tokens) else False
        if found and not inside and sum_.fits(found[0]) and not self._lacks_joiner(found[0], sum_):
            return found
        joiner = self.tables.joiners.get(tokens[at].norm) if at < len(tokens) and sum_.last else None
        if joiner is None or sum_.last is None or sum_.last.value not in joiner.after:
            return None
        found = self.numeral(tokens, skip_hyphen(tokens, at + 1), *kinds)
        if found is None or not sum_.fits(found[0]) or (joiner.before and found[0].value not in joiner.before):
            return None
        return None if tokens[found[1] - 1].norm in self.tables.words["one"] and not joiner.before else found

    def _lacks_joiner(self, numeral: Numeral, sum_: Sum) -> bool:
        """ "Vingt un" is two numbers."""
        joiners = self.tables.joiners.values()
        return any(sum_.last in joiner.needed and numeral.value in joiner.before for joiner in joiners)

    def _is_ordinal(self, tokens: Sequence[Token], index: int) -> bool:
        """Does an ordinal close the number ("twenty-first", "vingt et unième")?"""
        words = self.tables.words
        at = index
        if (at < len(tokens) and tokens[at].norm in self.tables.joiners) or (
            at < len(tokens) and tokens[at].text in HYPHENS and touching(tokens, at)
        ):
            at += 1
        if at >= len(tokens) or (at == index and at > 0 and not tokens[at].is_word):
            return False
        word = tokens[at].norm
        return (word in words["ordinals"] and at > index) or any(word.endswith(e) for e in words["ordinal_endings"])

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
            half, united = NumberRange.exactly(0.5), self._is_unit(tokens, after) or self._is_rate(tokens, after)
            return Reading(first, after, half, half=True) if after > at + 1 and united else None
        value = NumberRange.exactly(whole(found[0].value / 2))
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
        found = self._padded(tokens, count[1]) or self.numeral(tokens, skip_hyphen(tokens, count[1]), NumeralKind.GROUP)
        plural = self.numeral(tokens, count[1], NumeralKind.GROUPS) if count[0].value > 1 else None
        if plural and not self.numeral(tokens, count[1], NumeralKind.SCALE):
            found = plural
        if found is None:
            return None
        nominal = count[0].value * found[0].value
        value = about(NumberRange.exactly(nominal), True)
        return self._times(tokens, Reading(first, found[1], value, "about", found[0].value, nominal=nominal))

    def _padded(self, tokens: Sequence[Token], index: int) -> tuple[Numeral, int] | None:
        """ "Un bon millier", "a good hundred": the collective noun or scale behind an adjective."""
        if index + 1 >= len(tokens) or tokens[index].norm not in self.tables.words["group_adjectives"]:
            return None
        return self.numeral(tokens, index + 1, NumeralKind.GROUP, NumeralKind.HUNDRED, NumeralKind.SCALE)

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

    def _fraction(self, tokens: Sequence[Token], first: int) -> Reading | None:
        """ "La moitié", "deux tiers", "three-quarters"."""
        words = self.tables.words
        alone = self.numeral(tokens, first, NumeralKind.FRACTION)
        if alone and (scaled := self._of_scale(tokens, first, 1, alone)):
            return scaled
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
        found = self.numeral(tokens, skip_hyphen(tokens, after), NumeralKind.FRACTION)
        if found is None or top >= found[0].value:
            return None
        said = Reading(first, found[1], share(top, found[0].value), "share", is_share=True)
        return self._of_scale(tokens, first, top, found) or said

    def _is_rate(self, tokens: Sequence[Token], index: int) -> bool:
        """Does a point stand at a token, of which there is a half or a quarter as there is of a unit?"""
        return index < len(tokens) and tokens[index].norm in self.tables.words["parted"]

    def _of_scale(self, tokens: Sequence[Token], first: int, top: int, part: tuple[Numeral, int]) -> Reading | None:
        """ "A quarter of a million", "trois quarts de point", "a quarter of a mile": so much of the scale or unit."""
        words, after = self.tables.words, part[1]
        while after < min(part[1] + 2, len(tokens)) and (
            tokens[after].norm in words["half_links"] or tokens[after].norm in words["group_links"]
        ):
            after += 1
        found = self.numeral(tokens, after, NumeralKind.SCALE)
        if found is None:
            exact = NumberRange.exactly(whole(top / part[0].value))
            said = self._is_unit(tokens, after) if after > part[1] else False
            return Reading(first, after, exact, half=True) if said or self._is_rate(tokens, after) else None
        value = NumberRange.exactly(whole(top * found[0].value / part[0].value))
        return Reading(first, found[1], value, scale=found[0].value)

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
