"""Who is said in the next sentence to be what: "A man was charged on Tuesday. He is a former employee of the firm."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimcheck.claims.described import descriptions_of, nouns_behind
from claimcheck.claims.nominal_pairs import Nominal
from claimcheck.claims.parties import party_at
from claimcheck.claims.reading import SentenceReading
from claimcheck.claims.words import ROLE
from claimcheck.languages import Pack
from claimcheck.languages.grammar import Role
from claimcheck.languages.marks import Mark
from claimcheck.languages.speech import speech_tables
from claimcheck.model import ActorMention, Aspect, Claim, Party
from claimcheck.model.fingerprints import fingerprint
from claimcheck.model.quick import replace

IDENTIFIED = "told of in the next sentence"
"""The rule of those of whom the sentence behind tells what they are."""
STANDS_FOR = {"suspect": ("arrest", "charge", "detain", "custody"), "victim": ("kill", "murder", "run_over", "injure")}
"""Functions that stand for the one whom these befell, whatever he was called."""


def with_identified(claims: Sequence[Claim], readings: Sequence[SentenceReading], pack: Pack) -> list[Claim]:
    """The claims, with those on one told of by a noun again as what the sentence behind says that one is."""
    told: dict[int, list[Claim]] = {}
    for claim in claims:
        told.setdefault(claim.sentence_index, []).append(claim)
    found: list[Claim] = []
    for before, after in pairwise(readings):
        found += _identified(told.get(before.sentence.index, ()), before, after, pack)
    return [*claims, *found]


def _identified(
    claims: Sequence[Claim], before: SentenceReading, after: SentenceReading, pack: Pack
) -> Iterator[Claim]:
    """Those of the `claims` of a sentence that the one behind it says again."""
    subject, told = _told(after, pack)
    other = party_at(after, told, pack) if told is not None else None
    if told is None or other is None or other.is_named or other.several:
        return
    fits = [claim for claim in claims if _fits(claim, subject, other)]
    if len({claim.value.keys for claim in fits if isinstance(claim.value, Party)}) != 1:
        return
    for claim in fits:
        if isinstance(claim.value, Party):
            value = replace(claim.value, name=other.name, keys=other.keys, traits=claim.value.traits | other.traits)
            key = fingerprint(claim.id, told.span.start, told.span.end)
            yield replace(
                claim, value=value, span=told.span, quote=told.quote, sentence=after.sentence.span,
                sentence_index=after.sentence.index, rule=IDENTIFIED, id=key,
            )  # fmt: skip


def _fits(claim: Claim, subject: ActorMention | None, other: Party) -> bool:
    """May a claim be on the one who is said to be the other: told of by a noun, by that of the subject where it is
    one?"""
    value = claim.value
    if claim.aspect is not Aspect.ACTOR or not isinstance(value, Party) or value.is_named or value.several:
        return False
    if value.keys & other.keys or not value.allows(other):
        return False
    if subject is None or not value.keys.isdisjoint({subject.key, f"m:{subject.key}"}):
        return True
    return claim.question.topic in STANDS_FOR.get(subject.function or "", ())


def _told(reading: SentenceReading, pack: Pack) -> tuple[ActorMention | None, Nominal | None]:
    """The noun with which a sentence opens, none where it is a pronoun, and what that one is said to be."""
    parsed = reading.parsed
    opens = parsed.cues.at(0, Role.IDENTIFIES)
    if opens is None and parsed.tokens[0].norm in speech_tables(pack).words[Mark.PRONOUN_ONE]:
        opens = parsed.cues.at(1, Role.BE)
    if opens is not None:
        return None, next(iter(nouns_behind(reading, opens.last)), None)
    who = next((a for a in reading.actors() if a.type == ROLE), None)
    found = descriptions_of(reading, who) if who is not None else []
    return who, found[0] if found else None
