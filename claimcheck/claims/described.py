"""Descriptions: what one told of by a noun is besides ("the suspect, a student,", "the dead man was a baker")."""

from __future__ import annotations

from claimcheck.claims.nominal_pairs import Nominal
from claimcheck.claims.parsed import Parsed
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.words import ROLE
from claimcheck.languages import PartOfSpeech
from claimcheck.languages.grammar import Role
from claimcheck.model import ActorMention, Span

ADDED = 8
"""Tokens behind a comma that may describe one: "la passagère, une jeune touriste belge de 31 ans" is six."""
BESIDE = 12
"""Tokens between somebody and the comma behind which he is described: "le suspect de l'incendie de la mairie de X," has
eight."""
NAME_REACH = 4
"""Tokens behind "to be" among which the noun of a description begins: "was a well-known local doctor" is four."""
ARTICLE_REACH = 4
"""Tokens before a noun among which its article stands: "the 42-year-old woman" is four."""
TELLS_MORE = (Role.OF, Role.PREPOSITION, Role.LOCATIVE)
"""What stands right behind one who is told more of, before the verb of which he is the subject."""


def descriptions_of(reading: SentenceReading, who: Nominal) -> list[Nominal]:
    """Those of whom the first that stands for somebody tells what one told of by a noun is besides."""
    return _between_commas(reading, who) or _behind_be(reading, who)


def _between_commas(reading: SentenceReading, who: Nominal) -> list[Nominal]:
    """What stands behind the comma that follows him: with its article, or as a bare noun ("Un homme, infirmier,")."""
    parsed = reading.parsed
    after = parsed.token_at(who.span.end - 1) + 1
    reach = range(after, min(after + BESIDE, len(parsed.tokens)))
    comma = next((n for n in reach if not (parsed.tokens[n].is_word or parsed.tokens[n].text.isdigit())), after)
    told = any(h.first in range(after, comma) for h in parsed.predicates if h.entry.part is PartOfSpeech.VERB)
    if told or comma + 1 >= len(parsed.tokens) or parsed.tokens[comma].text != ",":
        return []
    start, end = parsed.tokens[comma].end, parsed.tokens[min(comma + ADDED, len(parsed.tokens)) - 1].end
    beside = _within(reading, Span(start, end))
    bare = beside and isinstance(beside[0], ActorMention) and beside[0].type == ROLE
    opens = bare and parsed.tokens[comma + 1].start == beside[0].span.start
    return beside if opens or parsed.cues.has(comma + 1, Role.DETERMINER) else []


def _behind_be(reading: SentenceReading, who: Nominal) -> list[Nominal]:
    """What "to be" says that one is whom an article tells to be known ("the woman killed in Lyon was a nurse")."""
    parsed = reading.parsed
    if not isinstance(who, ActorMention) or who.type != ROLE or not _is_subject(parsed, who):
        return []
    after = parsed.token_at(who.span.end - 1) + 1
    for be in parsed.cues.between(after, len(parsed.tokens), Role.BE):
        found = nouns_behind(reading, be.last)
        if found:
            return found if _tells_only_more(reading, who, range(after, be.first)) else []
    return []


def nouns_behind(reading: SentenceReading, first: int) -> list[Nominal]:
    """The nominals of what somebody is said to be from a token on; none where a verb stands there, or a denial."""
    parsed, end = reading.parsed, min(first + NAME_REACH, len(reading.parsed.tokens))
    told = any(h.first in range(first, end) for h in parsed.predicates if h.entry.part is not PartOfSpeech.NOUN)
    if told or first >= end or parsed.cues.between(first, end, Role.NEGATION, Role.NEGATION_SECOND):
        return []
    found = _within(reading, Span(parsed.tokens[first].start, parsed.tokens[end - 1].end))
    bare = bool(found) and found[0].span.start == parsed.tokens[first].start
    return found if bare or parsed.cues.has(first, Role.DETERMINER) else []


def _is_subject(parsed: Parsed, who: Nominal) -> bool:
    """Does a definite noun open its clause?"""
    first = parsed.token_at(who.span.start)
    opens = parsed.clause_at(first).first
    opens += parsed.tokens[opens].text == ","
    return first - opens <= ARTICLE_REACH and parsed.cues.has(opens, Role.DEFINITE)


def _tells_only_more(reading: SentenceReading, who: Nominal, between: range) -> bool:
    """Do these tokens behind somebody hold no verb of which he is the subject, but in a relative clause?"""
    parsed = reading.parsed
    if not between or parsed.cues.has(between.start, Role.RELATIVE):
        return True
    verbs = [f for f in reading.frames if not f.is_noun and f.hit.first in between]
    opened = parsed.tokens[between.start].text == "," or parsed.cues.has(between.start, *TELLS_MORE)
    described = bool(verbs) and verbs[0].hit.first == between.start
    return (opened or described) and all(frame.passive and frame.agent is not who for frame in verbs)


def _within(reading: SentenceReading, where: Span) -> list[Nominal]:
    """The nominals that begin there, in order."""
    return [m for m in reading.mentions if isinstance(m, Nominal) and where.start <= m.span.start < where.end]
