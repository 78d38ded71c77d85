"""Matching the templates of a language against the tokens of a sentence, entered on trigger words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_

from claimcheck.languages.lexicon import spells
from claimcheck.languages.time_templates import Template
from claimcheck.mentions.times.followers import ANY, STOP
from claimcheck.mentions.times.grammar import OPENS, TRAP, Filler, Found, Grammar, Listed, Node, Slots
from claimcheck.model import Span, Token

LONGEST = 24
"""Tokens of the longest match; expressions that hold each other without end ("the day after the day before …") stop
there, which keeps the time linear."""

LOOK_AHEAD = 9
"""A match holds a telling word within this many tokens of its start ("in the very early hours of the morning of")."""


class Matcher:
    """The state of matching one sentence."""

    def __init__(self, grammar: Grammar, prose: str, tokens: Sequence[Token]) -> None:
        self.grammar, self.prose, self.tokens = grammar, prose, tokens
        self._norms = [token.norm for token in tokens]
        self._signs = [*map(grammar.sign_of, self._norms)]
        self._norms.append(ANY)
        self._bits = grammar.followers.bits
        self._nears: dict[int, int] = {}
        self.places = self._find_places()
        self._memo: dict[tuple[str, int], list[Found]] = {}
        self._fills: dict[tuple[str, int], list[tuple[int, str | Found]]] = {}
        self._matches: dict[int, list[Found]] = {}

    def _near(self, index: int) -> int:
        """The bits of the telling words that are near from a token on."""
        near = self._nears.get(index)
        if near is None:
            near = self._nears[index] = reduce(or_, self._signs[index : index + LOOK_AHEAD + 1], 0)
        return near

    def _find_places(self) -> list[int]:
        """The tokens at which something may begin, in order: triggers, near a telling word, that are no part of a
        longer number or name."""
        if max(self._signs, default=0) <= OPENS:
            return []  # no word tells of a time
        bits, norms, near = self._bits, self._norms, self._near
        opening = [n for n, sign in enumerate(self._signs) if sign & OPENS]
        told = [n for n in opening if (known := bits(norms[n], norms[n + 1])) and known & near(n)]
        return [n for n in told if not self._is_inside_number(n)]

    def _is_inside_number(self, index: int) -> bool:
        """Does a digit token go on what stands before it ("1 500", "49.3", "A320")?"""
        here, before = self.tokens[index], self.tokens[index - 1]
        if index == 0 or not here.text[0].isdigit():
            return False
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

    def matches(self, index: int, *, behind: bool = False) -> list[Found]:
        """The matches that begin at a token, the longest first; the earlier pattern of the table among equals.

        `behind` adds what only counts as a time right behind another one.
        """
        found = self._matches.get(index)
        if found is None:
            found = self._walk(self.grammar.top, index) if index in self.places else []
            found = self._matches[index] = sorted(found, key=self._rank, reverse=True) if len(found) > 1 else found
        if not behind:
            return found
        return sorted(found + self._walk(self.grammar.behind, index), key=self._rank, reverse=True)

    def _rank(self, found: Found) -> tuple[int, int, int, int]:
        return found.end, found.last, -self.grammar.order_of(found.rule), found.reach

    def counted(self, index: int) -> list[Found]:
        """The matches of a hidden group of patterns at a token: how the days of a war are counted."""
        return self.in_group("counted", index)

    def in_group(self, group: str, index: int) -> list[Found]:
        """Every match of a group at a token, remembered."""
        key = (group, index)
        if key not in self._memo:
            self._memo[key] = []
            found: dict[int, Found] = {}
            for match in self._walk(self.grammar.group(group) or Node(), index):
                other = found.get(match.end)
                if other is None or self._rank(match) > self._rank(other):
                    found[match.end] = match
            self._memo[key] = list(found.values())
        return self._memo[key]

    def _walk(self, root: Node, start: int) -> list[Found]:
        """Everything that a trie matches at a token."""
        found: list[Found] = []
        near = self._near(start)
        if root.needs & near:
            self._step(root, near, start, (start,), {}, found)
        return found

    def _step(self, node: Node, near: int, index: int, bounds: tuple[int, ...], slots: Slots, out: list[Found]) -> None:
        """Add to `out` what matches from a state on; `bounds` holds where each element so far begins, and the end."""
        for template in node.ends:
            self._end(template, bounds, slots, out)
        tokens = self.tokens
        if index >= len(tokens):
            for (name, _), after in node.slots.items():
                if name == STOP:
                    self._step(after, near, index, (*bounds, index), {**slots, name: STOP}, out)
            return
        token, norm = tokens[index], self._norms[index]
        ways = node.ways.get(norm)
        if ways is None:
            ways = self.grammar.ways(node, norm)
        for name, filler, capital, tight, after in ways:
            if not after.needs & near or (capital and not token.is_capitalised):
                continue
            if tight and (index == 0 or tokens[index - 1].end != token.start):
                continue
            if filler is None:
                self._step(after, near, index + 1, (*bounds, index + 1), slots, out)
                continue
            for end, value in self._fill(filler, index):
                if end - bounds[0] <= LONGEST:
                    self._step(after, near, end, (*bounds, end), {**slots, name: value}, out)

    def _end(self, template: Template, bounds: tuple[int, ...], slots: Slots, out: list[Found]) -> None:
        """Add the match of a template that ends here, unless it cuts a number in two."""
        first, last, end = bounds[template.first], bounds[template.last], bounds[template.end]
        if template.rule == TRAP:
            out.append(Found(TRAP, slots, bounds[0], end, end, bounds[-1]))
        elif last > first and not self.ends_inside_number(bounds[-1]):
            out.append(Found(template.rule, slots, first, last, end, bounds[-1]))

    def _fill(self, filler: Filler, index: int) -> list[tuple[int, str | Found]]:
        """What may fill a slot at a token, each with the token after it; remembered."""
        kind, listed, is_number, is_group = filler
        key = (kind, index)
        known = self._fills.get(key)
        if known is None:
            known = self._fills[key] = self._phrases(listed, index) if listed else []
            if is_number:
                known += self.grammar.numbers.read(kind, self.prose, self.tokens, index)
            elif is_group and self._may_be_of(kind, index):
                known += [(found.end, found) for found in self.in_group(kind, index)]
        return known

    def _may_be_of(self, group: str, index: int) -> bool:
        """Does a match of a group begin with the two words here, near a word that tells of one?"""
        bits = self._bits(self._norms[index], self._norms[index + 1], group)
        return bits != 0 and bits & self._near(index) != 0

    def _phrases(self, listed: Listed, index: int) -> list[tuple[int, str | Found]]:
        """The phrases of a slot's list that stand at a token."""
        token = self.tokens[index]
        found: list[tuple[int, str | Found]] = []
        for phrase in listed.get(token.norm, ()):
            size = len(phrase.words)
            if phrase.capital and not token.is_capitalised:
                continue
            if size == 1 or spells(self.tokens, index, phrase.words):
                found.append((index + size, phrase.value))
        return found


def span_of(found: Found, tokens: Sequence[Token]) -> Span:
    """The characters of a match."""
    return Span(tokens[found.first].start, tokens[found.last - 1].end)
