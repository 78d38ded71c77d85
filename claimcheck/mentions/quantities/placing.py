"""Where a quantity stands: a part of another, a change, a total."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.languages.lexicon import Lexicon
from claimcheck.languages.quantities import QuantityTables
from claimcheck.mentions.quantities.levels import Surroundings
from claimcheck.mentions.quantities.phrases import Draft
from claimcheck.model import Token
from claimcheck.model.quick import replace

SHARE, WORKFORCE = "percent", "workforce_share"
FARTHEST_CHANGE = 4
"""Tokens between the word for a rise and its amount ("hausse des prix de 3 %")."""
FARTHEST_TOTAL = 8
"""Tokens between "bringing" and "to 12"."""


class DraftPlacer:
    """Marks a draft by the words round it."""

    def __init__(self, tables: QuantityTables) -> None:
        self.tables, self.words = tables, tables.words
        self._part_before, self._part_after = tables.before["part_before"], tables.after["part_after"]
        ways = {"up": tables.after["up_after"], "down": tables.after["down_after"]}
        self._changes = Lexicon((words, way) for way, phrases in ways.items() for words, _ in phrases.items())

    def place(self, draft: Draft, around: Surroundings) -> Draft:
        """Is it a part, a change or a total?"""
        tokens, first = around.tokens, draft.phrase.first
        part = self._part_before.before(tokens, first) is not None or bool(self._part_after.at(tokens, draft.last))
        change = self._change(around, draft)
        if change != draft.change or (part and not draft.partitive):
            draft = replace(draft, partitive=part or draft.partitive, change=change)
        linked = draft.change is None and around.norm(first - 1) in self.words["total_links"]
        if linked and draft.rule == "exact" and self.has_cue(tokens, first - 1, "total"):
            return replace(draft, rule="total")
        if draft.unit_last is None and draft.rule == "exact" and around.norm(first - 1) in self.words["definite"]:
            return replace(draft, rule="definite")
        return draft

    def has_cue(self, tokens: Sequence[Token], index: int, name: str) -> bool:
        """Does a cue word stand in the clause before token `index`?"""
        for at in range(index - 1, max(-1, index - 1 - FARTHEST_TOTAL), -1):
            if tokens[at].norm in self.words[name]:
                return True
            if tokens[at].text in ",;.:":
                return False
        return False

    def _change(self, around: Surroundings, draft: Draft) -> str | None:
        """`up` or `down` when the number is a difference."""
        tokens = around.tokens
        first, last = draft.phrase.first, draft.last
        if draft.unit == SHARE and draft.unit_last is not None and draft.measure == WORKFORCE:
            return None  # the posts that go are told as a share of all
        for end in dict.fromkeys((last, draft.unit_last or last, draft.phrase.last)):
            _, ways = self._changes.longest(tokens, end)  # "12 more", "3 % lower": right behind the amount or its noun
            if ways and (draft.unit_last is not None or not around.verbs.may_be_verb(end)):
                return ways[0]  # no verb: "1,200 patients cut …"
        return self._change_before(
            tokens, first, united=draft.unit_last is not None and not draft.phrase.reading.article
        )

    def _change_before(self, tokens: Sequence[Token], first: int, *, united: bool) -> str | None:
        """ "Rose by 3", "en hausse de 3 %", and right before an amount "rose 3 %"."""
        before = tokens[first - 1].norm if first else ""
        linked = before in self.words["change_links"]
        if not linked and not united:
            return None
        reach = FARTHEST_CHANGE if linked else 1
        start = first - 2 if linked else first - 1
        for at in range(start, max(-1, start - reach), -1):
            if tokens[at].norm in self.words["change_adverbs"] and (at < start or before in self.words["noun_links"]):
                return None  # "turned down an offer of 5 %", "made up of four men"
            if not linked and tokens[at].norm in self.words["change_linked"]:
                return None  # "a relevé 187 millimètres", "raised 3 million"
            if tokens[at].norm in self.words["up"]:
                return "up"
            if tokens[at].norm in self.words["down"]:
                return "down"
            if tokens[at].text in ",;.:" or tokens[at].text.isdecimal():
                return None
        return None
