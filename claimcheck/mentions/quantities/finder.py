"""The quantity finder: numbers, what they count, and how they are bounded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.languages import Pack
from claimcheck.languages.quantities import QuantityTables, Unit, load_quantity_tables
from claimcheck.mentions.quantities.bounds import RULES, apply_bound
from claimcheck.mentions.quantities.counted import Counted, Surroundings
from claimcheck.mentions.quantities.guards import Guard, number_chain
from claimcheck.mentions.quantities.numbers import FRACTION_SIGNS, NumberReader, Reading
from claimcheck.mentions.quantities.units import currency_before, unit_after
from claimcheck.model import Article, NumberRange, QuantityMention, Sentence, Span, Token

LONGEST_SPAN = 60
"""Characters from a hedge to the counted noun; farther apart only the number is the mention."""
MOST_HEDGES = 2
""""At least about 50": more hedges in a row are not read."""
FARTHEST_CHANGE = 4
"""Tokens between the word for a rise and its amount ("hausse des prix de 3 %")."""
FARTHEST_TOTAL = 8
"""Tokens between "bringing" and "to 12"."""

MOST_GOALS = 20
"""Higher numbers are no goals or sets."""


def find_quantities(article: Article, sentences: Sequence[Sentence], pack: Pack) -> list[QuantityMention]:
    """Every quantity of the article, in the order of the text; mentions of one sentence do not overlap.

    Numbers that count nothing (ordinals, labels, years, clock times, telephone numbers) are left out. `unit` is a unit
    of `concepts/units.toml`, else the unit of the measure (`person`); `measure` a concept of `measures.toml` or None.
    """
    finder = QuantityFinder(pack)
    return [mention for sentence in sentences for mention in finder.find(article, sentence)]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A number with its hedges: tokens `first` to `last` (excluded), the interval and the rule that made it.

    `counts` is False when the number is an amount in a unit, which need not be whole.
    """

    first: int
    last: int
    value: NumberRange
    rule: str
    reading: Reading
    unit: Unit | None = None
    counts: bool = True

    @property
    def is_one(self) -> bool:
        """Is exactly one thing counted?"""
        return self.value.is_exact and self.value.low == 1


class QuantityFinder:
    """Finds the quantities of one language's sentences."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.tables: QuantityTables = load_quantity_tables(pack)
        self.words = self.tables.words
        self.reader = NumberReader(self.tables, pack.decimal_mark)
        self.guard = Guard(self.tables)

    def find(self, article: Article, sentence: Sentence) -> Iterator[QuantityMention]:
        """The quantities of a sentence."""
        triggers = self.tables.triggers
        tokens = sentence.tokens
        around = Surroundings(tokens, self.pack, self.tables)
        index, listed = 0, False
        while index < len(tokens):
            token = tokens[index]
            if not (token.text.isdecimal() or token.norm in triggers or token.norm in FRACTION_SIGNS):
                index += 1
                continue
            found, after = self._at(tokens, index, around, listed=listed)
            for draft in found:
                listed = listed or draft.noun is not None or draft.unit is not None
                yield self._mention(article, sentence, draft)
            index = max(index + 1, after)

    def _at(
        self, tokens: Sequence[Token], index: int, around: Surroundings, *, listed: bool
    ) -> tuple[list[_Draft], int]:
        """The quantities that begin at a trigger, and the token to go on from."""
        zero = self._zero(tokens, index, around)
        if zero is not None:
            return [zero], zero.last
        if tokens[index].text.isdecimal():
            end = number_chain(tokens, index)
            if end > index:
                return [], end
        reading = self.reader.read(tokens, index)
        if reading is None:
            return [], index + 1
        if self.guard.is_no_number(tokens, reading):
            return [], reading.last
        return self._phrases(tokens, reading, around, listed=listed)

    # Numbers with their hedges

    def _phrases(
        self, tokens: Sequence[Token], reading: Reading, around: Surroundings, *, listed: bool
    ) -> tuple[list[_Draft], int]:
        if reading.is_share:
            return self._drafts(tokens, self._single(tokens, reading), around, listed=listed)
        revised = self._revised(tokens, reading, around)
        if revised is not None:
            return revised
        ranged = self._ranged(tokens, reading)
        if ranged is not None:
            return self._drafts(tokens, ranged, around, listed=listed)
        score = self._score(tokens, reading)
        if score:
            return [], score
        shared = self.reader.out_of(tokens, reading)
        return self._drafts(tokens, self._single(tokens, shared or reading), around, listed=listed)

    def _score(self, tokens: Sequence[Token], reading: Reading) -> int:
        """The token after a score ("2-1", "3 à 1"): two small numbers that are no range; 0 when it is none."""
        last = reading.last
        if not reading.digits or reading.grouped or last + 1 >= len(tokens) or not tokens[last + 1].text.isdecimal():
            return 0
        tight = tokens[last].text in "-–—" and tokens[last].start == tokens[last - 1].end
        small = reading.number < MOST_GOALS and len(tokens[last + 1].text) < 3
        apart = small and tokens[last].norm in self.words["to"] and not self._has_unit(tokens, last + 2)
        return last + 2 if (tight or apart) else 0

    def _has_unit(self, tokens: Sequence[Token], index: int) -> bool:
        return unit_after(self.tables, tokens, index) is not None

    def _drafts(
        self, tokens: Sequence[Token], phrase: Phrase, around: Surroundings, *, listed: bool
    ) -> tuple[list[_Draft], int]:
        draft = self._draft(tokens, phrase, around, listed=listed)
        return ([draft], draft.last) if draft else ([], phrase.reading.last)

    def _single(self, tokens: Sequence[Token], reading: Reading) -> Phrase:
        currency = currency_before(self.tables, tokens, reading.first)
        first = currency[1] if currency else reading.first
        value, rule = reading.value, reading.rule
        if self._is_negative(tokens, first) and value.is_exact:
            value, first, rule = NumberRange.exactly(-reading.number), first - 1, "negative"
        unit = currency[0] if currency else None
        counts = unit is None and unit_after(self.tables, tokens, reading.last) is None
        return self._hedged(tokens, Phrase(first, reading.last, value, rule, replace(reading, rule=rule), unit, counts))

    def _is_negative(self, tokens: Sequence[Token], first: int) -> bool:
        """ "-5 °C", "minus three": a word, or a sign that touches the number and nothing else."""
        if not first or self.tables.hedges_before.before(tokens, first) is not None:
            return False
        before = tokens[first - 1]
        if before.norm in self.words["negative"]:
            return True
        free = first < 2 or tokens[first - 2].end < before.start or tokens[first - 2].text in "(:"
        return before.text in self.words["negative_signs"] and free and before.end == tokens[first].start

    def _hedged(self, tokens: Sequence[Token], phrase: Phrase) -> Phrase:
        """With the hedges that stand right before it, the nearest first, or one right after."""
        for _ in range(MOST_HEDGES):
            found = self.tables.hedges_before.before(tokens, phrase.first)
            if found is None:
                break
            phrase = replace(self._bounded(phrase, found[1]), first=found[0])
        if phrase.last < len(tokens) and phrase.rule == phrase.reading.rule:
            for hit in self.tables.hedges_after.at(tokens, phrase.last):
                return replace(self._bounded(phrase, hit.entry), last=hit.last)
        return phrase

    def _bounded(self, phrase: Phrase, rule: str) -> Phrase:
        if rule not in RULES:
            return phrase
        nominal = phrase.reading.nominal
        if rule == "about" and phrase.value.bound != "=":
            return phrase
        value = phrase.value if nominal is None or phrase.rule != "about" else NumberRange.exactly(nominal)
        whole = phrase.counts and phrase.reading.number == int(phrase.reading.number)
        return replace(phrase, value=apply_bound(rule, value, whole=whole), rule=rule)

    def _ranged(self, tokens: Sequence[Token], reading: Reading) -> Phrase | None:
        """ "Entre 30 et 40", "30-40", "14 or 15", "2 to 3 million": two numbers that are the ends of one."""
        currency = currency_before(self.tables, tokens, reading.first)
        begin = currency[1] if currency else reading.first
        opening = self.tables.between.before(tokens, begin)
        unit = unit_after(self.tables, tokens, reading.last)
        after = unit[1] if unit and self.tables.between_inner.at(tokens, unit[1]) else reading.last
        for hit in self.tables.between_inner.at(tokens, after):
            if tokens[hit.first].norm in self.words["joins"] and opening is None:
                return None
            other = self._second(tokens, hit.last)
            if other is None:
                return None
            return self._joined(tokens, reading, other, begin, opening, currency[0] if currency else None)
        return None

    def _second(self, tokens: Sequence[Token], index: int) -> Reading | None:
        """The second number of a range, past a currency sign or a hedge."""
        for at in range(index, min(index + 3, len(tokens))):
            token = tokens[at]
            if token.text.isdecimal() or token.norm in self.tables.triggers:
                other = self.reader.read(tokens, at)
                if other is None or other.article or self.guard.is_no_number(tokens, replace(other, first=at)):
                    return None if other is None or not other.digits else self._plain(tokens, other)
                return other
            if not self.tables.units.at(tokens, at) and token.norm not in self.words["to"]:
                return None
        return None

    def _plain(self, tokens: Sequence[Token], other: Reading) -> Reading | None:
        """A second number is touched by the hyphen of the range; that alone is no reason to drop it."""
        touched = other.first and tokens[other.first - 1].text in "-–—"
        return other if touched and not self.guard.is_no_number(tokens[other.first :], _moved(other)) else None

    def _joined(
        self, tokens: Sequence[Token], one: Reading, other: Reading, begin: int, opening: tuple[int, str] | None,
        currency: Unit | None,
    ) -> Phrase | None:  # fmt: skip
        low, high = one.value.low, other.value.high
        if low is None or high is None or one.is_share or other.is_share or one.article:
            return None
        if other.scale > 1 and one.scale == 1 and low * other.scale <= high and low < 1000:
            low *= other.scale
        years = self.guard.is_year(tokens, one) or (one.digits and tokens[one.first].text.startswith("0"))
        if not low < high or (years and not opening):
            return None
        scale = replace(other, first=one.first)
        first = opening[0] if opening else begin
        return Phrase(first, other.last, NumberRange(low, high, "range"), "between", scale, currency)

    def _revised(
        self, tokens: Sequence[Token], reading: Reading, around: Surroundings
    ) -> tuple[list[_Draft], int] | None:
        """ "Revised from 20 to 23", "passé de 20 à 23": two levels, the first one left behind."""
        single = self._single(tokens, reading)
        first = single.first
        if around.norm(first - 1) not in self.words["from"] or not self._cue(tokens, first - 1, "revised"):
            return None
        unit = unit_after(self.tables, tokens, reading.last)
        index = unit[1] if unit else reading.last
        noun = None if unit else around.counted(index, one=False)
        for at in (index, noun.last if noun else index):
            if at + 1 < len(tokens) and tokens[at].norm in self.words["to"]:
                start = at + 1
                while (
                    start < len(tokens) and not tokens[start].text.isdecimal() and self.tables.units.at(tokens, start)
                ):
                    start += 1
                other = self.reader.read(tokens, start) if start < len(tokens) else None
                if other is None or other.article:
                    return None
                return self._both(tokens, single, self._single(tokens, other), around)
        return None

    def _both(
        self, tokens: Sequence[Token], one: Phrase, other: Phrase, around: Surroundings
    ) -> tuple[list[_Draft], int] | None:
        new = self._draft(tokens, replace(other, rule="revised_to"), around, listed=True)
        old = self._draft(tokens, replace(one, rule="revised_from"), around, listed=True)
        if new is None or old is None:
            return None
        if new.noun is None and old.noun is not None and new.unit is None:
            new = replace(new, noun=old.noun, measure=old.measure, unit=old.unit)
        elif old.unit is None and old.noun is None:
            old = replace(old, unit=new.unit, measure=new.measure, noun=new.noun)
        return [replace(old, change=None), replace(new, change=None)], new.last

    # What it counts

    def _draft(self, tokens: Sequence[Token], phrase: Phrase, around: Surroundings, *, listed: bool) -> _Draft | None:
        if phrase.reading.is_share:
            return self._share(tokens, phrase, around)
        united = (phrase.unit, phrase.last) if phrase.unit else unit_after(self.tables, tokens, phrase.last)
        if united is not None:
            return self._united(tokens, phrase, united, around)
        if phrase.reading.half:
            return None
        aged = self._age(tokens, phrase, around, phrase.last)
        if aged is not None:
            return aged
        return self._counting(tokens, phrase, around, listed=listed)

    def _counting(
        self, tokens: Sequence[Token], phrase: Phrase, around: Surroundings, *, listed: bool
    ) -> _Draft | None:
        """A number of things: the noun to the right, else the noun to the left whose level it is."""
        reading = phrase.reading
        beside = around.by_last.get(phrase.first)
        if beside is not None and around.concept(beside).unit == "number":
            return self._bare(tokens, phrase, around, listed=listed, sole=False)
        counted = around.counted(phrase.last, one=phrase.is_one and not reading.is_share)
        sole = reading.first + 1 == reading.last and tokens[reading.first].norm in self.words["needs_noun"]
        if counted is not None and self.guard.says_year(tokens, reading) and counted.measure is None:
            return None
        if counted is None and self.guard.says_year(tokens, reading):
            return None
        if counted is not None:
            links = self.words["noun_links"] | self.words["partitive_links"]
            if reading.article and around.norm(phrase.last) in links:
                return None
            if (reading.article or sole) and not self._is_count(tokens, phrase, counted):
                return None
            if reading.rule in ("several", "few", "couple") and counted.measure is None:
                return None
            name = counted.measure is None and tokens[counted.last - 1].is_capitalised
            if name and reading.digits and not reading.grouped and reading.number >= 10000:
                return None
            return self._with_noun(tokens, phrase, self._told(phrase, counted, around), around)
        return self._bare(tokens, phrase, around, listed=listed, sole=sole)

    def _told(self, phrase: Phrase, counted: Counted, around: Surroundings) -> Counted:
        """ "Un équipage de 22 personnes": a noun that says little takes the measure of the noun before the number."""
        vague = counted.measure is not None and self.pack.concepts.measures[counted.measure].vague
        hit = around.level_nouns.get(phrase.first - 1) or around.by_last.get(phrase.first - 1)
        if not vague or hit is None or around.norm(phrase.first - 1) not in self.words["noun_links"]:
            return counted
        concept = around.concept(hit)
        return replace(counted, measure=concept.id) if concept.unit == "person" and not concept.vague else counted

    def _is_count(self, tokens: Sequence[Token], phrase: Phrase, counted: Counted) -> bool:
        """An article counts things that are counted one by one, and not where their own number follows."""
        if counted.measure is None:
            return phrase.reading.article is False
        unit = self.pack.concepts.measures[counted.measure].unit
        following = counted.last
        if following < len(tokens) and tokens[following].norm in self.words["noun_links"]:
            following += 1
            if following < len(tokens) and (
                tokens[following].text.isdecimal() or self._starts_number(tokens, following)
            ):
                return False
        return unit in ("person", "object", "animal", "vehicle", "building")

    def _starts_number(self, tokens: Sequence[Token], index: int) -> bool:
        return tokens[index].norm in self.tables.triggers and self.reader.read(tokens, index) is not None

    def _with_noun(self, tokens: Sequence[Token], phrase: Phrase, counted: Counted, around: Surroundings) -> _Draft:
        unit = self.pack.concepts.measures[counted.measure].unit if counted.measure else None
        phrase = self._hedged_after(tokens, phrase, counted.last)
        rule = "article" if phrase.reading.article and phrase.rule == "exact" else phrase.rule
        part = counted.part and phrase.value.bound == "="
        draft = _Draft(
            phrase,
            counted.last,
            counted.noun,
            counted.span,
            counted.measure,
            unit,
            counted.modifiers,
            rule,
            partitive=part,
        )
        return self._placed(tokens, draft, around)

    def _hedged_after(self, tokens: Sequence[Token], phrase: Phrase, index: int) -> Phrase:
        """ "38 personnes au moins": the hedge after the noun."""
        if phrase.rule == "exact" and index < len(tokens):
            for hit in self.tables.hedges_after.at(tokens, index):
                return self._bounded(phrase, hit.entry)
        return phrase

    def _bare(
        self, tokens: Sequence[Token], phrase: Phrase, around: Surroundings, *, listed: bool, sole: bool
    ) -> _Draft | None:
        """A number without a noun to its right."""
        reading = phrase.reading
        if sole or reading.rule in ("several", "few", "couple"):
            return None
        level = around.level_of(phrase.first, None)
        if level is not None:
            measure = level.entry.measure
            unit = self.pack.concepts.measures[measure].unit
            draft = _Draft(phrase, phrase.last, level.entry.lemma, level.span, measure, unit, (), phrase.rule)
            return self._placed(tokens, draft, around)
        hedged = phrase.rule not in ("exact", "between")
        if not hedged and self.guard.is_bare_name(tokens, reading, listed=listed):
            return None
        if phrase.rule == "between" and self._is_score(tokens, reading):
            return None
        draft = _Draft(phrase, phrase.last, None, None, None, None, (), phrase.rule)
        return self._placed(tokens, draft, around)

    def _is_score(self, tokens: Sequence[Token], reading: Reading) -> bool:
        """ "2-3" without a noun is a score."""
        return reading.digits and reading.last - reading.first == 3 and not tokens[reading.first + 1].is_word

    # Units, shares, ages

    def _united(
        self, tokens: Sequence[Token], phrase: Phrase, united: tuple[Unit, int], around: Surroundings
    ) -> _Draft | None:
        unit, last = united
        halves = self.tables.and_half.at(tokens, last)
        if halves and phrase.value.is_exact:
            value = NumberRange.exactly(phrase.reading.number + 0.5)
            last, phrase = halves[0].last, replace(phrase, value=value, reading=replace(phrase.reading, article=False))
        if unit.dimension == "duration":
            aged = self._age(tokens, phrase, around, last)
            if aged is not None:
                return replace(aged, unit=unit.id)
            if self._is_shift(tokens, phrase, unit, last):
                return None
        if unit.dimension == "angle" and phrase.reading.article:
            return None
        phrase = self._hedged_after(tokens, phrase, last)
        measure, end = self._dimension(tokens, unit, last)
        noun: str | None = None
        span: Span | None = None
        modifiers: tuple[str, ...] = ()
        level = around.level_of(phrase.first, unit.dimension)
        if level is not None and measure is None:
            measure, noun, span = level.entry.measure, level.entry.lemma, level.span
        if measure is None and around.norm(last) in self.words["noun_links"] | self.words["partitive_links"]:
            of = around.counted(last, one=False, loose=True)
            if of is not None:
                noun, span, end, modifiers = of.noun, of.span, of.last, of.modifiers
        if phrase.reading.article and (unit.dimension == "duration" or not tokens[last - 1].is_word):
            return None
        draft = _Draft(phrase, end, noun, span, measure or unit.measure, unit.id, modifiers, phrase.rule, last)
        return self._placed(tokens, draft, around)

    def _dimension(self, tokens: Sequence[Token], unit: Unit, last: int) -> tuple[str | None, int]:
        """ "93 mètres de haut", "50 feet deep", "a 40-foot-long boat"."""
        if unit.dimension == "length" and last < len(tokens):
            for hit in self.tables.dimensions.at(tokens, last):
                return hit.entry, hit.last
        return None, last

    def _is_shift(self, tokens: Sequence[Token], phrase: Phrase, unit: Unit, last: int) -> bool:
        """A time told by its distance ("three days later", "il y a deux ans") or by the clock ("à 15 heures")."""
        if last < len(tokens) and self.tables.after["shift_after"].at(tokens, last):
            return True
        if self.tables.before["shift_before"].before(tokens, phrase.first):
            return True
        before = tokens[phrase.first - 1].norm if phrase.first else ""
        clock = unit.id == "hour" and before in self.words["clock_before"]
        number = phrase.reading.number
        return clock and number <= 24 and (last >= len(tokens) or tokens[last].norm not in self.words["noun_links"])

    def _share(self, tokens: Sequence[Token], phrase: Phrase, around: Surroundings) -> _Draft | None:
        """A share said in words; a fraction counts only with what it is a fraction of."""
        of = around.counted(phrase.last, one=False, loose=True)
        linked = (
            around.norm(phrase.last)
            in self.words["noun_links"] | self.words["partitive_links"] | self.words["determiners"]
        )
        if of is None and not linked and phrase.reading.last - phrase.reading.first < 2:
            return None
        noun, span, last = (of.noun, of.span, of.last) if of else (None, None, phrase.last)
        draft = _Draft(phrase, last, noun, span, "share", "percent", of.modifiers if of else (), phrase.rule)
        return self._placed(tokens, draft, around)

    def _age(self, tokens: Sequence[Token], phrase: Phrase, around: Surroundings, last: int) -> _Draft | None:
        """ "Âgé de 72 ans", "une cliente de 58 ans", "a 22-year-old", "Smith, 58,"; `last`: after the unit."""
        if phrase.reading.number > 130:
            return None
        after = self.tables.after["age_after"].at(tokens, last) if last < len(tokens) else []
        united = last > phrase.last
        said = self.tables.before["age_before"].before(tokens, phrase.first) or (united and bool(after))
        if not said and not (self._is_apposed(tokens, phrase, last) or (united and self._of_person(phrase, around))):
            return None
        last = after[0].last if after and united else last
        unit = next(iter(self.words["bare_age"]), None)
        return _Draft(phrase, last, None, None, "age", unit or "year", (), phrase.rule)

    def _is_apposed(self, tokens: Sequence[Token], phrase: Phrase, last: int) -> bool:
        """Between commas after a name: "Natalia, 58 ans,", "John Smith, 58,"."""
        first, united = phrase.first, last > phrase.last
        if first < 2 or tokens[first - 1].text != "," or not (united or self.words["bare_age"]):
            return False
        name = tokens[first - 2]
        closed = last >= len(tokens) or tokens[last].text in ",.;)"
        return (
            closed
            and name.is_word
            and name.is_capitalised
            and (united or phrase.reading.last - phrase.reading.first == 1)
        )

    def _of_person(self, phrase: Phrase, around: Surroundings) -> bool:
        """ "Une cliente de 58 ans": the number belongs to a person."""
        if around.norm(phrase.first - 1) not in self.words["noun_links"]:
            return False
        hit = around.by_last.get(phrase.first - 1)
        return hit is not None and around.concept(hit).unit == "person"

    # Zero

    def _zero(self, tokens: Sequence[Token], index: int, around: Surroundings) -> _Draft | None:
        """ "Aucun blessé", "no casualties", "nobody", "personne n'a été blessé"."""
        for hit in self.tables.zero.at(tokens, index):
            phrase = Phrase(index, hit.last, NumberRange.exactly(0), "none", _nothing(index, hit.last))
            if hit.entry == "nobody":
                following = around.norm(hit.last)
                needed = self.words["nobody_next"]
                if needed and following not in needed:
                    continue
                return _Draft(phrase, hit.last, None, None, None, "person", (), "none")
            counted = around.counted(hit.last, one=True)
            if counted is None or counted.measure is None:
                continue
            concept = self.pack.concepts.measures[counted.measure]
            if hit.entry == "weak_zero" and not (concept.unit == "person" or concept.course in ("rising", "falling")):
                continue
            return _Draft(
                phrase,
                counted.last,
                counted.noun,
                counted.span,
                counted.measure,
                concept.unit,
                counted.modifiers,
                "none",
            )
        return None

    # Where it stands

    def _placed(self, tokens: Sequence[Token], draft: _Draft, around: Surroundings) -> _Draft:
        """Is it a part, a change or a total?"""
        first = draft.phrase.first
        part = self.tables.before["part_before"].before(tokens, first) is not None
        if draft.last < len(tokens) and self.tables.after["part_after"].at(tokens, draft.last):
            part = True
        draft = replace(draft, partitive=part or draft.partitive, change=self._change(tokens, draft))
        linked = draft.change is None and around.norm(first - 1) in self.words["total_links"]
        if linked and draft.rule == "exact" and self._cue(tokens, first - 1, "total"):
            return replace(draft, rule="total")
        if draft.unit_last is None and draft.rule == "exact" and around.norm(first - 1) in self.words["definite"]:
            return replace(draft, rule="definite")
        return draft

    def _cue(self, tokens: Sequence[Token], index: int, name: str) -> bool:
        """Does a cue word stand in the clause before token `index`?"""
        for at in range(index - 1, max(-1, index - 1 - FARTHEST_TOTAL), -1):
            if tokens[at].norm in self.words[name]:
                return True
            if tokens[at].text in ",;.:":
                return False
        return False

    def _change(self, tokens: Sequence[Token], draft: _Draft) -> str | None:
        """`up` or `down` when the number is a difference."""
        first, last = draft.phrase.first, draft.last
        for end in (last, draft.unit_last or last, draft.phrase.last):
            for name, change in (("up_after", "up"), ("down_after", "down")):
                if self.tables.after[name].at(tokens, end):
                    return change
        return self._change_before(tokens, first, united=draft.unit_last is not None)

    def _change_before(self, tokens: Sequence[Token], first: int, *, united: bool) -> str | None:
        """ "Rose by 3", "en hausse de 3 %", and right before an amount "rose 3 %"."""
        before = tokens[first - 1].norm if first else ""
        linked = before in self.words["change_links"]
        if not linked and not united:
            return None
        reach = FARTHEST_CHANGE if linked else 1
        start = first - 2 if linked else first - 1
        for at in range(start, max(-1, start - reach), -1):
            if tokens[at].norm in self.words["up"]:
                return "up"
            if tokens[at].norm in self.words["down"]:
                return "down"
            if tokens[at].text in ",;.:" or tokens[at].text.isdecimal():
                return None
        return None

    # The mention

    def _mention(self, article: Article, sentence: Sentence, draft: _Draft) -> QuantityMention:
        tokens, phrase = sentence.tokens, draft.phrase
        number = Span(tokens[phrase.first].start, tokens[phrase.last - 1].end)
        end = max(number.end, tokens[(draft.unit_last or phrase.last) - 1].end, tokens[draft.last - 1].end)
        short = max(number.end, tokens[(draft.unit_last or phrase.last) - 1].end)
        span = Span(number.start, end if end - number.start <= LONGEST_SPAN else short)
        return QuantityMention(
            span, article.prose[span.start : span.end], sentence.index, draft.rule, phrase.value, number, draft.unit,
            draft.measure, draft.noun, draft.noun_span, draft.change, draft.partitive, draft.modifiers,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Draft:
    """A quantity by token numbers, before its characters are known. `last` is the token after all of it."""

    phrase: Phrase
    last: int
    noun: str | None
    noun_span: Span | None
    measure: str | None
    unit: str | None
    modifiers: tuple[str, ...]
    rule: str
    unit_last: int | None = None
    partitive: bool = False
    change: str | None = None


def _nothing(first: int, last: int) -> Reading:
    return Reading(first, last, NumberRange.exactly(0))


def _moved(reading: Reading) -> Reading:
    """The same reading where its first token is token 0."""
    return replace(reading, first=0, last=reading.last - reading.first)
