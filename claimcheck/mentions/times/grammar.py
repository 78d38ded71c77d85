"""The templates of a language as tries, one a group, with the words that tell of a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claimcheck.languages.times import GROUPS, HIDDEN, NUMBERS, Template, TimeTable
from claimcheck.mentions.times.numbers import NumberReader

WEAK_SLOTS = frozenset({"n", "vague", "mod", "rel", "that", "blur", "follow", "dom", "century", "hour"})
"""Slots whose words are too common to tell of a time by themselves."""

DIGITS = "0"
"""Stands for every number where first words are listed."""


TRAP = "nothing"
"""The rule of what looks like a time and is none."""


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern that matched: its rule, what filled its slots, its tokens, and the tokens it used up."""

    rule: str
    slots: Mapping[str, str | Found]
    first: int
    last: int
    end: int

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


@dataclass(slots=True)
class Node:
    """A state of a trie: the words and slots that lead on, and the templates that end here.

    `open_to` remembers which slots (name, kind, tight, next state) may begin with a word.
    """

    words: dict[tuple[str, bool], Node] = field(default_factory=dict)
    capitals: dict[tuple[str, bool], Node] = field(default_factory=dict)
    slots: dict[tuple[str, bool], Node] = field(default_factory=dict)
    ends: list[Template] = field(default_factory=list)
    open_to: dict[str, tuple[tuple[str, str, bool, Node], ...]] = field(default_factory=dict)


class Grammar:
    """The templates of one language as tries."""

    def __init__(self, table: TimeTable) -> None:
        self.table = table
        self.numbers = NumberReader(table)
        self.order: dict[str, int] = {}
        self._tries = {group: self._trie(templates) for group, templates in table.groups.items()}
        self.top = self._trie([t for group in GROUPS if group not in HIDDEN for t in table.groups.get(group, ())])
        self._slot_firsts: dict[str, frozenset[str]] = {}
        self._telling_words: dict[str, frozenset[str]] = {}
        self._kinds: dict[str, str] = {}
        self.triggers = self._firsts(self.top)
        self.strong = frozenset().union(*(self._strong(group) for group in table.groups))
        self._openers = frozenset().union(*(self._firsts_of(kind) for kind in (*table.slots, *table.groups, *NUMBERS)))

    def _trie(self, templates: Sequence[Template]) -> Node:
        root = Node()
        for template in templates:
            self.order.setdefault(template.rule, len(self.order))
            node = root
            for element in template.elements:
                edges = node.slots if element.is_slot else node.capitals if element.capital else node.words
                key = (element.text, element.tight)
                if key not in edges:
                    edges[key] = Node()
                node = edges[key]
            node.ends.append(template)
        return root

    def order_of(self, rule: str) -> int:
        """Where the rule first stands in the table; traps come before all."""
        return -1 if rule == TRAP else self.order[rule]

    def _firsts(self, node: Node) -> frozenset[str]:
        """The first words of everything that a trie matches; DIGITS stands for every number."""
        found = {word for word, _ in (*node.words, *node.capitals)}
        return frozenset(found.union(*(self._firsts_of(self.kind(name)) for name, _ in node.slots)))

    def _firsts_of(self, kind: str) -> frozenset[str]:
        """The first words of what a slot may hold."""
        if kind not in self._slot_firsts:
            self._slot_firsts[kind] = frozenset()  # a group that begins with itself adds nothing
            inner = self._firsts(self._tries[kind]) if kind in self._tries else frozenset()
            words = frozenset(self.table.slots.get(kind, ())) | self.numbers.firsts(kind)
            self._slot_firsts[kind] = inner | words | ({DIGITS} if kind in NUMBERS else set())
        return self._slot_firsts[kind]

    def _strong(self, group: str) -> frozenset[str]:
        """One telling word of every template of a group: no match is without one of them."""
        found: set[str] = set()
        for template in self.table.groups.get(group, ()):
            found |= self._telling(template)
        return frozenset(found)

    def _telling(self, template: Template) -> frozenset[str]:
        """The words of the most telling element: a slot of names, else the longest word, else a number."""
        kinds = [self.kind(element.text) for element in template.elements if element.is_slot]
        named = [kind for kind in kinds if kind in self.table.slots and kind not in WEAK_SLOTS]
        if named:
            return self._telling_of(min(named, key=lambda kind: len(self.table.slots[kind])))
        if any(kind in self._tries for kind in kinds):
            return frozenset()  # the words of that group are counted there
        words = [element.text for element in template.elements if not element.is_slot and element.text.isalpha()]
        if any(kind in NUMBERS and kind != "n" for kind in kinds):
            return frozenset({DIGITS}) | self.numbers.firsts("century")
        return frozenset({max(words, key=len)}) if words else frozenset({DIGITS})

    def _telling_of(self, kind: str) -> frozenset[str]:
        """The telling words of a slot of names: the longest of each phrase."""
        if kind not in self._telling_words:
            phrases = [phrase for some in self.table.slots[kind].values() for phrase in some]
            longest = frozenset(max(phrase.words, key=len) for phrase in phrases)
            self._telling_words[kind] = longest | self.numbers.firsts_beside(kind)
        return self._telling_words[kind]

    def slots_open_to(self, node: Node, word: str) -> tuple[tuple[str, str, bool, Node], ...]:
        """The slots of a state that may begin with a word, or with a number for DIGITS."""
        if word not in self._openers:
            return ()
        found = node.open_to.get(word)
        if found is None:
            found = node.open_to[word] = tuple(
                (name, self.kind(name), tight, edge)
                for (name, tight), edge in node.slots.items()
                if word in self._firsts_of(self.kind(name))
            )
        return found

    def kind(self, slot: str) -> str:
        """The slot without the digit that tells two of a kind apart."""
        kind = self._kinds.get(slot)
        if kind is None:
            whole = slot in self.table.slots or slot in self._tries
            kind = self._kinds[slot] = slot if whole else slot.rstrip("23")
        return kind

    def group(self, name: str) -> Node | None:
        """The trie of a group; None for a slot that is no group."""
        return self._tries.get(name)
