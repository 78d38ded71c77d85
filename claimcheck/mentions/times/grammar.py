"""The templates of a language as tries, one a group, with the words that tell of a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from claimcheck.languages.time_templates import Element, Template
from claimcheck.languages.times import GROUPS, HIDDEN, NUMBERS, Phrase, TimeTable
from claimcheck.mentions.times.followers import DIGITS, Followers
from claimcheck.mentions.times.numbers import NumberReader, shape_of
from claimcheck.model.quick import quickly_made, replace

WEAK_SLOTS = frozenset({"n", "vague", "mod", "rel", "that", "blur", "follow", "dom", "century", "hour", "stop"})
"""Slots whose words are too common to tell of a time by themselves."""

TELLING_LENGTH = 5
"""Letters from which a word tells more than a number ("siècle", "heures"); shorter ones are prepositions."""


OPENS = 1
"""The bit of the words that a match may begin with; those of telling words are higher."""

MOST_WORDS = 65_536
"""The most words of which it is remembered what they tell."""

CONTINUING = frozenset({"listed", "dom_listed", "hour_after_day"})
"""Rules of what counts as a time only right behind another one."""

TRAP = "nothing"
"""The rule of what looks like a time and is none."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Found:
    """A pattern that matched: its rule, what filled its slots, its tokens, those it used up, and how far it saw."""

    rule: str
    slots: Mapping[str, str | Found]
    first: int
    last: int
    end: int
    reach: int

    def text(self, slot: str) -> str | None:
        """What a slot of words or digits holds; None when the pattern has no such slot."""
        value = self.slots.get(slot)
        return value if isinstance(value, str) else None

    def part(self, slot: str) -> Found | None:
        """What a slot filled by another pattern holds."""
        value = self.slots.get(slot)
        return value if isinstance(value, Found) else None


Slots = dict[str, str | Found]
"""What fills the slots of a template."""


class Node:
    """A state of a trie: what leads on, and the templates that end here. Of the 12,000 of a language one stands for all
    that go on alike, which leaves 2,500.

    `words` holds, by word, whether it must touch what stands before it, whether it must have a capital, and the next
    state; `slots`, by name and whether it must touch, the next state. `ways` remembers what of both leads on by a word,
    or by a number of some shape. `needs` are the telling words of which a match from here on holds one.
    """

    __slots__ = ("ends", "needs", "slots", "ways", "words")

    def __init__(
        self, words: Words | None = None, slots: Edges | None = None, ends: list[Template] | None = None, needs: int = 0
    ) -> None:
        self.words: Words = words or {}
        self.slots: Edges = slots or {}
        self.ends: list[Template] = ends or []
        self.ways: dict[str, tuple[Way, ...]] = {}
        self.needs = needs

    def __reduce__(self) -> tuple[type[Node], tuple[object, ...]]:
        return Node, (self.words or None, self.slots or None, self.ends or None, self.needs)  # most have one of these

    def next(self, element: Element) -> Node:
        """The state that an element leads to, made when it is new."""
        if element.is_slot:
            key = (element.text, element.tight)
            if key not in self.slots:
                self.slots[key] = Node()
            return self.slots[key]
        edges = self.words.setdefault(element.text, [])
        for tight, capital, node in edges:
            if tight is element.tight and capital is element.capital:
                return node
        edges.append((element.tight, element.capital, Node()))
        return edges[-1][2]

    def shared(self, known: dict[object, Node]) -> Node:
        """The one of `known` that goes on as this one does, which is this one where it is the first."""
        for word, edges in self.words.items():
            self.words[word] = [(tight, capital, after.shared(known)) for tight, capital, after in edges]
        for key, after in self.slots.items():
            self.slots[key] = after.shared(known)
        words = tuple([(word, *((*edge[:2], id(edge[2])) for edge in edges)) for word, edges in self.words.items()])
        slots = tuple([(key, id(node)) for key, node in self.slots.items()])
        return known.setdefault((words, slots, tuple(self.ends), self.needs), self)


Words = dict[str, list[tuple[bool, bool, Node]]]
Edges = dict[tuple[str, bool], Node]
Listed = Mapping[str, tuple[Phrase, ...]]


class Filler(NamedTuple):
    """What may fill the slots of a kind: the phrases of its list by their first word, numbers, matches of a group."""

    kind: str
    listed: Listed
    is_number: bool
    is_group: bool


Way = tuple[str, Filler | None, bool, bool, Node]
"""The name of a slot and what fills it, None for a word; whether there must be a capital, whether it must touch what
stands before; the next state."""


class End(NamedTuple):
    """A template as a trie ends with it: without its elements, which the way there spells, and with what it `needs`."""

    template: Template
    needs: int


class Grammar:
    """The templates of one language as tries.

    Every template has telling words: a match holds one of them. They are kept as bits, one for each slot or word that
    tells, so that a state can be left at once when none of its words is near. `tells` maps a word to its bits.
    """

    def __init__(self, table: TimeTable) -> None:
        self.table = table
        self.numbers = NumberReader(replace(table, groups={}))
        self.order: dict[str, int] = {}
        self.tells: dict[str, int] = {}
        self._bits: dict[str, int] = {}
        self._slot_firsts: dict[str, frozenset[str]] = {}
        self._kinds: dict[str, str] = {}
        self._group_needs: dict[str, int] = {}
        self.digits = self._bit(DIGITS, ())
        for group in GROUPS:
            self._needs_of_group(group)
        every = [template for templates in table.groups.values() for template in templates]
        ends = {id(template): End(replace(template, elements=()), self._needs(template)) for template in every}
        states: dict[object, Node] = {}
        self._tries = {group: self._trie(templates, ends, states) for group, templates in table.groups.items()}
        shown = [t for group in GROUPS if group not in HIDDEN for t in table.groups.get(group, ())]
        self.top = self._trie([template for template in shown if template.rule not in CONTINUING], ends, states)
        self.behind = self._trie([template for template in shown if template.rule in CONTINUING], ends, states)
        self.triggers = self.firsts(self.top) | self.firsts(self.behind)
        self.followers = Followers(self)
        self.sign_of = lru_cache(maxsize=MOST_WORDS)(self._sign_of)
        self._openers = frozenset().union(*(self.firsts_of(kind) for kind in (*table.slots, *table.groups, *NUMBERS)))
        self.table = replace(table, groups=dict.fromkeys(table.groups, ()))  # the tries hold their templates

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in self.__dict__.items() if name != "sign_of"}

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)
        self.sign_of = lru_cache(maxsize=MOST_WORDS)(self._sign_of)

    def _trie(self, templates: Sequence[Template], ends: Mapping[int, End], states: dict[object, Node]) -> Node:
        root = Node()
        for template in templates:
            self.order.setdefault(template.rule, len(self.order))
            (end, needs), node = ends[id(template)], root
            node.needs |= needs
            for element in template.elements:
                node = node.next(element)
                node.needs |= needs
            node.ends.append(end)
        return root.shared(states)

    def order_of(self, rule: str) -> int:
        """Where the rule first stands in the table; traps come before all."""
        return -1 if rule == TRAP else self.order[rule]

    def firsts(self, node: Node) -> frozenset[str]:
        """The first words of everything that a trie matches; DIGITS stands for every number."""
        return frozenset(node.words).union(*(self.firsts_of(self.kind(name)) for name, _ in node.slots))

    def firsts_of(self, kind: str) -> frozenset[str]:
        """The first words of what a slot may hold."""
        if kind not in self._slot_firsts:
            self._slot_firsts[kind] = frozenset()  # a group that begins with itself adds nothing
            inner = self.firsts(self._tries[kind]) if kind in self._tries else frozenset()
            words = frozenset(self.table.slots.get(kind, ())) | self.numbers.firsts(kind)
            self._slot_firsts[kind] = inner | words | ({DIGITS} if kind in NUMBERS else set())
        return self._slot_firsts[kind]

    def _sign_of(self, word: str) -> int:
        """The bits of a word that tells, with OPENS for a trigger and for every number."""
        digits = self.digits if "0" <= word[:1] <= "9" else 0
        opens = OPENS if word in self.triggers or word[:1].isdigit() else 0
        return self.tells.get(word, 0) | digits | opens

    def _bit(self, key: str, words: Iterable[str]) -> int:
        """The bit of a slot or word that tells, with the words it is told by."""
        if key not in self._bits:
            self._bits[key] = OPENS << (len(self._bits) + 1)
            for word in words:
                self.tells[word] = self.tells.get(word, 0) | self._bits[key]
        return self._bits[key]

    def _needs_of_group(self, group: str) -> int:
        """The bits of which every match of a group holds one."""
        if group not in self._group_needs:
            self._group_needs[group] = 0  # a template that holds its own group adds nothing
            needs = 0
            for template in self.table.groups.get(group, ()):
                needs |= self._needs(template)
            self._group_needs[group] = needs
        return self._group_needs[group]

    def _needs(self, template: Template) -> int:
        """The bits of the most telling element: a slot of names, a group, a long word, else a number."""
        kinds = [self.kind(element.text) for element in template.elements if element.is_slot]
        named = [kind for kind in kinds if kind in self.table.slots and kind not in WEAK_SLOTS]
        if named:
            return self._slot_bit(min(named, key=lambda kind: len(self.table.slots[kind])))
        groups = [kind for kind in kinds if kind in self.table.groups]
        if groups:
            return self._needs_of_group(groups[0])
        words = [element.text for element in template.elements if not element.is_slot and element.text.isalpha()]
        longest = max(words, key=len, default="")
        numbers = [kind for kind in kinds if kind in NUMBERS]
        if numbers and len(longest) < TELLING_LENGTH:
            return self._number_bits(numbers[0])
        return self._bit(f"word {longest}", [longest]) if longest else self.digits

    def _number_bits(self, kind: str) -> int:
        """The bits of a number in digits, or in the words that its slot knows."""
        return self.digits | self._slot_bit(kind)

    def _slot_bit(self, kind: str) -> int:
        """The bit of a slot of words: the longest word of each phrase tells of it."""
        if kind in self._bits:
            return self._bits[kind]
        phrases = [phrase for some in self.table.slots.get(kind, {}).values() for phrase in some]
        return self._bit(kind, {max(phrase.words, key=len) for phrase in phrases} | self.numbers.firsts(kind))

    def ways(self, node: Node, word: str) -> tuple[Way, ...]:
        """The ways on from a state by a word or a number: those that spell it, then the slots that it may begin."""
        shape = shape_of(word) if "0" <= word[0] <= "9" else ""
        if word not in self._openers and word not in node.words:
            if not shape:
                return ()
            word = shape
        found = node.ways.get(word)
        if found is None:
            spelled = [("", None, capital, tight, after) for tight, capital, after in node.words.get(word, ())]
            slots = [
                (name, self._filler(self.kind(name)), False, tight, after)
                for (name, tight), after in node.slots.items()
                if self._may_open(self.kind(name), word, shape)
            ]
            found = node.ways[word] = (*spelled, *slots)
        return found

    def _filler(self, kind: str) -> Filler:
        return Filler(kind, self.table.slots.get(kind, {}), kind in NUMBERS, kind in self._tries)

    def _may_open(self, kind: str, word: str, shape: str) -> bool:
        """May what a slot holds begin with a word, or with digits of a shape?"""
        firsts = self.firsts_of(kind)
        return word in firsts or (shape != "" and DIGITS in firsts and (kind not in NUMBERS or kind in shape.split()))

    def kind(self, slot: str) -> str:
        """The slot without the digit that tells two of a kind apart."""
        kind = self._kinds.get(slot)
        if kind is None:
            whole = slot in self.table.slots or slot in self.table.groups
            kind = self._kinds[slot] = slot if whole else slot.rstrip("23")
        return kind

    def group(self, name: str) -> Node | None:
        """The trie of a group; None for a slot that is no group."""
        return self._tries.get(name)
