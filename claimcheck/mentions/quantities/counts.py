"""Counts: numbers of things, with the noun to the right or the one to the left whose level they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from claimcheck.languages import CountedNoun, Hit
from claimcheck.languages.grammar import Role, grammar_of
from claimcheck.mentions.quantities.counted import Counted
from claimcheck.mentions.quantities.guards import YEARS
from claimcheck.mentions.quantities.levels import Surroundings
from claimcheck.mentions.quantities.phrases import Draft, Phrase, PhraseReader
from claimcheck.mentions.quantities.placing import DraftPlacer
from claimcheck.mentions.quantities.purposes import purpose_of
from claimcheck.mentions.quantities.readings import Reading
from claimcheck.model import Token
from claimcheck.model.quick import replace

PERSON, PEOPLE = "person", "people"
"""The unit of people, and the domain of the nouns that name them (concepts/nouns.txt)."""
VAGUE = frozenset({"several", "few", "couple"})
"""Rules of words that count only what a table knows."""
ONE_BY_ONE = frozenset({"person", "object", "animal", "vehicle", "building"})
"""Units of what an article counts."""
NAMED_FROM = 10_000
"""Ungrouped figures from here on before a capital are a number of a place or a record ("75011 Paris")."""
BEHIND_SOME = frozenset({Role.PREPOSITION, Role.LOCATIVE, Role.BE, Role.HAVE, Role.REFLEXIVE})
"""What may stand behind a number that counts some of those told of before."""
MILLION = 1_000_000
"""Sums from here on are often told without their currency."""
FARTHEST_TOTAL = 5
"""Tokens between a total and its noun behind it: "le nombre total de" are four."""
MONEY = "money"
OCCURRENCE = "occurrence"
"""The measure of how often something was done."""
SEASON, YEAR = "season", "year"
"""A season of a contract is a year of it."""


class CountReader:
    """Reads what a number without a unit counts."""

    def __init__(self, phrases: PhraseReader, placer: DraftPlacer) -> None:
        self.phrases, self.placer = phrases, placer
        self.tables, self.words = phrases.tables, phrases.words
        self._links = self.words["noun_links"] | self.words["partitive_links"]
        self._times_words = self.words["times"] | self.words["times_linked"]

    def read(self, phrase: Phrase, around: Surroundings, *, listed: bool) -> Draft | None:
        """The count; None when the number counts nothing. `listed` ones stand behind a quantity."""
        tokens, reading = around.tokens, phrase.reading
        times = self._at_times(phrase, around)
        if times is not None:
            return self._times(phrase, around, times)
        if around.is_level(phrase.first):
            return self._bare(phrase, around, listed=listed, sole=False)
        if reading.scale >= MILLION and around.norm(phrase.last) in self.words["money_adjectives"]:
            return self._of_money(phrase, around)
        counted = around.counted(phrase.last, one=(phrase.is_one or reading.half) and not reading.is_share)
        if (counted is None or counted.measure is None) and self.phrases.guard.says_year(tokens, reading):
            return None
        lone = reading.first + 1 == reading.last and tokens[reading.first].norm in self.words["needs_noun"]
        if counted is None:
            return self._bare(phrase, around, listed=listed, sole=lone)
        sole = lone and reading.number <= 1  # an unknown noun behind nine is a plural: "neuf" is no adjective there
        if self._counts_nothing(phrase, counted, around, sole=sole):
            return None
        return self._of_measure(phrase, self._told(phrase, counted, around), around)

    def _at_times(self, phrase: Phrase, around: Surroundings) -> int | None:
        """The token of the word for how often: the number itself ("twice"), or right behind it ("une seule fois")."""
        if around.tokens[phrase.reading.first].norm in self.words["times_alone"]:
            return phrase.last - 1
        at, norm = phrase.last, around.norm(phrase.last)
        if norm in self.words["only_one"] and phrase.is_one:
            at, norm = at + 1, around.norm(at + 1)
        if norm not in self._times_words:
            return None
        return at if phrase.is_one or around.singular(norm) != norm else None  # "two time trials"

    def _times(self, phrase: Phrase, around: Surroundings, at: int) -> Draft | None:
        """How often a thing was done, by the word at token `at` ("fired 11 times", "twice"); None for a factor ("three
        times as many")."""
        norm = around.norm(at)
        linked = norm not in self.words["times_linked"] or around.norm(phrase.first - 1) in self.words["times_links"]
        once = phrase.is_one and phrase.value.is_exact and at == phrase.last
        as_soon_as = once and norm in self.words["times"]  # "une fois le feu éteint"
        if not linked or as_soon_as or around.norm(at + 1) in self.words["factors"]:
            return None
        return Draft(phrase, at + 1, norm, around.tokens[at].span, OCCURRENCE, "event", (), phrase.rule)

    def _counts_nothing(self, phrase: Phrase, counted: Counted, around: Surroundings, *, sole: bool) -> bool:
        """Is the word before the noun an article that counts nothing, or the noun no thing that is counted?"""
        tokens, reading = around.tokens, phrase.reading
        if reading.article:
            return around.norm(phrase.last) in self._links or not self._is_count(tokens, phrase, counted)
        if counted.part and self._closes_name(tokens, reading):
            return True
        if counted.measure is not None:
            return False
        name = tokens[counted.last - 1].is_capitalised
        label = name and reading.digits and not reading.grouped and reading.number >= NAMED_FROM
        return sole or (reading.rule in VAGUE and not self._is_somebody(tokens, counted)) or label

    def _closes_name(self, tokens: Sequence[Token], reading: Reading) -> bool:
        """Is the number the last word of a name behind an article ("le Boeing 737 de la compagnie")?"""
        roles = grammar_of(self.phrases.pack).get(tokens[reading.first - 2].norm) if reading.first > 1 else ()
        return Role.DETERMINER in roles and self.phrases.guard.is_bare_name(tokens, reading, listed=False)

    def _told(self, phrase: Phrase, counted: Counted, around: Surroundings) -> Counted:
        """ "Un équipage de 22 personnes": a noun that says little takes the measure of the noun before the number."""
        if counted.measure is None or not self.phrases.pack.concepts.measures[counted.measure].vague:
            return counted
        if (level := around.level_of(phrase.first, None)) and level.last in around.level_nouns:
            return replace(counted, measure=level.entry.measure)  # "the attendance is put at 4,000 people"
        if around.norm(phrase.first - 1) not in self.words["noun_links"]:
            return counted
        hit = around.level_nouns.get(phrase.first - 1) or around.by_last.get(phrase.first - 1)
        if hit is None:
            return counted
        concept = around.concept(hit)
        return replace(counted, measure=concept.id) if concept.unit == "person" and not concept.vague else counted

    def _is_count(self, tokens: Sequence[Token], phrase: Phrase, counted: Counted) -> bool:
        """An article counts things that are counted one by one, and not where their own number follows; before a name
        it counts nothing ("a Leopard")."""
        if counted.measure is None:
            return False
        words = {tokens[at].norm for at in range(phrase.last, counted.last)}
        model = tokens[counted.last - 1].is_capitalised and tokens[phrase.first].text.islower()
        if model or words & self.words["uncounted"]:
            return False
        linked = counted.last < len(tokens) and tokens[counted.last].norm in self.words["noun_links"]
        if linked and self._is_number(tokens, counted.last + 1):
            return False
        return self.phrases.pack.concepts.measures[counted.measure].unit in ONE_BY_ONE

    def _is_somebody(self, tokens: Sequence[Token], counted: Counted) -> bool:
        """Does the tables' noun for what is counted, where it is no measure, name people ("several bakers")?"""
        pack = self.phrases.pack
        if counted.span is None:
            return False
        first = bisect_left(tokens, counted.span.start, key=attrgetter("start"))
        return any(pack.concepts.nouns.get(hit.entry.measure) == PEOPLE for hit in pack.nouns.at(tokens, first)[:1])

    def _is_number(self, tokens: Sequence[Token], index: int) -> bool:
        """Do figures or words of a number stand at token `index`?"""
        figures = index < len(tokens) and tokens[index].text.isdecimal()
        return figures or self._starts_number(tokens, index)

    def _starts_number(self, tokens: Sequence[Token], index: int) -> bool:
        known = index < len(tokens) and tokens[index].norm in self.tables.triggers
        return known and self.phrases.reader.read(tokens, index) is not None

    def _of_measure(self, phrase: Phrase, counted: Counted, around: Surroundings) -> Draft:
        """With the measure that the words beside the noun or a broken number make of it."""
        if counted.measure is None:
            return self._with_noun(phrase, counted, around)
        scale = self.phrases.pack.concepts.measures[counted.measure].scale
        if scale and phrase.reading.number != int(phrase.reading.number):
            return self._with_noun(phrase, replace(counted, measure=scale), around)
        is_season = counted.measure == SEASON
        term = purpose_of(self.tables, phrase, SEASON, around) if is_season else None
        if term is not None:
            return replace(self._with_noun(phrase, replace(counted, measure=term), around), unit=YEAR)
        cued = around.cued(counted.measure, phrase.first, counted.last)
        if cued is None:
            return self._with_noun(phrase, counted, around)
        return replace(self._with_noun(phrase, replace(counted, measure=cued), around), change=None)

    def _with_noun(self, phrase: Phrase, counted: Counted, around: Surroundings) -> Draft:
        unit = self.phrases.pack.concepts.measures[counted.measure].unit if counted.measure else None
        if unit is None and phrase.reading.rule in VAGUE:
            unit = PERSON
        phrase = self.phrases.hedged_after(around.tokens, phrase, counted.last)
        rule = "article" if phrase.reading.article and phrase.rule == "exact" else phrase.rule
        draft = Draft(
            phrase, counted.last, counted.noun, counted.span, counted.measure, unit, counted.modifiers, rule,
            partitive=counted.part and phrase.value.bound == "=",
        )  # fmt: skip
        return self.placer.place(draft, around)

    def _bare(self, phrase: Phrase, around: Surroundings, *, listed: bool, sole: bool) -> Draft | None:
        """A number without a noun to its right."""
        tokens, reading = around.tokens, phrase.reading
        if reading.rule in VAGUE or (sole and not self._is_told_off(phrase, around)):
            return None
        told = around.number_told(phrase.first)
        if told is not None and not self._follows_money(reading, around):
            return self._with_noun(phrase, replace(told, last=phrase.last), around)
        level = self._totalled(phrase, around) or around.level_of(phrase.first, None)
        if level is not None and not self._follows_money(reading, around):
            return self._of_level(phrase, level, around)
        if reading.scale >= MILLION and (amount := self._of_money(phrase, around)).measure:
            return amount
        hedged = phrase.rule not in ("exact", "between")
        if not hedged and self.phrases.guard.is_bare_name(tokens, reading, listed=listed):
            return None
        if phrase.rule == "between" and (_is_score(tokens, reading) or _are_years(phrase)):
            return None
        return self.placer.place(Draft(phrase, phrase.last, None, None, None, None, (), phrase.rule), around)

    def _totalled(self, phrase: Phrase, around: Surroundings) -> Hit[CountedNoun] | None:
        """ "Porte à 74 le nombre de cas", "bringing to 23 the toll": the noun of a total behind it."""
        before, at = phrase.first - 1, phrase.last
        told = around.norm(before - 1) in self.words["total"] | self.words["told_verbs"]
        if around.norm(before) not in self.words["total_links"] or not told:
            return None
        if around.norm(at) not in self.words["determiners"] | self.words["definite"]:
            return None
        levels = {hit.first: hit for hit in around.level_nouns.values()}
        behind = (levels.get(n) or around.noun_at(n) for n in range(at + 1, at + FARTHEST_TOTAL))
        return next((hit for hit in behind if hit is not None), None)

    def _follows_money(self, reading: Reading, around: Surroundings) -> bool:
        """Are they bare millions behind an amount of money ("owed 46 million pounds, it told reporters: 21 million to
        its banks"), and so no number of those named right before?"""
        if reading.scale < MILLION:
            return False
        units = (unit for n in range(reading.first) for unit in self.tables.units.at(around.tokens, n))
        return any(hit.entry.dimension == MONEY or hit.entry.currency for hit in units)

    def _of_money(self, phrase: Phrase, around: Surroundings) -> Draft:
        """Millions of a currency that is left out, by the noun or verb before them ("un dépassement de 20,3 millions"):
        the measure of money without a unit, None where nothing tells it."""
        level = around.level_of(phrase.first, MONEY)
        hits = self.tables.dimensions.at(around.tokens, phrase.last) if phrase.last < len(around.tokens) else []
        told = (h.entry for h in hits if self.phrases.pack.concepts.measures[h.entry].unit == MONEY)
        named = level.entry.measure if level else next(told, None)
        measure = named or purpose_of(self.tables, phrase, MONEY, around)
        return self.placer.place(Draft(phrase, phrase.last, None, None, measure, None, (), phrase.rule), around)

    def _of_level(self, phrase: Phrase, level: Hit[CountedNoun], around: Surroundings) -> Draft:
        """The level of a noun to the left: of its scale, if it has one, where the noun is one or the number broken."""
        measures = self.phrases.pack.concepts.measures
        concept = measures[level.entry.measure]
        single = around.tokens[level.last - 1].norm == level.entry.lemma
        broken = phrase.reading.number != int(phrase.reading.number)
        measure = concept.scale if concept.scale and (single or broken) else concept.id
        lemma, unit = level.entry.lemma, measures[measure].unit
        draft = Draft(phrase, phrase.last, lemma, level.span, measure, unit, (), phrase.rule)
        return self.placer.place(draft, around)

    def _is_told_off(self, phrase: Phrase, around: Surroundings) -> bool:
        """ "Un, deux, trois", "minus one": a number by the numbers that follow, or by its sign; or one of those told of
        behind a count ("14 en Géorgie, neuf en Floride", "neuf ont survécu", "dont un grave")."""
        tokens, before = around.tokens, around.norm(phrase.first - 1)
        joined = before == "," or before in self.words["unit_joins"]
        part = joined or self.tables.before["part_before"].before(tokens, phrase.first)
        if around.told is not None and part and around.norm(phrase.last) in self.words["degrees"]:
            return True
        if around.told is not None and joined and not phrase.is_one:
            roles = grammar_of(self.phrases.pack).get(around.norm(phrase.last))
            return not BEHIND_SOME.isdisjoint(roles)
        listed = phrase.last < len(tokens) and tokens[phrase.last].text == ","
        return phrase.rule == "negative" or (listed and self._starts_number(tokens, phrase.last + 1))


def _are_years(phrase: Phrase) -> bool:
    """ "Between 1914 and 1918": both ends may be years."""
    low, high = phrase.value.low, phrase.value.high
    return phrase.reading.digits and not phrase.reading.grouped and low in YEARS and high in YEARS


def _is_score(tokens: Sequence[Token], reading: Reading) -> bool:
    """ "2-3" without a noun is a score."""
    return reading.digits and reading.last - reading.first == 3 and not tokens[reading.first + 1].is_word
