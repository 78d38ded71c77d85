"""A sentence as the readers of quantities see it: what stands right of a number, and whose level it is."""

from __future__ import annotations

from itertools import takewhile

from claimcheck.languages import CountedNoun, Hit
from claimcheck.languages.grammar import Role, grammar_of
from claimcheck.mentions.quantities.counted import Counted, CountedReader
from claimcheck.mentions.quantities.nouns import RUNNING
from claimcheck.mentions.quantities.phrases import Draft

FARTHEST_LEVEL = 8
"""Tokens between a noun and the number said of it ("le bilan provisoire de l'attaque est de 12")."""
FARTHEST_NUMBER = 30
"""The same for "the number of those hurt": what they were hurt in, where and when may stand between."""
FARTHEST_TELLING = 5
"""Tokens from the verb that says how high a level is to the number ("s'élevait lundi soir à")."""
FARTHEST_TOLL = 12
"""The same for nouns that say nothing but a level ("attendance at the march in Leeds on Sunday was put at 4,000")."""
COUNTABLE = ("person", "object", "event", "animal", "vehicle", "building")
THINGS = frozenset({"object", "vehicle", "building"})
"""Units of what is counted in the plural alone."""
MOST_AUXILIARIES = 4
"""Small words between a noun and its participle ("450 jobs will have been cut" has three)."""
MOST_LINKS = 2
"""Small words between a cue and the number of its noun ("suppression de ces 450 postes")."""
FARTHEST_BY = 10
"""Tokens between a verb and the number that "by" joins to it ("lost the election to the mayor of X by 86 votes")."""
CLAUSE_ENDS = frozenset(".;:!?()«»\"“”")
CHANGES = {"increase": "up", "decrease": "down"}
"""Nouns for how much something rose or fell as a share, and which of both."""
FARTHEST_OF = 3
"""The same for "of", which may join it to a noun, too ("battu le maire de 86 voix")."""
NO_CLAUSE = frozenset({Role.RELATIVE, Role.DETERMINER})
AUXILIARY = frozenset({Role.BE, Role.HAVE, Role.FUTURE, Role.MODAL, Role.HERE})


class Surroundings(CountedReader):
    """Reads the noun left of a number whose level the number is, and the cues that make a measure of another one.

    `told` is the last quantity of the sentence that says what it counts, of those read so far.
    """

    told: Draft | None = None

    def level_of(self, first: int, dimension: str | None) -> Hit[CountedNoun] | None:
        """The noun left of token `first` whose level the number says ("a toll of 12", "une magnitude de 6,3").

        With a `dimension` only nouns measured in it; without one only nouns that are counted or have no unit.
        """
        index = first
        beside = self._beside(first)
        if beside is not None and self.concept(beside).unit == (dimension or "number"):
            return beside
        link = self.norm(index - 1)
        if link not in self.words["level_links"] and link not in self.words["from"]:
            return None
        blocked = False
        for last in range(index - 1, max(0, index - FARTHEST_TOLL), -1):
            blocked = blocked or last <= index - FARTHEST_LEVEL
            hit = self.by_last.get(last)
            changes = hit is not None and hit.entry.measure not in CHANGES and self._is_change(hit)
            verb = hit is not None and (self.norm(hit.first - 1) in self.pack.reflexives or self._amounts(hit, index))
            named = self.level_nouns.get(last)
            if named is not None and self._is_of(named, dimension):
                return named
            other = blocked or changes or verb or (hit is not None and self._is_name(hit))
            if hit is not None and not other and self._measures(hit, dimension):
                if self._has_level(hit, index, dimension):
                    return hit
                blocked = True  # "attendance at the march was put at 4,000": a nearer noun is of the level's noun
            token = self.tokens[last - 1]
            if token.text[0].isdigit() or not (token.is_word or token.text[0] in ":(-'’%" or self._opens_level(last)):
                return None
        return None

    def number_told(self, first: int) -> Counted | None:
        """Those whose number a sentence says by a verb right before token `first`, wherever they were hurt, and when
        ("the number of those injured in Friday's blast in Lens, near Lille, stands at 12")."""
        if not self.has_any(self.words["number_nouns"]) and not self.level_nouns:
            return None
        verb = self._level_verb(first)
        counted = None if verb is None else self._numbered_before(verb)
        told = self.told
        if counted is None or told is None or told.phrase.reading.article or told.phrase.first < counted.last:
            return counted
        return None  # the verb tells the level of another figure in between

    def _level_verb(self, first: int) -> int | None:
        """The token of the verb that tells a level of token `first`, and none that only ends there ("went to 12")."""
        links, verbs = self.words["level_links"], self.words["levels_told"]
        if self.norm(first - 1) in links:
            for at in range(first - 1, max(0, first - 1 - FARTHEST_TELLING), -1):
                if not self.tokens[at].is_word:
                    return None
                if self.norm(at) in verbs:
                    return at
        return None

    def _numbered_before(self, verb: int) -> Counted | None:
        """What "the number of" tells of, or a toll, that is the subject of the level's verb."""
        for at in range(verb - 1, max(-1, verb - FARTHEST_NUMBER), -1):
            if self.tokens[at].text in CLAUSE_ENDS or self._is_told_of_other(at, verb):
                return None
            level = self.level_nouns.get(at + 1)
            if level is not None and self.concept(level).course in RUNNING:
                return Counted(level.entry.lemma, level.span, level.entry.measure, level.last)
            if self.norm(at) in self.words["number_nouns"]:
                return self._number_of(at)
        return None

    def _is_told_of_other(self, at: int, verb: int) -> bool:
        """Is there a "to be" before the level's own verb, and not of a relative clause ("l'est" is no verb)?"""
        roles = grammar_of(self.pack)
        be = Role.BE in roles.get(self.norm(at)) and verb - at > MOST_AUXILIARIES
        return be and NO_CLAUSE.isdisjoint(roles.get(self.norm(at - 1)))

    def _number_of(self, at: int) -> Counted | None:
        """Those whose number is told: what stands behind "number" and its link."""
        phrase = self.noun_at(at)
        if phrase is not None and phrase.last > at + 1:
            return Counted(phrase.entry.lemma, phrase.span, phrase.entry.measure, phrase.last)
        counted = self.counted(at + 1, one=False) if self.norm(at + 1) in self.words["noun_links"] else None
        if counted is None or counted.measure is None:
            return None
        single = Role.DETERMINER in grammar_of(self.pack).get(self.norm(at + 2))  # "the number of the bus was 12"
        concept = self.pack.concepts.measures[counted.measure]
        return counted if not single or (concept.unit == "person" and concept.course in RUNNING) else None

    def _is_of(self, named: Hit[CountedNoun], dimension: str | None) -> bool:
        """Is the level that a noun or an adjective names measured in the dimension ("haute de 180 mètres")?"""
        unit = self.concept(named).unit
        return unit in COUNTABLE if dimension is None else unit == dimension

    def _opens_level(self, index: int) -> bool:
        """Does a comma stand before token `index`, and then how the level was told ("the cost, estimated at")?"""
        return self.tokens[index - 1].text == "," and self.norm(index) in self.words["told_verbs"]

    def _amounts(self, hit: Hit[CountedNoun], first: int) -> bool:
        """Is what looks like a noun the verb between another one and its level ("the fine amounts to 3 million")?"""
        return hit.last == first - 1 and hit.first in self.by_last and self.norm(first - 1) in self.words["to"]

    def _is_name(self, hit: Hit[CountedNoun]) -> bool:
        """Is it a name that only looks like a counted noun: a capital behind a word without one ("à Rennes")?"""
        first, before = self.tokens[hit.first], self.tokens[hit.first - 1]
        return hit.first > 0 and first.is_capitalised and before.is_word and not before.is_capitalised

    def _is_change(self, hit: Hit[CountedNoun]) -> bool:
        norm = self.tokens[hit.first].norm
        return norm in self.words["up"] or norm in self.words["down"]

    def _has_level(self, hit: Hit[CountedNoun], first: int, dimension: str | None) -> bool:
        """May the number said of a noun be a count of it? Before a bracket the noun stands right there ("dead (12)"),
        and what does not run is counted in the plural ("police put it at 20,000" counts no police)."""
        if dimension is not None or self.concept(hit).unit == "number":
            return True
        plural = self.tokens[hit.last - 1].norm != hit.entry.lemma
        if hit.last == first - 1:
            if self.norm(first - 1) in self.words["noun_links"]:
                return not self.is_individual(hit)
            return plural or self.concept(hit).unit not in THINGS  # "the number of the bus was 12"
        return self.norm(first - 1) != "(" and (plural or self.concept(hit).course in RUNNING)

    def cued(self, measure: str, first: int, last: int) -> str | None:
        """The measure that a cue right before token `first` or after `last` makes of another one ("cut 450 jobs")."""
        cues = self.tables.cued.get(measure, ())
        if not cues:
            return None
        before, after, roles, changed = first - 1, last, grammar_of(self.pack), False
        while first - before <= MOST_LINKS and self.norm(before) in self.words["cue_links"]:
            changed = changed or self.norm(before) in self.words["change_links"]
            before -= 1
        while after - last < MOST_AUXILIARIES and not AUXILIARY.isdisjoint(roles.get(self.norm(after))):
            after += 1
        left, right = self.norm(before), self.norm(after)
        told = next((c.measure for c in cues if left in c.before or right in c.after), None)
        if told is not None or not changed or self._is_scored(last):
            return told
        by = any(Role.BY in roles.get(self.norm(n)) for n in range(before + 1, first))
        far = FARTHEST_BY if by else FARTHEST_OF
        words = [self.norm(n) for n in range(before, max(-1, before - far), -1)]
        clause = takewhile(lambda word: word not in CLAUSE_ENDS, words)
        return next((c.measure for word in clause for c in cues if word in c.by), None)

    def _is_scored(self, last: int) -> bool:
        """Does another number stand behind the noun, the other side's ("by 73 votes to 40")?"""
        behind = self.tokens[last : last + 2]
        return any(token.text.isdecimal() or token.norm in self.tables.triggers for token in behind)

    def is_level(self, first: int) -> bool:
        """Does a noun whose level is a plain number stand right before token `first` ("magnitude 6.4")?"""
        beside = self._beside(first)
        return beside is not None and self.concept(beside).unit == "number"

    def _measures(self, hit: Hit[CountedNoun], dimension: str | None) -> bool:
        unit = self.concept(hit).unit
        if dimension is None:
            return unit == "number" or self.concept(hit).course in RUNNING or unit in COUNTABLE
        return unit == dimension
