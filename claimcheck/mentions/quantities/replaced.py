"""Figures that another one has replaced: "an earlier toll of 19", "up from 8", "contre 12 la veille"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.languages import CountedNoun, Hit
from claimcheck.languages.quantities import QuantityTables
from claimcheck.mentions.quantities.levels import Surroundings
from claimcheck.mentions.quantities.phrases import Draft
from claimcheck.model.quick import replace

REPLACED = "replaced"
"""The rule of a figure that held before the one that its sentence tells."""
AGE = "age"
EXACT = ("exact", "total")
FARTHEST_FIGURE = 12
"""Tokens between a noun for a figure and the number that it gave: "the toll, which had previously been put at"."""
FARTHEST_VERB = 3
"""Tokens between that noun and a number told of it right away."""
FARTHEST_ADVERB = 5
"""Tokens between "previously" and the number: "previously given by the police as"."""
FARTHEST_RAISE = 6
"""Tokens between an old figure's noun and the number it was raised to: "19 morts a été porté mardi à"."""
COMMA = ","
BREAKS = frozenset(".;:!?()")
VOTES = frozenset({"vote", "vote_for", "vote_against"})
"""Measures that are told for and against: "24 votes against 12 on Tuesday"."""


class ReplacedReader:
    """Tells which figures of a sentence are replaced by another one, and what the two count."""

    def __init__(self, tables: QuantityTables) -> None:
        self.tables, self.words = tables, tables.words
        self._before, self._compared = tables.before["replaced_before"], tables.before["compared_before"]
        self._earlier = tables.words["earlier_figure"] | tables.words["given_earlier"]

    def mark(self, draft: Draft, around: Surroundings) -> Draft:
        """The draft as a replaced figure where it is one, with the measure of the other one where it has none."""
        if self._is_compared(draft, around):
            return _of_measure(self._without_cue(replace(draft, rule=REPLACED, change=None), around), around.told)
        if around.told is not None and around.told.rule == REPLACED and draft.rule in EXACT:
            return _of_measure(_no_age(draft), around.told)
        if not around.has_any(self._earlier) and (draft.measure is None and not self._tells_now(around)):
            return draft
        figures = self._figures_before(draft, around) if around.has_any(self.words["figure_nouns"]) else []
        if not figures:
            return draft
        if draft.measure == AGE and draft.phrase.first - figures[0] <= FARTHEST_ADVERB:
            draft = _no_age(draft)  # "the figure is now 24"
            near = range(draft.phrase.first, figures[0] - 1, -1)
            told = next((around.level_nouns[n] for n in near if n in around.level_nouns), None)
            draft = _of_level(draft, told, around.concept(told).unit) if told else draft
        earlier = any(self._is_earlier(draft, figure, around) for figure in figures)
        raised = self._is_raised(draft, around) or self._gives_way(draft, figures, around)
        if not (earlier or raised):
            return draft
        level = next((around.level_nouns[figure] for figure in figures if figure in around.level_nouns), None)
        draft = replace(draft, rule=REPLACED)
        return _of_level(draft, level, around.concept(level).unit) if level else _of_measure(draft, around.told)

    def _without_cue(self, draft: Draft, around: Surroundings) -> Draft:
        """The draft without the noun of the cue ("au lieu de 19" counts no places)."""
        cue = self._before.before(around.tokens, draft.phrase.first)
        if draft.noun_span is None or cue is None or draft.last > draft.phrase.last:
            return draft
        if draft.noun_span.start < around.tokens[cue[0]].start:
            return draft
        return replace(draft, noun=None, noun_span=None, measure=None, unit=None)

    def _is_compared(self, draft: Draft, around: Surroundings) -> bool:
        """Is it set beside the figure before it ("up from 8", "24 and not 19", "contre 12 la veille")?"""
        cue = self._before.before(around.tokens, draft.phrase.first)
        if cue is not None:
            return around.told is not None or bool(draft.measure)
        cue = self._compared.before(around.tokens, draft.phrase.first)
        if cue is None or around.told is None or around.told.measure in VOTES:
            return False
        if draft.last >= len(around.tokens):
            return self._brought_to(cue[0], around)
        then = bool(self.tables.after["then_after"].at(around.tokens, draft.last))
        return then or self._of_year(draft.last, around) or self._brought_to(cue[0], around)

    def _tells_now(self, around: Surroundings) -> bool:
        """Does the sentence have a word for "now"?"""
        return around.has_any(self.words["now_words"])

    def _of_year(self, index: int, around: Surroundings) -> bool:
        """ "In 2022", "en 2022"."""
        year = around.norm(index + 1)
        return around.norm(index) in self.words["year_before"] and year.isdecimal() and len(year) == 4

    def _brought_to(self, cue: int, around: Surroundings) -> bool:
        """Does the new figure stand right before the cue, behind "to" ("revised down to 20 from 23")?"""
        told = around.told
        return told is not None and told.last == cue and around.norm(told.phrase.first - 1) in self.words["to"]

    def _figures_before(self, draft: Draft, around: Surroundings) -> list[int]:
        """The tokens behind the nouns for a figure before a number, the nearest first, no other number between."""
        found: list[int] = []
        for last in range(draft.phrase.first, max(0, draft.phrase.first - FARTHEST_FIGURE), -1):
            token = around.tokens[last - 1]
            if token.text in BREAKS or token.text[0].isdigit():
                break
            if token.norm in self.words["figure_nouns"]:
                found.append(last)
        return found

    def _is_earlier(self, draft: Draft, figure: int, around: Surroundings) -> bool:
        """Is the figure called an earlier one, or the number said to have been given earlier?"""
        if any(around.norm(n) in self.words["earlier_figure"] for n in (figure - 3, figure - 2, figure)):
            return True
        first = draft.phrase.first
        if around.norm(first - 3) in self.words["earlier_figure"] and around.tokens[first - 2].is_word:
            return True  # "earlier reported as"
        near = range(max(figure, first - FARTHEST_ADVERB), first)
        return any(around.norm(n) in self.words["given_earlier"] for n in near)

    def _is_raised(self, draft: Draft, around: Surroundings) -> bool:
        """ "The toll of 19 was raised to 24": is the next number the one that it was brought to?"""
        raised = False
        for n in range(draft.last, min(draft.last + FARTHEST_RAISE, len(around.tokens) - 1)):
            norm = around.norm(n)
            if not around.tokens[n].is_word:
                return False
            raised = raised or norm in self.words["revised"]
            if raised and norm in self.words["to"]:
                return around.tokens[n + 1].text.isdecimal() or around.norm(n + 1) in self.tables.triggers
        return False

    def _gives_way(self, draft: Draft, figures: Sequence[int], around: Surroundings) -> bool:
        """Is it told aside, right behind the noun, and another number of now ("the toll, given as 19 on Monday, is now
        24")?"""
        first, tokens = draft.phrase.first, around.tokens
        if not self._tells_now(around) or tokens[figures[0]].text != COMMA:
            return False
        behind = range(draft.last, min(draft.last + FARTHEST_FIGURE, len(tokens)))
        now = next((n for n in behind if around.norm(n) in self.words["now_words"]), None)
        if now is None or first - figures[0] > FARTHEST_ADVERB:
            return False
        links = self.words["level_links"] | self.words["now_words"]
        later = (n for n in range(now + 1, min(now + 1 + FARTHEST_VERB, len(tokens))) if around.norm(n - 1) in links)
        return any(tokens[n].text.isdecimal() or around.norm(n) in self.tables.triggers for n in later)


def _no_age(draft: Draft) -> Draft:
    """The draft without an age that only its place makes of it ("…; it is now 24")."""
    bare = draft.measure == AGE and draft.last == draft.phrase.last
    return replace(draft, measure=None, unit=None) if bare else draft


def _of_measure(draft: Draft, told: Draft | None) -> Draft:
    """The draft with what another one counts, where it says nothing of what it counts itself."""
    if told is None or draft.noun is not None or draft.unit is not None or draft.measure is not None:
        return draft
    return replace(draft, noun=told.noun, measure=told.measure, unit=told.unit, change=None)


def _of_level(draft: Draft, level: Hit[CountedNoun], unit: str | None) -> Draft:
    """The draft as a level of the noun for its figure."""
    if draft.noun is not None or draft.unit is not None or draft.measure is not None:
        return draft
    return replace(draft, noun=level.entry.lemma, measure=level.entry.measure, unit=unit)
