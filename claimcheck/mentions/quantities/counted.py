"""What a number counts: the noun right of it, its measure, and the words that narrow it."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.languages import CountedNoun, Form, Hit, PartOfSpeech
from claimcheck.languages.measures import NOUN
from claimcheck.mentions.quantities.nouns import RUNNING, CountedNouns
from claimcheck.model import Span, fold
from claimcheck.model.quick import quickly_made, replace

MOST_ADJECTIVES = 4
"""Words between a number and its noun; farther nouns are not what it counts."""
ABOARD = "aboard"
"""The measure of those of whom it is only told that they are on board."""
LIVING = ("person", "animal")
"""Units of what something befalls: "a soldier wounded in the raid" is one, "a storm wounded" none."""


@quickly_made
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


class CountedReader(CountedNouns):
    """Reads what a number counts from the words right of it."""

    def counted(self, first: int, *, one: bool, loose: bool = False) -> Counted | None:
        """What the number that ends before token `first` counts.

        `one` tells that the number is one: the noun is in the singular and must be known. `loose` reads an unknown
        noun in the singular too ("40 hectares de forêt").
        """
        index, linked = self._past_links(first)
        compound = self._hyphened(index) if first < index < len(self.tokens) and self.norm(first) == "-" else None
        if compound is not None:
            return compound
        modifiers: list[str] = []
        at, end = index - 1, len(self.tokens)
        while (at := at + 1) < end and at < index + MOST_ADJECTIVES:
            phrase = None if one else self._phrase(at)
            if phrase is not None:
                name = " ".join(token.norm for token in self.tokens[phrase.first : phrase.last])
                return Counted(name, phrase.span, None, phrase.last, tuple(modifiers), linked)
            token = self.tokens[at]
            if token.norm in self.words["possessive"]:
                modifiers.clear()
                index = at + 1
                continue
            hit = self.noun_at(at)
            if hit is not None and self.norm(hit.last) in self.words["possessive"] and not one:
                at = hit.last - 1
                continue
            if hit is not None and (after := self._past_compound(hit)):
                modifiers.append(hit.entry.lemma)
                at = after - 1
                continue
            if hit is not None:
                if self._is_verb(hit, first=at == index, alive=not one) or (one and self._is_befalling(hit)):
                    return None
                if not one and index == first and (self._is_singular(hit) or self._is_their_verb(hit)):
                    return None
                known = self._known(hit, modifiers, one=one)
                return replace(known, part=True) if linked and not self._are_owned(known, index) else known
            if not token.is_word or token.norm in self.words["stops"] or token.norm in self.words["calendar"]:
                return None
            if modifiers and self.norm(at + 1) != "-" and self.tables.numerals.get(token.norm):
                return None  # "a team of six found three bodies"
            if token.norm in self.words["degrees"] and self._ends_phrase(at + 1):
                return None  # "douze blessés, dont quatre graves"
            if not one and self._is_noun(at, loose and at == index):
                unknown = self._unknown(at, modifiers)
                return replace(unknown, part=True) if linked else unknown
            if not self._may_precede(at):
                return None
            if token.norm not in self.words["before_noun"] and token.norm not in self.words["plain"]:
                modifiers.append(token.norm)
        return None

    def _phrase(self, index: int) -> Hit[CountedNoun] | None:
        """A noun of several words that the tables know and that is no measure, in the plural ("hand brakes")."""
        if self.pack.nouns.longest(self.tokens, index)[0] <= index + 1:
            return None  # most often
        hit = self.pack.nouns.at(self.tokens, index)[0]
        words = [token.norm for token in self.tokens[index : hit.last]] if hit.entry.letter == NOUN else []
        return hit if any(self.singular(word) != word for word in words) else None

    def _ends_phrase(self, index: int) -> bool:
        """Does a mark or "and" stand there, or nothing?"""
        word = index < len(self.tokens) and self.tokens[index].is_word
        return not word or self.norm(index) in self.words["unit_joins"]

    def _hyphened(self, index: int) -> Counted | None:
        """ "A 12-storey building", "a three-car crash": the noun that the hyphen ties to the number."""
        token = self.tokens[index]
        entry = next(iter(self.pack.counted_nouns.get(token.norm)), None) if token.is_word else None
        if entry is not None:
            return Counted(entry.lemma, token.span, entry.measure, index + 1)
        follows = index + 1 < len(self.tokens) and self.tokens[index + 1].is_word
        usual = token.norm in self.words["stops"] or token.norm in self.words["before_noun"]
        return Counted(token.norm, token.span, None, index + 1) if token.is_word and follows and not usual else None

    def _is_singular(self, hit: Hit[CountedNoun]) -> bool:
        """Is it a noun in the singular, where several are always counted in the plural ("deux ferme")?"""
        if "adjective_after" not in self.pack.flags or hit.last > hit.first + 1:
            return False
        norm = self.tokens[hit.first].norm
        return norm == hit.entry.lemma and norm[-1] not in "sxz" and norm + "s" in self.pack.inflection.decline(norm)

    def _is_their_verb(self, hit: Hit[CountedNoun]) -> bool:
        """Is it rather what several do, where a noun would be in the plural ("8,000 protest in Leeds")?"""
        if "adjective_after" in self.pack.flags or hit.last > hit.first + 1:
            return False
        norm, behind = self.norm(hit.first), self.norm(hit.last)
        ends = behind in self.words["stops"] or not behind[:1].isalnum()
        if not ends or norm != hit.entry.lemma or norm + "s" not in self.pack.inflection.decline(norm):
            return False
        return any(e.part is PartOfSpeech.VERB and Form.PRESENT in e.forms for e in self.pack.predicates.get(norm))

    def _past_links(self, first: int) -> tuple[int, bool]:
        """Past "of the", "des", a tight hyphen: where the noun phrase begins."""
        index, linked, link = first, False, self.norm(first)
        if link in self.words["noun_links"] or link in self.words["partitive_links"]:
            linked = link in self.words["partitive_links"]
            index += 1
            while self.norm(index) in self.words["determiners"]:
                linked, index = True, index + 1
            index += linked and self._is_number(index)  # "deux des cinq otages"
        elif link == "-" and self.tokens[index].start == self.tokens[index - 1].end:
            index += 1
        return index, linked

    def _are_owned(self, known: Counted, index: int) -> bool:
        """Are they things or beasts that are somebody's, of which the others are not told ("lost 28 of his sheep")?"""
        concept = self.pack.concepts.measures.get(known.measure or "")
        people = concept is None or concept.unit == "person"
        return not people and self.norm(index - 1) in self.words["owners"]

    def _is_number(self, index: int) -> bool:
        """Does a number of one word stand at the token?"""
        text = self.tokens[index].text if index < len(self.tokens) else ""
        return text.isdecimal() or bool(text and self.tables.numerals.at(self.tokens, index))

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
        following = self.noun_at(hit.last)
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
        return event and not usual and self.noun_at(hit.last) is None and self.concept(hit).unit == "person"

    def _known(self, hit: Hit[CountedNoun], modifiers: list[str], *, one: bool) -> Counted:
        """The head of nouns and participles in a row: the toll among them ("personnes blessées")."""
        chain = [hit]
        while len(chain) < 3 and (following := self.noun_at(chain[-1].last)) is not None:
            living = not one or self.concept(chain[-1]).unit in LIVING
            if self._is_verb(following, first=False, alive=living) or self._befalls_thing(following, chain[-1]):
                break
            chain.append(following)
        if len(chain) > 1 and self.norm(hit.first) in self.words["before_noun"]:
            chain = chain[1:]
        if len(chain) > 1 and chain[-1].entry.measure == ABOARD:
            chain = chain[:-1]  # "89 passengers on board" says who they are, and then only where
        head = self._head(chain, one=one) if len(chain) > 1 else chain[0]
        others = []
        if len(chain) > 1 and self.concept(head).unit != "number":
            others = [h.entry.lemma for h in chain if h is not head and not self.concept(h).vague]
        end = max(head.last, chain[0].last)
        after = self._adjectives_after(end)
        narrowing = [*modifiers, *[lemma if "-" in lemma else fold(lemma) for lemma in others], *after]
        return Counted(head.entry.lemma, head.span, head.entry.measure, end, tuple(dict.fromkeys(narrowing)))

    def _befalls_thing(self, toll: Hit[CountedNoun], thing: Hit[CountedNoun]) -> bool:
        """Is it a participle or adjective for what befalls people, of a thing ("12 houses burned")?"""
        if self.concept(toll).unit != "person" or self.concept(thing).unit in (*LIVING, None, "number"):
            return False
        known = self.pack.predicates.get(self.norm(toll.first))
        return any(e.part is PartOfSpeech.ADJECTIVE or Form.PARTICIPLE in e.forms for e in known)

    def _head(self, chain: list[Hit[CountedNoun]], *, one: bool) -> Hit[CountedNoun]:
        level = next((h for h in chain if self.concept(h).unit == "number"), None)
        if level is not None:
            return level
        tolls = [h for h in chain if self.concept(h).course in RUNNING and not self._is_adjunct(h, chain)]
        tolls = [h for h in tolls if not self._befalls_thing(h, chain[-1])]
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
        single = self.singular(token.norm) if token.is_word and len(token.norm) > 3 else token.norm
        usable = single != token.norm and single not in self.words["plain"]
        usable = usable and token.norm not in self.words["stops"] and token.norm not in self.words["weekdays"]
        return (single,) if usable else ()

    def _is_noun(self, index: int, loose: bool) -> bool:
        """Does an unknown word look like the noun: a plural that no noun follows?"""
        token = self.tokens[index]
        if token.norm in self.words["before_noun"] or len(token.norm) < 3 or token.norm in self.tables.number_words:
            return False
        plural = self.singular(token.norm) != token.norm
        if not plural and not (loose and token.text.islower()):
            return False
        if "adjective_after" in self.pack.flags:
            return True
        following = self.noun_at(index + 1)
        after = self.norm(index + 1)
        next_plural = after not in self.words["stops"] and after[:1].isalpha() and self.singular(after) != after
        return following is None and not next_plural

    def _unknown(self, index: int, modifiers: list[str]) -> Counted:
        """A noun no table knows; the toll right after it counts ("38 touristes tués")."""
        token = self.tokens[index]
        noun = self.singular(token.norm)
        following = self.noun_at(index + 1)
        toll = following is not None and self.concept(following).course in RUNNING
        if following is not None and toll and not self._is_verb(following, first=False, alive=True):
            entry = following.entry
            return Counted(entry.lemma, following.span, entry.measure, following.last, (*modifiers, fold(noun)))
        after = self._adjectives_after(index + 1)
        return Counted(fold(noun) if token.is_capitalised else noun, token.span, None, index + 1, (*modifiers, *after))
