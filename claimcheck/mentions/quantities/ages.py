"""Ages: "aged 72", "une cliente de 58 ans", "Smith, 58,"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.languages.grammar import Role, grammar_of
from claimcheck.languages.parties import load_traits
from claimcheck.languages.speech import speech_tables
from claimcheck.languages.units import Unit
from claimcheck.mentions.quantities.levels import Surroundings
from claimcheck.mentions.quantities.phrases import Draft, Phrase, PhraseReader
from claimcheck.mentions.quantities.units import unit_after
from claimcheck.model import Token
from claimcheck.model.quick import quickly_made

OLDEST = 130
"""Nobody is older; a higher number is no age."""
GROWN = 16
"""Years from which one has a trade; a term of office is shorter."""
GROWN_UP = "age:adult"
"""The trait of those who are no children."""
MOST_LISTED = 8
"""Ages in one list."""
CLOSING = frozenset(".,;:!?)»”")
MOST_SUBJECT = 14
"""Tokens of a subject of whom an age is told ("the lorry driver killed in Sunday's crash near Oakham")."""
GOVERNING = frozenset({Role.PREPOSITION, Role.OF, Role.BY})
"""What ties a noun to the one before it."""
SAID_BEFORE = ("age_before", "age_reached", "age_at_death", "age_of_pronoun")
"""Phrases before an age."""
VERBS = frozenset({Role.BE, Role.HAVE})
"""Verbs before an age."""
LATEST_HOUR = 24
""""At 5," is an hour, "at 82," an age."""


@quickly_made
@dataclass(frozen=True, slots=True)
class _Years:
    """A number that may be an age. `start` is where the numbers joined to it begin, `last` the token after its unit,
    which may stand behind a later number; `united` tells that it has one."""

    phrase: Phrase
    start: int
    last: int
    united: bool


class AgeReader:
    """Reads the numbers that say how old somebody is."""

    def __init__(self, phrases: PhraseReader) -> None:
        self.phrases, self.tables, self.words = phrases, phrases.tables, phrases.words
        self._cues = frozenset(self._ending_cues())

    def _ending_cues(self) -> Iterator[str]:
        """The words and marks one of which stands right before the number where the words before it make an age."""
        yield from (",", *self.words["age_opens"], *self.words["noun_links"])
        for name in SAID_BEFORE:
            yield from self.tables.before[name].lasts
        for words, roles in grammar_of(self.phrases.pack).items():
            if not VERBS.isdisjoint(roles):
                yield words[-1]

    def read(self, phrase: Phrase, around: Surroundings, last: int) -> Draft | None:
        """ "Âgé de 72 ans", "deux filles de 14 et 16 ans", "a 22-year-old"; `last` is the token after the unit."""
        tokens = around.tokens
        if phrase.reading.number > OLDEST:
            return None
        alone = self.tables.after["age_alone"].at(tokens, phrase.last)
        after = alone or self.tables.after["age_after"].at(tokens, last)
        start = self._list_start(tokens, phrase.first)
        if not after and start == phrase.first and around.norm(start - 1) not in self._cues:
            return None
        united = last > phrase.last or bool(alone) or self._shared(tokens, phrase.last) is not None
        years = _Years(phrase, start, last, united)
        if not (united and after) and not self._is_said(years, around):
            return None
        unit = next(iter(self.words["bare_age"]), None)
        last = after[0].last if after and united else last
        return Draft(phrase, last, None, None, "age", unit or "year", (), phrase.rule)

    def _is_said(self, years: _Years, around: Surroundings) -> bool:
        """Do the words before the number make an age of it, or what opens or closes round it?"""
        tokens = around.tokens
        if self.tables.before["age_before"].before(tokens, years.start):
            return True
        if self.tables.before["age_reached"].before(tokens, years.start) and not self._counts(years, around):
            return True
        if self._at_death(tokens, years) or self._opens(tokens, years) or self._is_apposed(years, around):
            return True
        if self._is_had(years, around):
            return True
        if self._of_person(years, around) or self._is_said_of_one(years, around) or self._of_several(years, around):
            return True
        adult = years.united and years.phrase.reading.number >= GROWN
        return adult and self._of_trade(years.start, around)

    def _shared(self, tokens: Sequence[Token], index: int) -> Unit | None:
        """The unit that two numbers share: "14 et 16 ans", "two and three years"."""
        for _ in range(MOST_LISTED):
            joined = self._joins(tokens, index) if index < len(tokens) else ""
            if not joined:
                return None
            other = self.phrases.reader.read(tokens, index + 1)
            if other is None or other.article or other.number > OLDEST:
                return None
            united = unit_after(self.tables, tokens, other.last)
            if united is not None:
                return united[0] if joined != "," else None
            index = other.last
        return None

    def _joins(self, tokens: Sequence[Token], index: int) -> str:
        """The word or comma there that joins a number to the next one; empty when it joins none."""
        joins = tokens[index].norm in self.words["unit_joins"] or tokens[index].text == ","
        return tokens[index].norm if joins and self.phrases.begins_number(tokens, index + 1) else ""

    def _list_start(self, tokens: Sequence[Token], first: int) -> int:
        """Where numbers joined to one another begin: "aged 14 and 16"."""
        start = max(1, first - 2 * MOST_LISTED)
        while first > start and self._joins(tokens, first - 1) and self._may_be_age(tokens, first - 2):
            first -= 2
        return first

    def _may_be_age(self, tokens: Sequence[Token], index: int) -> bool:
        """Does a number stand there that is no year?"""
        figure = tokens[index].text
        return self.phrases.begins_number(tokens, index) and not (figure.isdecimal() and int(figure) > OLDEST)

    def _opens(self, tokens: Sequence[Token], years: _Years) -> bool:
        """ "À 82 ans, il": before the comma that closes what opens the sentence."""
        phrase, last = years.phrase, years.last
        if not (years.united or self.words["bare_age"]) or last >= len(tokens) or tokens[last].text != ",":
            return False
        first = phrase.first
        opens = first == 1 or (first > 1 and tokens[first - 2].text in ",;")
        fits = phrase.value.is_exact and (years.united or phrase.reading.number > LATEST_HOUR)
        return opens and fits and tokens[first - 1].norm in self.words["age_opens"]

    def _at_death(self, tokens: Sequence[Token], years: _Years) -> bool:
        """ "Morte à 96 ans", "il avait 58 ans", "died at 96"; "died at 9" is an hour."""
        fits = years.united or (bool(self.words["bare_age"]) and years.phrase.reading.number > LATEST_HOUR)
        said = fits and bool(self.tables.before["age_at_death"].before(tokens, years.start))
        return said and not self._is_spent(tokens, years)

    def _is_had(self, years: _Years, around: Surroundings) -> bool:
        """ "Le suspect a 23 ans": years that a person has."""
        return (
            years.united
            and not self.words["bare_age"]
            and _is_person_subject(years.start, around, Role.HAVE)
            and not self._is_spent(around.tokens, years)
        )

    def _is_spent(self, tokens: Sequence[Token], years: _Years) -> bool:
        """ "Avait dix ans de carrière", "a dix ans pour payer": the years that somebody has of a thing, or to do it."""
        small = grammar_of(self.phrases.pack)
        if Role.HAVE not in small.get(tokens[years.start - 1].norm) or years.last >= len(tokens):
            return False
        behind = tokens[years.last].norm
        return behind in self.words["noun_links"] or Role.PURPOSE in small.get(behind)

    def _is_apposed(self, years: _Years, around: Surroundings) -> bool:
        """Between commas after a name, or a noun for one person: "Natalia, 58 ans,", "the driver, 58,"."""
        tokens, phrase, last = around.tokens, years.phrase, years.last
        first, united = phrase.first, last > phrase.last
        if first < 2 or tokens[first - 1].text != "," or not (united or self.words["bare_age"]):
            return False
        name = tokens[first - 2]
        closed = last >= len(tokens) or tokens[last].text in ",.;)"
        single = united or phrase.reading.last - phrase.reading.first == 1
        if not (closed and single and name.is_word):
            return False
        if name.is_capitalised:
            return True
        of_other = phrase.reading.number < GROWN and Role.OF in grammar_of(around.pack).get(around.norm(first - 3))
        return _is_one_person(name.norm, around) and not of_other  # "the term of the mayor, six years,"

    def _of_person(self, years: _Years, around: Surroundings) -> bool:
        """ "Une cliente de 58 ans", "la fille de 14", "un Belge de 30 ans": the number belongs to a person; without a
        unit to one alone."""
        if around.norm(years.start - 1) not in self.words["noun_links"]:
            return False
        if years.united and _is_national(years.start - 2, around):
            return True
        hit = around.by_last.get(self._noun_end(years.start - 1, around))
        if hit is None or around.concept(hit).unit != "person":
            return False
        if years.united:
            return True
        if years.phrase.reading.number < GROWN and GROWN_UP in load_traits().get(hit.entry.measure, frozenset()):
            return False  # the children of "a mother of two"
        number = not years.phrase.reading.article  # "armé d'un cutter"
        return number and around.is_individual(hit) and not self._counts(years, around)

    def _counts(self, years: _Years, around: Surroundings) -> bool:
        """Does the number count what stands behind it, and no years ("turned 12 visitors away")?"""
        return not years.united and around.counted(years.last, one=False) is not None

    def _is_said_of_one(self, years: _Years, around: Surroundings) -> bool:
        """ "She was 95.", "the driver was 34 when": a bare number said of one person, which closes the clause."""
        tokens, phrase, last = around.tokens, years.phrase, years.last
        if years.united or not self.words["bare_age"] or phrase.reading.last - phrase.reading.first > 1:
            return False
        closed = last >= len(tokens) or tokens[last].text in CLOSING or tokens[last].norm in self.words["age_ends"]
        if not closed:
            return False
        pronoun = bool(self.tables.before["age_of_pronoun"].before(tokens, phrase.first))
        return pronoun or _is_person_subject(phrase.first, around)

    def _of_several(self, years: _Years, around: Surroundings) -> bool:
        """ "Two girls of 14 and 16": as many numbers as there are persons before them."""
        tokens, link = around.tokens, years.start - 1
        hit = around.by_last.get(link) if around.norm(link) in self.words["noun_links"] else None
        if hit is None or not hit.first or around.concept(hit).unit != "person":
            return False
        begins = self.phrases.begins_number(tokens, hit.first - 1)
        told = self.phrases.reader.read(tokens, hit.first - 1) if begins else None
        return told is not None and told.number == self._listed(tokens, years.start) > 1

    def _listed(self, tokens: Sequence[Token], first: int) -> int:
        """How many bare numbers are joined to one another from a token on."""
        count, at = 0, first
        while count < MOST_LISTED and self.phrases.begins_number(tokens, at):
            count, at = count + 1, at + 1
            if at >= len(tokens) or not self._joins(tokens, at):
                break
            at += 1
        return count

    def _of_trade(self, first: int, around: Surroundings) -> bool:
        """ "Un brocanteur de 52 ans": who is told by what he does is grown up, and what is shorter a length of time."""
        linked = around.norm(first - 1) in self.words["noun_links"]
        return linked and around.norm(self._noun_end(first - 1, around) - 1) in speech_tables(around.pack).persons

    def _noun_end(self, link: int, around: Surroundings) -> int:
        """The token behind the noun before a link, without the one adjective that may follow it ("un pompier
        volontaire de 22 ans")."""
        word, noun = around.norm(link - 1), around.norm(link - 2)
        persons, small = speech_tables(around.pack).persons, grammar_of(around.pack)
        follows = "adjective_after" in around.pack.flags and noun in persons and word not in persons
        return link - 1 if follows and word.isalpha() and not small.get(word) else link


def _is_national(index: int, around: Surroundings) -> bool:
    """Does a word for one of a country stand there, with its capital ("un Belge", not "un homme belge")?"""
    token = around.tokens[index] if index >= 0 else None
    return token is not None and token.is_capitalised and token.norm in speech_tables(around.pack).nationals


def _is_one_person(norm: str, around: Surroundings) -> bool:
    """Is it a noun in the singular for a person?"""
    return norm in speech_tables(around.pack).persons and around.singular(norm) == norm


def _is_person_subject(first: int, around: Surroundings, role: Role = Role.BE) -> bool:
    """Does "to be" (or the verb of another `role`) stand before a number, and a person open its clause ("the man killed
    in the crash was 43")?"""
    small, verb = grammar_of(around.pack), first - 1
    if role not in small.get(around.norm(verb)):
        return False
    begin = verb
    while begin > max(0, first - MOST_SUBJECT) and around.tokens[begin - 1].text not in CLOSING:
        begin -= 1
    noun = _person_behind(begin, verb, around)
    if noun is not None and (other := _next_subject(noun, verb, around)) is not None:
        noun = _person_behind(other, verb, around)  # "the mayor said the driver was 34"
    return noun is not None and _is_one_person(around.norm(noun), around)


def _person_behind(begin: int, verb: int, around: Surroundings) -> int | None:
    """The noun for a person behind the determiner at token `begin`, with no small word between, whose the subject of a
    verb is."""
    small = grammar_of(around.pack)
    persons = speech_tables(around.pack).persons
    noun = next((n for n in range(begin + 1, verb) if around.norm(n) in persons), None)
    if noun is None or Role.DETERMINER not in small.get(around.norm(begin)):
        return None
    plain = not any(small.get(around.norm(n)) for n in range(begin + 1, noun))
    owner = around.norm(noun + 1) in around.words["possessive"]  # "the officer's number"
    return noun if plain and not owner else None


def _next_subject(noun: int, verb: int, around: Surroundings) -> int | None:
    """The determiner of the last noun before a verb that is no complement of the noun before it: that one is its
    subject ("the mayor said the toll was 43"), but for a relative clause ("the driver who hit the wall was 43")."""
    small = grammar_of(around.pack)
    if Role.RELATIVE in (roles := small.get(around.norm(noun + 1))):
        return noun + 1 if Role.WHOSE in roles else None
    free = (n for n in range(noun + 2, verb) if Role.DETERMINER in small.get(around.norm(n)))
    return next((n for n in free if GOVERNING.isdisjoint(small.get(around.norm(n - 1)))), None)
