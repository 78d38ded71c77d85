"""What a check is: it says which claims it looks at, which answer one question, and how values make sides."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from claimcheck.discrepancies.matching import Match, no_match
from claimcheck.model import Aspect, Claim, ClockRange, NumberRange, can_both_hold

Hours = Mapping[tuple[str, ClockRange], set[str]]
ACTUAL, PLANNED = "actual", "expected"
"""The basis of what is told as a fact, and of what is told as a plan."""
COMPARED = (ACTUAL, PLANNED)
"""Where plans are looked at too, each is set against its like."""


@dataclass(frozen=True, slots=True)
class Block:
    """The claims of one event that may answer one question. `hours` has what each article tells of at each exact hour,
    by the topics of its claims.
    """

    claims: tuple[Claim, ...]
    hours: Hours = field(default_factory=dict, kw_only=True)
    _by_article: dict[str, list[Claim]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _by_sentence: dict[tuple[str, int], list[Claim]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _numbers: dict[str, frozenset[float]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _values: dict[str, frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def of_article(self, article: str) -> Sequence[Claim]:
        """The claims of one article, in their order."""
        if not self._by_article:
            for claim in self.claims:
                self._by_article.setdefault(claim.article, []).append(claim)
        return self._by_article.get(article, ())

    def near(self, claim: Claim, reach: int) -> Iterator[Claim]:
        """The claims of its article in its own sentence and in those up to `reach` before and behind it. A text may
        be a book: what is asked of each pair looks at no more of it than it must."""
        if not self._by_sentence:
            for told in self.claims:
                self._by_sentence.setdefault((told.article, told.sentence_index), []).append(told)
        for index in range(claim.sentence_index - reach, claim.sentence_index + reach + 1):
            yield from self._by_sentence.get((claim.article, index), ())

    def of_sentence(self, claim: Claim) -> list[Claim]:
        """The claims in the sentence of one, itself among them, in their order."""
        return [told for told in self.near(claim, 0) if told.sentence == claim.sentence]

    def numbers(self, article: str) -> frozenset[float]:
        """The exact numbers that an article gives."""
        if article not in self._numbers:
            told = (claim.value for claim in self.of_article(article))
            exact = (value.low for value in told if isinstance(value, NumberRange) and value.is_exact)
            self._numbers[article] = frozenset(number for number in exact if number is not None)
        return self._numbers[article]

    def values(self, article: str) -> frozenset[str]:
        """All values that an article gives, as they are written."""
        if article not in self._values:
            self._values[article] = frozenset(str(claim.compared) for claim in self.of_article(article))
        return self._values[article]

    def is_only(self, claim: Claim, exact: Callable[[Claim], bool]) -> bool:
        """Does the claim's article give no other exact value of this block, so that it can mean no other thing?"""
        others = (c for c in self.of_article(claim.article) if c.id != claim.id and exact(c))
        return all(can_both_hold(other.compared, claim.compared) for other in others)

    def told_together(self, one: Claim, other: Claim, like: Callable[[Claim], object] = type) -> bool:
        """Does the sentence of either hold both values, so that they do not exclude each other?

        Only claims for which `like` gives what it gives for the two count as values of their kind.
        """
        return self._holds_both(one, other, like) or self._holds_both(other, one, like)

    def _holds_both(self, one: Claim, other: Claim, like: Callable[[Claim], object]) -> bool:
        alike = (claim for claim in self.of_sentence(one) if claim.id != one.id and like(claim) == like(other))
        return any(can_both_hold(claim.compared, other.compared) for claim in alike)


class Check(ABC):
    """A check of one kind of discrepancy. Its docstring is its page for users."""

    kind: ClassVar[Aspect]
    internal: ClassVar[float] = 0.7
    """The least strength from which two claims of one article are set against each other: a text seldom contradicts
    itself, and when it seems to it mostly speaks of two things."""
    cross: ClassVar[float] = 0.4
    """The least strength for claims of two articles."""

    def least(self, one: Claim, other: Claim) -> float:
        """The strength from which two claims are set against each other. Two who are quoted side by side may well say
        different things; a text in its own voice hardly does."""
        own_voice = one.speakers == other.speakers
        return self.internal if one.article == other.article and own_voice else self.cross

    def block(self, claim: Claim) -> str | None:
        """The key of the claims that may answer one question within an event; None for claims not looked at."""
        if claim.aspect is not self.kind or claim.question.basis != ACTUAL:
            return None
        return claim.question.topic

    @abstractmethod
    def match(self, one: Claim, other: Claim, block: Block) -> Match:
        """Do the two, both of `block`, answer one question?"""

    def is_exact(self, claim: Claim) -> bool:
        """Does the claim's value make a side of its own?"""
        return True

    def agree(self, one: Claim, other: Claim) -> bool:
        """Can both values be right?"""
        return can_both_hold(one.compared, other.compared)

    def say_again(self, one: Claim, other: Claim, strength: float) -> Match:
        """Two claims of one text, for what sets two texts against each other: the text says the same again, or tells of
        several."""
        again = self.agree(one, other)
        return Match(strength, ("the text says it again",)) if again else no_match("one text may tell of several")

    def is_past(self, claim: Claim, now: Claim) -> bool:
        """Does a claim tell of what was before what its article tells `now`?"""
        return False

    def same_side(self, one: Claim, other: Claim) -> bool:
        """Do two exact claims hold the same value?"""
        return self.agree(one, other)

    def same_grain(self, one: Claim, other: Claim) -> bool:
        """Are the two said equally finely, so that to agree on the one is to say something of the other?"""
        return True
