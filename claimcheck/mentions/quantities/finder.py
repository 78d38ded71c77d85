"""The quantity finder: numbers, what they count, and how they are bounded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.languages import Pack
from claimcheck.mentions.quantities.amounts import AmountReader
from claimcheck.mentions.quantities.counted import Counted
from claimcheck.mentions.quantities.guards import YEARS, number_chain
from claimcheck.mentions.quantities.levels import Surroundings
from claimcheck.mentions.quantities.phrases import Draft, Phrase
from claimcheck.mentions.quantities.purposes import purpose_of
from claimcheck.mentions.quantities.readings import FRACTION_SIGNS, Reading
from claimcheck.mentions.quantities.units import unit_after
from claimcheck.model import Article, NumberRange, QuantityMention, Sentence, Span, Token

FARTHEST_WHOLE = 3
"""Words between a number and the whole it is a share of ("un jeune électeur sur cinq")."""
LONGEST_SPAN = 60
"""Characters from a hedge to the counted noun; farther apart only the number is the mention."""

SEASON, YEAR = "season", "year"
"""A season of a contract is a year of it."""


def find_quantities(article: Article, sentences: Sequence[Sentence], pack: Pack) -> list[QuantityMention]:
    """Every quantity of the article, in the order of the text; mentions of one sentence do not overlap.

    Numbers that count nothing (ordinals, labels, years, clock times, telephone numbers) are left out. `unit` is a unit
    of `concepts/units.toml`, else the unit of the measure (`person`); `measure` a concept of `measures.toml` or None.
    """
    finder = QuantityFinder(pack)
    return [mention for sentence in sentences for mention in finder.find(article, sentence)]


class QuantityFinder(AmountReader):
    """Finds the quantities of one language's sentences."""

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
    ) -> tuple[list[Draft], int]:
        """The quantities that begin at a trigger, and the token to go on from."""
        zero = self._zero(tokens, index, around)
        if zero is not None:
            return [zero], zero.last
        idioms = self.tables.idioms.at(tokens, index)
        if idioms:
            return [], idioms[0].last
        if tokens[index].text.isdecimal() and self.reader.slashed(tokens, index) is None:
            end = number_chain(tokens, index)
            if end > index:
                return [], end
        reading = self.reader.read(tokens, index)
        if reading is None:
            return [], index + 1
        if self.guard.is_no_number(tokens, reading) and not around.is_level(index):
            return [], reading.last
        return self._phrases(tokens, reading, around, listed=listed)

    def _phrases(
        self, tokens: Sequence[Token], reading: Reading, around: Surroundings, *, listed: bool
    ) -> tuple[list[Draft], int]:
        if reading.is_share:
            return self._drafts(tokens, self._single(tokens, reading), around, listed=listed)
        single = self._single(tokens, reading)
        revised = self._revised(tokens, reading, single, around)
        if revised is not None:
            return revised
        ranged = self._ranged(tokens, reading)
        if ranged is not None:
            return self._drafts(tokens, ranged, around, listed=listed)
        score = self._score(tokens, reading)
        if score:
            return [], score
        among = self._among(tokens, reading, around)
        if among is not None:
            return [among], among.last
        shared = self.reader.out_of(tokens, reading)
        said = self._single(tokens, shared) if shared else single
        return self._drafts(tokens, self._within(tokens, said) or said, around, listed=listed)

    def _among(self, tokens: Sequence[Token], reading: Reading, around: Surroundings) -> Draft | None:
        """ "Six professeurs sur dix", "one voter in five": a share, where the second number counts nothing itself."""
        for noun in range(reading.last, min(reading.last + FARTHEST_WHOLE, len(tokens) - 2)):
            if not tokens[noun].is_word or tokens[noun].norm in self.words["stops"]:
                return None
            if not self.tables.out_of.at(tokens, noun + 1):
                continue
            share = self.reader.out_of(tokens, replace(reading, last=noun + 1, article=False))
            if share is None or around.counted(share.last, one=False) or unit_after(self.tables, tokens, share.last):
                return None
            known = around.by_first.get(noun) or around.by_last.get(noun + 1)
            name = known.entry.lemma if known else around.singular(tokens[noun].norm)
            phrase = self._single(tokens, share)
            draft = Draft(phrase, phrase.last, name, tokens[noun].span, "share", "percent", (), phrase.rule)
            return self._placed(tokens, draft, around)
        return None

    def _drafts(
        self, tokens: Sequence[Token], phrase: Phrase, around: Surroundings, *, listed: bool
    ) -> tuple[list[Draft], int]:
        draft = self._draft(tokens, phrase, around, listed=listed)
        return ([draft], draft.last) if draft else ([], phrase.reading.last)

    def _revised(
        self, tokens: Sequence[Token], reading: Reading, single: Phrase, around: Surroundings
    ) -> tuple[list[Draft], int] | None:
        """ "Revised from 20 to 23", "passé de 20 à 23": two levels, the first one left behind."""
        before = single.first - 1
        if around.norm(before) not in self.words["from"] or not self._cue(tokens, before, "revised"):
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
    ) -> tuple[list[Draft], int] | None:
        new = self._draft(tokens, replace(other, rule="revised_to"), around, listed=True)
        old = self._draft(tokens, replace(one, rule="revised_from"), around, listed=True)
        if new is None or old is None:
            return None
        if new.noun is None and old.noun is not None and new.unit is None:
            new = replace(new, noun=old.noun, measure=old.measure, unit=old.unit)
        elif old.unit is None and old.noun is None:
            old = replace(old, unit=new.unit, measure=new.measure, noun=new.noun)
        return [replace(old, change=None), replace(new, change=None)], new.last

    def _draft(self, tokens: Sequence[Token], phrase: Phrase, around: Surroundings, *, listed: bool) -> Draft | None:
        if phrase.reading.is_share:
            return self._share(tokens, phrase, around)
        united = (phrase.unit, phrase.last) if phrase.unit else unit_after(self.tables, tokens, phrase.last)
        longer = around.by_first.get(phrase.last)
        if united is not None and longer is not None and phrase.unit is None and longer.last > united[1]:
            united = None  # "barrel bomb" is no barrel
        if united is not None:
            return self._united(tokens, phrase, united, around)
        if phrase.reading.half:
            return None
        aged = self._age(tokens, phrase, around, phrase.last)
        if aged is not None:
            return aged
        return self._counting(tokens, phrase, around, listed=listed)

    def _counting(self, tokens: Sequence[Token], phrase: Phrase, around: Surroundings, *, listed: bool) -> Draft | None:
        """A number of things: the noun to the right, else the noun to the left whose level it is."""
        reading = phrase.reading
        if around.is_level(phrase.first):
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
            new = sole and not reading.article and counted.measure is None
            if new or (reading.article and not self._is_count(tokens, phrase, counted)):
                return None
            if reading.rule in ("several", "few", "couple") and counted.measure is None:
                return None
            name = counted.measure is None and tokens[counted.last - 1].is_capitalised
            if name and reading.digits and not reading.grouped and reading.number >= 10000:
                return None
            return self._of_measure(tokens, phrase, self._told(phrase, counted, around), around)
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
        """An article counts things that are counted one by one, and not where their own number follows; before a name
        it counts nothing ("a Leopard")."""
        if counted.measure is None:
            return phrase.reading.article is False
        words = {tokens[at].norm for at in range(phrase.last, counted.last)}
        if words & self.words["uncounted"] or self._is_model(tokens, phrase.first, counted.last - 1):
            return False
        unit = self.pack.concepts.measures[counted.measure].unit
        following = counted.last
        if following < len(tokens) and tokens[following].norm in self.words["noun_links"]:
            following += 1
            if following < len(tokens) and (
                tokens[following].text.isdecimal() or self._starts_number(tokens, following)
            ):
                return False
        return unit in ("person", "object", "animal", "vehicle", "building")

    def _is_model(self, tokens: Sequence[Token], first: int, noun: int) -> bool:
        """Is a capitalised noun behind a small article the name of a thing ("a Leopard", "un Mi-8")?"""
        return tokens[noun].is_capitalised and tokens[first].text.islower()

    def _starts_number(self, tokens: Sequence[Token], index: int) -> bool:
        return tokens[index].norm in self.tables.triggers and self.reader.read(tokens, index) is not None

    def _of_measure(self, tokens: Sequence[Token], phrase: Phrase, counted: Counted, around: Surroundings) -> Draft:
        """With the measure that the words beside the noun or a broken number make of it."""
        if counted.measure is None:
            return self._with_noun(tokens, phrase, counted, around)
        scale = self.pack.concepts.measures[counted.measure].scale
        if scale and phrase.reading.number != int(phrase.reading.number):
            return self._with_noun(tokens, phrase, replace(counted, measure=scale), around)
        seasons = (
            purpose_of(self.tables, tokens, phrase, counted.measure, around) if counted.measure == SEASON else None
        )
        if seasons is not None:
            return replace(self._with_noun(tokens, phrase, replace(counted, measure=seasons), around), unit=YEAR)
        cued = around.cued(counted.measure, phrase.first, counted.last)
        if cued is None:
            return self._with_noun(tokens, phrase, counted, around)
        return replace(self._with_noun(tokens, phrase, replace(counted, measure=cued), around), change=None)

    def _with_noun(self, tokens: Sequence[Token], phrase: Phrase, counted: Counted, around: Surroundings) -> Draft:
        unit = self.pack.concepts.measures[counted.measure].unit if counted.measure else None
        phrase = self._hedged_after(tokens, phrase, counted.last)
        rule = "article" if phrase.reading.article and phrase.rule == "exact" else phrase.rule
        part = counted.part and phrase.value.bound == "="
        draft = Draft(
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

    def _bare(
        self, tokens: Sequence[Token], phrase: Phrase, around: Surroundings, *, listed: bool, sole: bool
    ) -> Draft | None:
        """A number without a noun to its right."""
        reading = phrase.reading
        uncounted = sole and not self._is_told_off(tokens, phrase)
        if uncounted or reading.rule in ("several", "few", "couple"):
            return None
        level = around.level_of(phrase.first, None)
        if level is not None:
            concept = self.pack.concepts.measures[level.entry.measure]
            single = tokens[level.last - 1].norm == level.entry.lemma
            broken = reading.number != int(reading.number)
            measure = concept.scale if concept.scale and (single or broken) else concept.id
            unit = self.pack.concepts.measures[measure].unit
            draft = Draft(phrase, phrase.last, level.entry.lemma, level.span, measure, unit, (), phrase.rule)
            return self._placed(tokens, draft, around)
        hedged = phrase.rule not in ("exact", "between")
        if not hedged and self.guard.is_bare_name(tokens, reading, listed=listed):
            return None
        if phrase.rule == "between" and (self._is_score(tokens, reading) or self._are_years(phrase)):
            return None
        draft = Draft(phrase, phrase.last, None, None, None, None, (), phrase.rule)
        return self._placed(tokens, draft, around)

    def _is_told_off(self, tokens: Sequence[Token], phrase: Phrase) -> bool:
        """ "Un, deux, trois", "minus one": a number by the numbers that follow, or by its sign."""
        listed = phrase.last + 1 < len(tokens) and tokens[phrase.last].text == ","
        return phrase.rule == "negative" or (listed and self._starts_number(tokens, phrase.last + 1))

    def _are_years(self, phrase: Phrase) -> bool:
        """ "Between 1914 and 1918": both ends may be years."""
        low, high = phrase.value.low, phrase.value.high
        return phrase.reading.digits and not phrase.reading.grouped and low in YEARS and high in YEARS

    def _is_score(self, tokens: Sequence[Token], reading: Reading) -> bool:
        """ "2-3" without a noun is a score."""
        return reading.digits and reading.last - reading.first == 3 and not tokens[reading.first + 1].is_word

    def _zero(self, tokens: Sequence[Token], index: int, around: Surroundings) -> Draft | None:
        """ "Aucun blessé", "no casualties", "nobody", "personne n'a été blessé"."""
        for hit in self.tables.zero.at(tokens, index):
            if around.norm(hit.last) in self.words["decimal_words"]:
                return None
            phrase = Phrase(index, hit.last, NumberRange.exactly(0), "none", _nothing(index, hit.last))
            if hit.entry == "nobody":
                following = around.norm(hit.last)
                needed = self.words["nobody_next"]
                if needed and following not in needed:
                    continue
                return Draft(phrase, hit.last, None, None, None, "person", (), "none")
            counted = around.counted(hit.last, one=True)
            if counted is None or counted.measure is None:
                continue
            concept = self.pack.concepts.measures[counted.measure]
            if hit.entry == "weak_zero" and not (concept.unit == "person" or concept.course in ("rising", "falling")):
                continue
            return Draft(
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

    def _mention(self, article: Article, sentence: Sentence, draft: Draft) -> QuantityMention:
        tokens, phrase = sentence.tokens, draft.phrase
        number = Span(tokens[phrase.first].start, tokens[phrase.last - 1].end)
        end = max(number.end, tokens[(draft.unit_last or phrase.last) - 1].end, tokens[draft.last - 1].end)
        short = max(number.end, tokens[(draft.unit_last or phrase.last) - 1].end)
        span = Span(number.start, end if end - number.start <= LONGEST_SPAN else short)
        return QuantityMention(
            span, article.prose[span.start : span.end], sentence.index, draft.rule, phrase.value, number, draft.unit,
            draft.measure, draft.noun, draft.noun_span, draft.change, draft.partitive, draft.modifiers,
        )  # fmt: skip


def _nothing(first: int, last: int) -> Reading:
    return Reading(first, last, NumberRange.exactly(0))
