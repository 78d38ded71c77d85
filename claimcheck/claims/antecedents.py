"""Antecedents: whom a pronoun stands for, among those named before it in its sentence, else in the sentence before."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.keys import NO_KEYS
from claimcheck.claims.parsed import Parsed
from claimcheck.claims.reading import SentenceReading
from claimcheck.languages import Pack
from claimcheck.languages.grammar import Role
from claimcheck.languages.marks import Mark
from claimcheck.languages.parties import load_traits
from claimcheck.languages.speech import speech_tables
from claimcheck.model import ActorMention
from claimcheck.model.quick import replace

SOMEBODY = frozenset({"person", "role", "group"})
"""Types of actors that "he", "she" or "they" stands for."""
SEVERAL = "role nouns"
"""The rule of role mentions in the plural."""
ARTICLE_REACH = 3
"""Tokens before a noun among which its article stands: "une jeune institutrice" is two."""
GENDERS = {Role.MASCULINE: "sex:male", Role.FEMININE: "sex:female"}
"""The roles of small words that tell whether a man or a woman is spoken of, and the trait that says the same."""


def antecedent(reading: SentenceReading, at: int, pack: Pack) -> ActorMention | None:
    """Whom the pronoun at a token stands for; where that one is named in another sentence, on the pronoun's own
    characters. None where several may be meant."""
    token = reading.parsed.tokens[at]
    many = token.norm in speech_tables(pack).words[Mark.PRONOUN_MANY]
    wanted = _gender_at(reading.parsed, at)
    inside = [m for m in reading.actors() if m.span.end <= token.start]
    if _fitting(inside, reading.parsed, many, None) or reading.last is None:
        return _one_of(_fitting(inside, reading.parsed, many, wanted))
    chosen = _one_of(_fitting(reading.last.actors(), reading.last.parsed, many, wanted), reading.last)
    return replace(chosen, span=token.span, quote=token.text, sentence=reading.sentence.index) if chosen else None


def _fitting(actors: Sequence[ActorMention], parsed: Parsed, many: bool, wanted: Role | None) -> list[ActorMention]:
    """Those whom a pronoun of that number and gender may stand for."""
    found = [m for m in actors if m.type in SOMEBODY and many is (m.type == "group" or m.rule == SEVERAL)]
    return [m for m in found if wanted is None or _gender_of(parsed, m) in (None, wanted)]


def _one_of(found: Sequence[ActorMention], reading: SentenceReading | None = None) -> ActorMention | None:
    """The one that is left, or the one among them who does something in that sentence."""
    if len({m.key for m in found}) == 1:
        return found[0]
    active = [frame for frame in reading.frames if not frame.passive] if reading else []
    doers = {m.key: m for m in found if any(frame.agent is m for frame in active)}
    return next(iter(doers.values())) if len(doers) == 1 else None


def _gender_of(parsed: Parsed, actor: ActorMention) -> Role | None:
    """What the noun's own meaning, else its article, tells."""
    traits = load_traits().get(actor.function or "", NO_KEYS)
    known = next((role for role, trait in GENDERS.items() if trait in traits), None)
    first = parsed.token_at(actor.span.start)
    for index in range(first - 1, max(-1, first - 1 - ARTICLE_REACH), -1):
        if known is not None or not parsed.tokens[index].is_word:
            break
        known = _gender_at(parsed, index)
    return known


def _gender_at(parsed: Parsed, index: int) -> Role | None:
    return next((role for role in GENDERS if parsed.cues.has(index, role)), None)
