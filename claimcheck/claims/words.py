"""The words of a sentence, with what is counted, named and dated among them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from claimcheck.languages import Hit, Pack, Predicate
from claimcheck.languages.grammar import Cue, Cues, Role, grammar_of
from claimcheck.languages.speech import speech_tables
from claimcheck.model import ActorMention, Mention, PlaceMention, QuantityMention, Span, TimeMention, Token
from claimcheck.model.quick import quickly_made

NONE = "none"
"""The rule of quantities that a word of negation makes zero: "no attack" denies the attack and counts it too."""
SHARE = "percent"
"""The unit of what is a part of a hundred."""
ARTICLE = "article"
"""The rule of quantities that no more than an article counts: "un mort", "a woman"."""
DEFINITE = "definite"
"""The rule of counts with a definite determiner, which may be those told of before."""
PERSON = "person"
"""The unit of people."""
STEERS = frozenset({Role.MANAGED, Role.FAILED, Role.ASPECT})
"""What the words say that steer a verb with their preposition alone."""
START, END = attrgetter("start"), attrgetter("end")
HYPHENS = frozenset("-‐‑")
DASHES = frozenset("-–—")
"""What stands between two figures, or behind a dateline."""
NARRATIVE = frozenset({"narrative_day", "narrative_part", "unit_that"})
"""The rules of times that go on from what was told before."""
ROLE = "role"
"""The type of actors that are told by one noun of what they are."""
NAMED = frozenset({"person", "organisation"})
"""Types of actors whose name tells them from all others; "Ukrainian officials" or "the mayor" may be several."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Words:
    """The words of a sentence: `times` are the spans of expressions of time, `counts` where a number begins, `counted`
    the spans of counts but for those of none, `articles` those of counts by an article, `people` those of people who
    are counted; `taken` are the spans of names and counts in which no word predicates anything, `towns` those of places
    where something may be, `sites` those of sites, `actors` those of whoever may act.
    """

    tokens: Sequence[Token]
    cues: Cues
    pack: Pack
    times: tuple[Span, ...] = ()
    counts: frozenset[int] = frozenset()
    counted: tuple[Span, ...] = ()
    articles: tuple[Span, ...] = ()
    people: tuple[Span, ...] = ()
    taken: tuple[Span, ...] = ()
    towns: tuple[Span, ...] = ()
    sites: tuple[Span, ...] = ()
    actors: tuple[Span, ...] = ()
    roles: frozenset[Span] = frozenset()

    def is_time(self, token: Token) -> bool:
        return any(time.covers(token.span) for time in self.times)

    def is_reporting(self, index: int) -> bool:
        """Does a verb of saying begin there?"""
        return bool(speech_tables(self.pack).verbs.longest(self.tokens, index)[0])

    def is_indefinite(self, token: Token) -> bool:
        """Does the word tell of one or some among others?"""
        return token.norm in self.pack.determiners.indefinite or token.start in self.counts

    def is_taken(self, hit: Hit[Predicate]) -> bool:
        """Is the phrase a part of a name or of a count?"""
        return any(span.covers(hit.span) for span in self.taken)

    def is_by_article(self, hit: Hit[Predicate]) -> bool:
        """Does no more than an article count what the phrase names?"""
        return any(span.covers(hit.span) for span in self.articles)


def read_words(tokens: Sequence[Token], mentions: Sequence[Mention], pack: Pack) -> Words:
    """The words of a sentence with its mentions."""
    quantities = [m for m in mentions if isinstance(m, QuantityMention)]
    told = [m.span for m in mentions if isinstance(m, TimeMention) and m.rule in NARRATIVE]
    cues = Cues(tokens, grammar_of(pack))
    for span in told:  # "the next morning" was the next
        cues.forget(Role.FUTURE, [n for n, token in enumerate(tokens) if span.covers(token.span)])
    if cues.holds(Role.NOTHING_DETERMINER):  # "a no-fly zone" is one
        cues.forget(Role.NOTHING_DETERMINER, [n for n, mark in enumerate(tokens[1:]) if mark.text in HYPHENS])
    times = tuple(m.span for m in mentions if isinstance(m, TimeMention))
    for time in times:
        for cue in _around(time, tokens, cues, pack):
            cues.add(cue)
    return Words(
        tokens,
        cues,
        pack,
        times=times,
        counts=frozenset(m.span.start for m in quantities),
        counted=tuple(m.span for m in quantities if m.rule != NONE),
        articles=tuple(m.span for m in quantities if m.rule == ARTICLE),
        people=tuple(m.span for m in quantities if m.rule != NONE and m.unit == PERSON),
        taken=tuple(m.span for m in mentions if _is_taken(m)),
        towns=tuple(m.span for m in mentions if isinstance(m, PlaceMention) and _is_town(m)),
        sites=tuple(m.span for m in mentions if isinstance(m, PlaceMention) and m.site is not None),
        actors=tuple(m.span for m in mentions if isinstance(m, ActorMention)),
        roles=frozenset(m.span for m in mentions if isinstance(m, ActorMention) and m.type == ROLE),
    )


def _around(time: Span, tokens: Sequence[Token], cues: Cues, pack: Pack) -> Iterator[Cue]:
    """A verb that steers another one, with a time inside it ("a refusé lundi de", "refused on Monday to")."""
    first, last = bisect_right(tokens, time.start, key=END), bisect_left(tokens, time.end, key=START)
    if not 0 < first < last < len(tokens) or not cues.has(last, Role.PREPOSITION, Role.PURPOSE, Role.OF):
        return
    first -= cues.has(first - 1, Role.PREPOSITION)
    steering = grammar_of(pack).everywhere([tokens[first - 1], tokens[last]])
    for begin, end, roles in steering:
        if end - begin > 1:
            yield from (Cue(first - 1, last + 1, role) for role in roles if role in STEERS)


def _is_taken(mention: Mention) -> bool:
    if isinstance(mention, QuantityMention):
        return mention.rule not in (NONE, ARTICLE)
    if not isinstance(mention, ActorMention):
        return False
    return mention.type in NAMED or (mention.type == ROLE and " " in mention.quote)  # "l'élève pilote" steers nothing


def _is_town(place: PlaceMention) -> bool:
    return place.is_location and place.site is None and place.key != place.country
