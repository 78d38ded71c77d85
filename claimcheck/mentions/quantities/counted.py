"""What a number counts: the noun right of it, its measure, and the words that narrow it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from claimcheck.languages import CountedNoun, Hit, MeasureConcept, Pack, PartOfSpeech, fold
from claimcheck.languages.grammar import Role, grammar_of
from claimcheck.languages.quantities import QuantityTables
from claimcheck.mentions.quantities.verbs import VerbReader
from claimcheck.model import Span, Token

MOST_ADJECTIVES = 4
"""Words between a number and its noun; farther nouns are not what it counts."""
FARTHEST_LEVEL = 8
"""Tokens between a noun and the number said of it ("le bilan provisoire de l'attaque est de 12")."""
RUNNING = ("rising", "falling")
COUNTABLE = ("person", "object", "event", "animal", "vehicle", "building")
MOST_AUXILIARIES = 4
"""Small words between a noun and its participle ("450 jobs will have been cut" has three)."""
MOST_LINKS = 2
"""Small words between a cue and the number of its noun ("suppression de ces 450 postes")."""
AUXILIARY = (Role.BE, Role.HAVE, Role.FUTURE, Role.MODAL)
LIVING = ("person", "animal")
"""Units of what something befalls: "a soldier wounded in the raid" is one, "a storm wounded" none."""


@dataclass(frozen=True, slots=True)
class Counted:
    """`noun` is the lemma, `span` where it stands, `last` the token after all that was read.

    `part` tells that the number takes some out of them ("trois des victimes").
    """

    noun: str
    span: Span
    measure: str | None
    last: int
    modifiers: tuple[str, ...] = ()
    part: bool = False


class Surroundings:
    """A sentence's tokens with the counted nouns among them."""

    def __init__(self, tokens: Sequence[Token], pack: Pack, tables: QuantityTables) -> None:
        self.tokens, self.pack, self.tables = tokens, pack, tables
        self.words = tables.words
        self.verbs = VerbReader(tokens, pack, tables)

    @cached_property
    def by_first(self) -> dict[int, Hit[CountedNoun]]:
        """The counted nouns by their first token."""
        found: dict[int, Hit[CountedNoun]] = {}
        lexicon, reached = self.pack.counted_nouns, 0
        for index, token in enumerate(self.tokens):
            if index >= reached and lexicon.begins(token.norm) and token.is_word:
                hits = lexicon.at(self.tokens, index)
                if hits:
                    found[index], reached = hits[0], hits[0].last
        return found

    @cached_property
    def by_last(self) -> dict[int, Hit[CountedNoun]]:
        """The counted nouns by the token after them."""
        return {hit.last: hit for hit in self.by_first.values()}

    @cached_property
    def level_nouns(self) -> dict[int, Hit[CountedNoun]]:
        """Nouns whose level is a number of another measure ("toll": killed), by the token after them."""
        return {
            hit.last: Hit(hit.first, hit.last, hit.span, CountedNoun(hit.entry, self.tokens[hit.last - 1].norm))
            for hit in self.tables.levels.find(self.tokens)
        }

    def concept(self, hit: Hit[CountedNoun]) -> MeasureConcept:
        """The measure of a counted noun."""
        return self.pack.concepts.measures[hit.entry.measure]

    def norm(self, index: int) -> str:
        """The word at a token, empty outside the sentence."""
        return self.tokens[index].norm if 0 <= index < len(self.tokens) else ""

    def counted(self, first: int, *, one: bool, loose: bool = False) -> Counted | None:
        """What the number that ends before token `first` counts.

        `one` tells that the number is one: the noun is in the singular and must be known. `loose` reads an unknown
        noun in the singular too ("40 hectares de forêt").
        """
        index, linked = self._past_links(first)
        modifiers: list[str] = []
        at = index - 1
        while (at := at + 1) < min(index + MOST_ADJECTIVES, len(self.tokens)):
            hit = self.by_first.get(at)
            if hit is not None and (after := self._past_compound(hit)):
                modifiers.append(hit.entry.lemma)
                at = after - 1
                continue
            if hit is not None:
                if self._is_verb(hit, first=at == index, alive=not one) or (one and self._is_befalling(hit)):
                    return None
                if not one and index == first and self._is_singular(hit):
                    return None
                return replace(self._known(hit, modifiers, one=one), part=linked)
            token = self.tokens[at]
            if not token.is_word or token.norm in self.words["stops"] or token.norm in self.words["calendar"]:
                return None
            if not one and self._is_noun(at, loose and at == index):
                return replace(self._unknown(at, modifiers), part=linked)
            if not self._may_precede(at):
                return None
            if token.norm not in self.words["before_noun"]:
                modifiers.append(token.norm)
        return None

    def _is_singular(self, hit: Hit[CountedNoun]) -> bool:
        """Is it a noun in the singular, where several are always counted in the plural ("deux ferme")?"""
        if "adjective_after" not in self.pack.flags or hit.last > hit.first + 1:
            return False
        norm = self.tokens[hit.first].norm
        return norm == hit.entry.lemma and norm[-1] not in "sxz" and norm + "s" in self.pack.inflection.decline(norm)

    def _past_links(self, first: int) -> tuple[int, bool]:
        """Past "of the", "des", a tight hyphen: where the noun phrase begins."""
        index, linked = first, False
        if self.norm(index) in self.words["noun_links"] | self.words["partitive_links"]:
            linked = self.norm(index) in self.words["partitive_links"]
            index += 1
            while self.norm(index) in self.words["determiners"]:
                linked, index = True, index + 1
        elif self.norm(index) == "-" and self.tokens[index].start == self.tokens[index - 1].end:
            index += 1
        return index, linked

    def _may_precede(self, index: int) -> bool:
        """May the word stand between a number and its noun?"""
        if "adjective_after" not in self.pack.flags:
            return True
        return self.norm(index) in self.words["before_noun"]

    def _past_compound(self, hit: Hit[CountedNoun]) -> int:
        """The token after a compound that the noun only begins ("rebel-held"), 0 when there is none."""
        dash = self.tokens[hit.last : hit.last + 2]
        if "adjective_after" in self.pack.flags or len(dash) < 2 or dash[0].text != "-" or not dash[1].is_word:
            return 0
        return hit.last + 2 if dash[0].start == hit.span.end and dash[1].start == dash[0].end else 0

    def _is_verb(self, hit: Hit[CountedNoun], *, first: bool, alive: bool) -> bool:
        """Is a participle rather the verb of what stands before it ("a storm killed", "12 soldiers killed 3")?

        `first` tells that nothing stands between the number and it; `alive` that what does is no thing.
        """
        if hit.last > hit.first + 1 or not self.verbs.may_be_verb(hit.first):
            return False
        if first:
            return self.verbs.opens_object(hit.last)
        following = self.by_first.get(hit.last)
        others = following is not None and self.concept(following).course not in RUNNING
        return not alive or others or self.verbs.has_object(hit.last)

    def _is_befalling(self, hit: Hit[CountedNoun]) -> bool:
        """Is a single noun the event rather than the person it befalls: "a rescue service", "a rescue took place"?

        A plural counts persons ("12 rescues"), and so does a single one where the noun says nothing but the toll
        ("one death").
        """
        if "adjective_after" in self.pack.flags or hit.last >= len(self.tokens):
            return False
        after = self.tokens[hit.last]
        usual = after.norm in self.words["stops"] or after.norm in self.pack.stopwords or not after.is_word
        event = any(e.part is PartOfSpeech.NOUN for e in self.pack.predicates.get(self.norm(hit.first)))
        return event and not usual and self.by_first.get(hit.last) is None and self.concept(hit).unit == "person"

    def _known(self, hit: Hit[CountedNoun], modifiers: list[str], *, one: bool) -> Counted:
        """The head of nouns and participles in a row: the toll among them ("personnes blessées")."""
        chain = [hit]
        while len(chain) < 3 and (following := self.by_first.get(chain[-1].last)) is not None:
            living = not one or self.concept(chain[-1]).unit in LIVING
            if self._is_verb(following, first=False, alive=living):
                break
            chain.append(following)
        if len(chain) > 1 and self.norm(hit.first) in self.words["before_noun"]:
            chain = chain[1:]
        head = self._head(chain, one=one)
        beside = () if self.concept(head).unit == "number" else chain
        others = [h.entry.lemma for h in beside if h is not head and not self.concept(h).vague]
        end = max(head.last, chain[0].last)
        after = self._adjectives_after(end)
        narrowing = (*modifiers, *(fold(lemma) for lemma in others), *after)
        return Counted(head.entry.lemma, head.span, head.entry.measure, end, tuple(dict.fromkeys(narrowing)))

    def _head(self, chain: list[Hit[CountedNoun]], *, one: bool) -> Hit[CountedNoun]:
        level = next((h for h in chain if self.concept(h).unit == "number"), None)
        if level is not None:
            return level
        tolls = [h for h in chain if self.concept(h).course in RUNNING and not self._is_adjunct(h, chain)]
        if tolls:
            return tolls[0]
        if "adjective_after" in self.pack.flags:
            return chain[0]
        plural = chain[-1].entry.lemma != self.tokens[chain[-1].first].norm
        return chain[-1] if one or plural else chain[0]

    def _is_adjunct(self, hit: Hit[CountedNoun], chain: list[Hit[CountedNoun]]) -> bool:
        """Is it a noun that only narrows the one after it ("rescue helicopter"), not an adjective ("wounded")?"""
        if hit is chain[-1] or "adjective_after" in self.pack.flags:
            return False
        lemma = hit.entry.lemma
        return any(self.pack.counted_nouns.get(*form.split()) for form in self.pack.inflection.decline(lemma) - {lemma})

    def _adjectives_after(self, index: int) -> tuple[str, ...]:
        """The adjective right after a noun in languages that put it there: one word that agrees with a plural."""
        if "adjective_after" not in self.pack.flags or index >= len(self.tokens):
            return ()
        token = self.tokens[index]
        agrees = token.is_word and len(token.norm) > 3 and self.singular(token.norm) != token.norm
        usable = agrees and token.norm not in self.words["stops"] and token.norm not in self.words["weekdays"]
        return (self.singular(token.norm),) if usable else ()

    def _is_noun(self, index: int, loose: bool) -> bool:
        """Does an unknown word look like the noun: a plural that no noun follows?"""
        token = self.tokens[index]
        if token.norm in self.words["before_noun"] or len(token.norm) < 3:
            return False
        plural = self.singular(token.norm) != token.norm
        if not plural and not (loose and token.text.islower()):
            return False
        if "adjective_after" in self.pack.flags:
            return True
        following = self.by_first.get(index + 1)
        after = self.norm(index + 1)
        next_plural = after not in self.words["stops"] and after[:1].isalpha() and self.singular(after) != after
        return following is None and not next_plural

    def _unknown(self, index: int, modifiers: list[str]) -> Counted:
        """A noun no table knows; the toll right after it counts ("38 touristes tués")."""
        token = self.tokens[index]
        noun = self.singular(token.norm)
        following = self.by_first.get(index + 1)
        toll = following is not None and self.concept(following).course in RUNNING
        if following is not None and toll and not self._is_verb(following, first=False, alive=True):
            entry = following.entry
            return Counted(entry.lemma, following.span, entry.measure, following.last, (*modifiers, fold(noun)))
        after = self._adjectives_after(index + 1)
        return Counted(fold(noun) if token.is_capitalised else noun, token.span, None, index + 1, (*modifiers, *after))

    def singular(self, word: str) -> str:
        """The word without the ending of its plural, by the pack's list; the same when it has none.

        A cheap strip: loading a lemmatiser costs more than reading ten articles, and both numbers of a noun meet.
        """
        for plural, ending in self.tables.lemma.items():
            if word.endswith(plural) and len(word) > len(plural):
                return word[: -len(plural)] + ending
        return self.tables.lemma.get(word, word)

    def level_of(self, first: int, dimension: str | None) -> Hit[CountedNoun] | None:
        """The noun left of token `first` whose level the number says ("a toll of 12", "une magnitude de 6,3").

        With a `dimension` only nouns measured in it; without one only nouns that are counted or have no unit.
        """
        index = first
        beside = self._beside(first)
        if beside is not None and self.concept(beside).unit == (dimension or "number"):
            return beside
        if self.norm(index - 1) not in self.words["level_links"] | self.words["from"]:
            return None
        for last in range(index - 1, max(0, index - FARTHEST_LEVEL), -1):
            hit = self.by_last.get(last)
            changes = hit is not None and self.tokens[hit.first].norm in self.words["up"] | self.words["down"]
            verb = hit is not None and self.norm(hit.first - 1) in self.pack.reflexives
            if dimension is None and (named := self.level_nouns.get(last)) is not None:
                return named
            if hit is not None and not changes and not verb and self._measures(hit, dimension):
                return hit if self._has_level(hit, index, dimension) else None
            token = self.tokens[last - 1]
            if token.text[0].isdigit() or (not token.is_word and token.text not in ":(-'%"):
                return None
        return None

    def _has_level(self, hit: Hit[CountedNoun], first: int, dimension: str | None) -> bool:
        """May the number said of a noun be a count of it? Before a bracket the noun stands right there ("dead (12)"),
        and what does not run is counted in the plural ("police put it at 20,000" counts no police)."""
        if dimension is not None or self.concept(hit).unit == "number":
            return True
        if hit.last == first - 1:
            return self.norm(first - 1) not in self.words["noun_links"] or not self.is_individual(hit)
        plural = self.tokens[hit.last - 1].norm != hit.entry.lemma
        return self.norm(first - 1) != "(" and (plural or self.concept(hit).course in RUNNING)

    def is_individual(self, hit: Hit[CountedNoun]) -> bool:
        """Is the noun one person ("the girl of 14"), not a group of them ("a crew of 22")?"""
        noun = self.tokens[hit.last - 1].norm
        single = hit.last == hit.first + 1 and noun == hit.entry.lemma and hit.last not in self.level_nouns
        return single and self.concept(hit).unit == "person" and self.concept(hit).course not in RUNNING

    def cued(self, measure: str, first: int, last: int) -> str | None:
        """The measure that a cue right before token `first` or after `last` makes of another one ("cut 450 jobs")."""
        cues = self.tables.cued.get(measure, ())
        if not cues:
            return None
        links = self.words["definite"] | self.words["noun_links"] | self.words["partitive_links"]
        links |= self.words["change_links"] | self.words["before_noun"]
        before, after, roles = first - 1, last, grammar_of(self.pack)
        while first - before <= MOST_LINKS and self.norm(before) in links:
            before -= 1
        while after - last < MOST_AUXILIARIES and any(r in AUXILIARY for r in roles.get(self.norm(after))):
            after += 1
        beside = (c.measure for c in cues if self.norm(before) in c.before or self.norm(after) in c.after)
        return next(beside, None)

    def is_level(self, first: int) -> bool:
        """Does a noun whose level is a plain number stand right before token `first` ("magnitude 6.4")?"""
        beside = self._beside(first)
        return beside is not None and self.concept(beside).unit == "number"

    def _beside(self, first: int) -> Hit[CountedNoun] | None:
        """The counted noun right before token `first`, a tight hyphen between them at most."""
        dash = self.norm(first - 1) == "-" and self.tokens[first - 1].end == self.tokens[first].start
        return self.by_last.get(first - 1 if dash else first)

    def _measures(self, hit: Hit[CountedNoun], dimension: str | None) -> bool:
        unit = self.concept(hit).unit
        if dimension is None:
            return unit == "number" or self.concept(hit).course in RUNNING or unit in COUNTABLE
        return unit == dimension
