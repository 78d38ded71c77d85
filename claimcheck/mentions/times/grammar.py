"""Matching the templates of a language against the tokens of a sentence: one trie a group, entered on trigger words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claimcheck.languages.times import GROUPS, HIDDEN, NUMBERS, Template, TimeTable
from claimcheck.mentions.times.numbers import NumberReader
from claimcheck.model import Span, Token

WEAK_SLOTS = frozenset({"n", "vague", "mod", "rel", "that", "blur", "follow", "dom", "century", "hour"})
"""Slots whose words are too common to tell of a time by themselves."""

LOOK_AHEAD = 9
"""A match holds a telling word within this many tokens of its start ("in the very early hours of the morning of")."""

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
class _Node:
    """A state of a trie: the words and slots that lead on, and the templates that end here.

    `open_to` remembers which slots (name, kind, tight, next state) may begin with a word.
    """

    words: dict[tuple[str, bool], _Node] = field(default_factory=dict)
    capitals: dict[tuple[str, bool], _Node] = field(default_factory=dict)
    slots: dict[tuple[str, bool], _Node] = field(default_factory=dict)
    ends: list[Template] = field(default_factory=list)
    open_to: dict[str, tuple[tuple[str, str, bool, _Node], ...]] = field(default_factory=dict)


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

    def _trie(self, templates: Sequence[Template]) -> _Node:
        root = _Node()
        for template in templates:
            self.order.setdefault(template.rule, len(self.order))
            node = root
            for element in template.elements:
                edges = node.slots if element.is_slot else node.capitals if element.capital else node.words
                key = (element.text, element.tight)
                if key not in edges:
                    edges[key] = _Node()
                node = edges[key]
            node.ends.append(template)
        return root

    def order_of(self, rule: str) -> int:
        """Where the rule first stands in the table; traps come before all."""
        return -1 if rule == TRAP else self.order[rule]

    def _firsts(self, node: _Node) -> frozenset[str]:
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

    def slots_open_to(self, node: _Node, word: str) -> tuple[tuple[str, str, bool, _Node], ...]:
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

    def group(self, name: str) -> _Node | None:
        """The trie of a group; None for a slot that is no group."""
        return self._tries.get(name)


class Matcher:
    """The state of matching one sentence."""

    def __init__(self, grammar: Grammar, prose: str, tokens: Sequence[Token]) -> None:
        self.grammar, self.prose, self.tokens = grammar, prose, tokens
        self._ahead = self._distances()
        self._memo: dict[tuple[str, int], list[Found]] = {}
        self._fills: dict[tuple[str, int], list[tuple[int, str | Found]]] = {}

    def _distances(self) -> list[int]:
        """For each token how far the next telling word is."""
        distance, found = len(self.tokens) + LOOK_AHEAD, [0] * len(self.tokens)
        strong = self.grammar.strong
        for index in range(len(self.tokens) - 1, -1, -1):
            norm = self.tokens[index].norm
            told = norm in strong or (DIGITS in strong and norm[:1].isdigit())
            distance = 0 if told else distance + 1
            found[index] = distance
        return found

    def may_begin(self, index: int) -> bool:
        """Is there a trigger here, near a telling word, that is no part of a longer number or name?"""
        if self._ahead[index] > LOOK_AHEAD:
            return False
        token = self.tokens[index]
        if token.norm in self.grammar.triggers:
            return True
        return token.text[0].isdigit() and not self.is_inside_number(index)

    def is_inside_number(self, index: int) -> bool:
        """Does a digit token go on what stands before it ("1 500", "49.3", "A320")?"""
        if index == 0:
            return False
        here, before = self.tokens[index], self.tokens[index - 1]
        gap = self.prose[before.end : here.start]
        if not gap:
            if before.text[0].isdigit() or before.text[0].isalpha():
                return not before.text.endswith(("'", "’"))
            return before.text in ".,:/-–" and index > 1 and self._is_glued_number(index - 1)
        return before.text.isdigit() and len(here.text) == 3 and len(gap) == 1 and gap != "\n"

    def _is_glued_number(self, mark: int) -> bool:
        before = self.tokens[mark - 1]
        return before.end == self.tokens[mark].start and before.text[-1].isalnum()

    def ends_inside_number(self, end: int) -> bool:
        """Does the number that ends at token `end` go on after it ("1 500", "2.5", "2-1", "25e")?"""
        if end >= len(self.tokens) or not self.tokens[end - 1].text.isdigit():
            return False
        last, after = self.tokens[end - 1], self.tokens[end]
        if after.start != last.end:
            gap = self.prose[last.end : after.start]
            return len(after.text) == 3 and after.text.isdigit() and len(gap) == 1 and gap != "\n"
        if after.text[0].isalnum() or after.text == "%":
            return True
        if after.text not in ".,:/-–" or end + 1 >= len(self.tokens):
            return False
        follows = self.tokens[end + 1]
        return follows.start == after.end and follows.text[0].isdigit()

    def matches(self, index: int) -> list[Found]:
        """The matches that begin at a token, the longest first; the earlier pattern of the table among equals."""
        if not self.may_begin(index):
            return []
        found = self._walk(self.grammar.top, index)
        return sorted(found, key=self._rank, reverse=True) if len(found) > 1 else found

    def _rank(self, found: Found) -> tuple[int, int, int]:
        return found.end, found.last, -self.grammar.order_of(found.rule)

    def counted(self, index: int) -> list[Found]:
        """The matches of a hidden group of patterns at a token: how the days of a war are counted."""
        return self.in_group("counted", index)

    def in_group(self, group: str, index: int) -> list[Found]:
        """Every match of a group at a token, remembered."""
        key = (group, index)
        if key not in self._memo:
            self._memo[key] = []
            found: dict[int, Found] = {}
            for match in self._walk(self.grammar.group(group) or _Node(), index):
                other = found.get(match.end)
                if other is None or self._rank(match) > self._rank(other):
                    found[match.end] = match
            self._memo[key] = list(found.values())
        return self._memo[key]

    def _walk(self, root: _Node, start: int) -> list[Found]:
        """Everything that a trie matches at a token."""
        found: list[Found] = []
        self._step(root, start, start, (), {}, found)
        return found

    def _step(
        self, node: _Node, start: int, index: int, ends: tuple[int, ...], slots: Slots, out: list[Found]
    ) -> None:
        """Add to `out` what matches from a state on; `ends` holds where each element so far ended."""
        for template in node.ends:
            self._end(template, (start, *ends), slots, out)
        if index >= len(self.tokens):
            return
        token = self.tokens[index]
        norm, touches = token.norm, index > 0 and self.tokens[index - 1].end == token.start
        for tight in (False, True) if touches else (False,):
            edge = node.words.get((norm, tight))
            if edge is not None:
                self._step(edge, start, index + 1, (*ends, index + 1), slots, out)
            edge = node.capitals.get((norm, tight)) if node.capitals else None
            if edge is not None and token.is_capitalised:
                self._step(edge, start, index + 1, (*ends, index + 1), slots, out)
        if not node.slots:
            return
        for name, kind, tight, edge in self.grammar.slots_open_to(node, DIGITS if norm[:1].isdigit() else norm):
            if touches or not tight:
                for end, value in self._fill(kind, index):
                    self._step(edge, start, end, (*ends, end), {**slots, name: value}, out)

    def _end(self, template: Template, bounds: tuple[int, ...], slots: Slots, out: list[Found]) -> None:
        """Add the match of a template that ends here, unless it cuts a number in two."""
        first, last, end = bounds[template.first], bounds[template.last], bounds[template.end]
        if template.rule == TRAP:
            out.append(Found(TRAP, slots, bounds[0], end, end))
        elif last > first and not self.ends_inside_number(bounds[-1]):
            out.append(Found(template.rule, slots, first, last, end))

    def _fill(self, kind: str, index: int) -> list[tuple[int, str | Found]]:
        """What may fill a slot at a token, each with the token after it; remembered."""
        key = (kind, index)
        if key not in self._fills:
            if self.grammar.group(kind) is not None:
                self._fills[key] = [(found.end, found) for found in self.in_group(kind, index)]
            else:
                self._fills[key] = [*self._phrases(kind, index)]
                self._fills[key] += self.grammar.numbers.read(kind, self.prose, self.tokens, index)
        return self._fills[key]

    def _phrases(self, kind: str, index: int) -> Iterator[tuple[int, str]]:
        """The phrases of a slot's list that stand at a token."""
        token = self.tokens[index]
        for phrase in self.grammar.table.slots.get(kind, {}).get(token.norm, ()):
            last = index + len(phrase.words)
            if last > len(self.tokens) or (phrase.capital and not token.is_capitalised):
                continue
            if all(self.tokens[index + n].norm == word for n, word in enumerate(phrase.words)):
                yield last, phrase.value


def span_of(found: Found, tokens: Sequence[Token]) -> Span:
    """The characters of a match."""
    return Span(tokens[found.first].start, tokens[found.last - 1].end)
