"""Stage 4: the atomic claims of an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from claimcheck.claims.aboard import all_aboard, nobody_aboard
from claimcheck.claims.afterwards import late_claims
from claimcheck.claims.attribution import Speech
from claimcheck.claims.bare_denials import bare_denials
from claimcheck.claims.beginnings import beginning_drafts
from claimcheck.claims.causes import cause_drafts, families_told
from claimcheck.claims.coreference import resolve_places
from claimcheck.claims.counted_events import counted_event_drafts
from claimcheck.claims.counts import count_claims
from claimcheck.claims.dating import until_told
from claimcheck.claims.denials import DENYING
from claimcheck.claims.draft import Draft
from claimcheck.claims.elapsed import elapsed_drafts
from claimcheck.claims.ellipsis import Ellipsis
from claimcheck.claims.frames import Frame
from claimcheck.claims.happenings import DENIED_BY, NEGATED, happening_claims
from claimcheck.claims.headings import headed_claims
from claimcheck.claims.headlines import headline_claims
from claimcheck.claims.hedged import with_hedges
from claimcheck.claims.identified import with_identified
from claimcheck.claims.introduced import with_introduced
from claimcheck.claims.keys import keys_of, shared
from claimcheck.claims.kinds import kind_drafts
from claimcheck.claims.lasting import lasting_claims
from claimcheck.claims.lifetimes import lifetime_claims
from claimcheck.claims.reading import SentenceReading, read_sentences
from claimcheck.claims.remarks import remark_drafts
from claimcheck.claims.scenes import with_moments, with_scenes
from claimcheck.claims.scores import score_claims
from claimcheck.claims.speeches import speeches_by_sentence
from claimcheck.claims.sums import sum_claims
from claimcheck.claims.totals import total_claims
from claimcheck.claims.weekdays import told_again, weekday_claims
from claimcheck.claims.wrecks import wrecks_told
from claimcheck.claims.zoned import with_zones
from claimcheck.languages import Pack
from claimcheck.languages.grammar import Role
from claimcheck.languages.parties import opponents
from claimcheck.languages.speech import Mark
from claimcheck.model import (
    Article,
    Aspect,
    Claim,
    Facets,
    Mention,
    NumberRange,
    Outline,
    Question,
    Sentence,
    Span,
    Stance,
    TimeRange,
    Value,
)
from claimcheck.model.fingerprints import fingerprint
from claimcheck.model.quick import replace

TELLING = 10
"""Whole numbers below it are told of too much to show that two texts tell of one thing."""
DOUBT = {Stance.ASSERTED: 1.0, Stance.REPORTED: 0.9, Stance.UNCONFIRMED: 0.75, Stance.RETRACTED: 0.5}
"""What a stance leaves of a claim's confidence; ordered by how firmly the speaker stands by it."""
WEAKER = {stance: position for position, stance in enumerate(Stance)}


@dataclass(frozen=True, slots=True)
class Source:
    """What every claim of an article shares."""

    article: Article
    published: TimeRange | None
    pack: Pack


def build_claims(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    speeches: Sequence[Speech],
    pack: Pack,
    published: TimeRange | None,
) -> tuple[list[Claim], Outline]:
    """The claims of one article in the order of its text, and what it is about.

    `speeches` tell who says what, `published` when the article came out.
    """
    source = Source(article, published, pack)
    known = [*mentions, *resolve_places(sentences, mentions, pack)]  # type: ignore[arg-type]
    quoting: dict[int, list[Speech]] = {}
    for speech in speeches:
        if speech.speaker is not None:
            quoting.setdefault(speech.speaker.sentence, []).append(speech)
    claims: list[Claim] = []
    ellipsis = Ellipsis(pack)
    spoken = speeches_by_sentence(speeches, sentences)
    readings = read_sentences(sentences, known, spoken, pack)
    why = families_told(readings, pack)
    for reading in readings:
        near = spoken.get(reading.sentence.index, [])
        drafts = count_claims(reading, pack, ellipsis) + happening_claims(reading, pack, near)
        drafts += counted_event_drafts(reading, pack) + score_claims(reading, pack)
        drafts += weekday_claims(reading, pack) + sum_claims(reading, pack) + lasting_claims(reading, pack)
        drafts += beginning_drafts(reading, published, pack) + nobody_aboard(reading, pack)
        drafts += kind_drafts(reading, pack)
        drafts += all_aboard(reading, pack) + elapsed_drafts(reading, pack) + cause_drafts(reading, why, pack)
        drafts += remark_drafts(article, reading, quoting.get(reading.sentence.index, ()), pack)
        claims += [_claim(source, reading, draft, near) for draft in drafts]
    for before, after in pairwise(readings):
        beyond = told_again(before, after, pack) + headed_claims(before, after, pack)
        claims += [_claim(source, reading, draft, []) for reading, draft in beyond]
    stated = None if article.date_inferred else published
    claims += [_claim(source, reading, draft, []) for reading, draft in late_claims(readings, stated, pack)]
    reckoned = lifetime_claims(readings, stated, pack) + total_claims(readings, pack) + headline_claims(readings, pack)
    claims += [_claim(source, reading, draft, []) for reading, draft in reckoned]
    claims += list(bare_denials(article, claims, speeches, sentences, pack))
    claims = with_identified(with_introduced(claims, readings, pack), readings, pack)
    claims = with_hedges(_once_each(claims))
    claims = with_zones(with_moments(with_scenes(claims, readings, pack), readings, pack), pack)
    return claims, replace(_outline(source, readings), counts=_figures(claims))


def _figures(claims: Sequence[Claim]) -> frozenset[str]:
    """The exact figures that hardly stand in two stories by chance, with their measures."""
    told = [c for c in claims if isinstance(c.compared, NumberRange) and c.compared.is_exact and not c.partitive]
    return frozenset(f"{c.question.measure}={c.compared}" for c in told if _tells(c.compared))


def _tells(value: Value) -> bool:
    return isinstance(value, NumberRange) and value.low is not None and (value.low >= TELLING or value.low % 1 != 0)


def _outline(source: Source, readings: Sequence[SentenceReading]) -> Outline:
    lead, pack = [reading for reading in readings if reading.lead], source.pack
    told = [frame for reading in lead for frame in reading.frames]
    lead_days = tuple(sorted(day for reading in lead for day in reading.days()))
    return Outline(
        source.article.id,
        frozenset(key for reading in readings for key in reading.keys),
        frozenset(key for reading in lead for key in reading.keys),
        frozenset(day for reading in readings for day in reading.days()),
        lead_days,
        source.published,
        seldom=frozenset(f"p:{f.concept}" for f in told if _is_seldom(f, pack)) | wrecks_told(lead, pack),
    )


def _is_seldom(frame: Frame, pack: Pack) -> bool:
    concept = pack.concepts.events.get(frame.concept)
    return concept is not None and concept.seldom


def _claim(source: Source, reading: SentenceReading, draft: Draft, speeches: Sequence[Speech]) -> Claim:
    article, sentence = source.article, reading.sentence
    saying = [s for s in speeches if s.content.covers(draft.span) or s.content.overlaps(draft.span)]
    stance = _stance(draft, saying, reading)
    own = _is_own(draft, saying, reading)
    facets = _with_speaker(draft.facets, saying) if own else draft.facets
    background = reading.background_of(draft.span)
    if draft.question.aspect is Aspect.OUTCOME:
        facets = until_told(facets, source.published)
    if (facets.lead, facets.background) != (reading.lead, background):
        facets = replace(facets, lead=reading.lead, background=background)
    speakers = [article.source or article.id] + [name for s in saying for name in s.chain or (s.speaker_name,) if name]
    teller = draft.teller if not saying else None
    if teller is not None:
        speakers.append(teller.name)
    question = _of_plan(draft, source)
    sides = shared(frozenset(who.side for who in (*saying, teller) if who is not None and who.side))
    return Claim(
        article=article.id,
        span=draft.span,
        quote=article.quote(draft.span),
        sentence=sentence.span,
        sentence_index=sentence.index,
        question=question,
        value=draft.value,
        comparable=draft.comparable,
        facets=facets,
        speakers=tuple(dict.fromkeys(speakers)),
        speaker_sides=sides,
        opposed_sides=_opponents(sides, source.pack),
        stance=stance,
        published=source.published,
        revision=_is_revised(reading, draft.span),
        partitive=draft.partitive,
        kin=draft.kin,
        counted=draft.counted,
        unit=draft.unit,
        course=draft.course,
        telling=draft.telling,
        rule=DENIED_BY if own and draft.rule == NEGATED else draft.rule,
        confidence=draft.confidence * DOUBT[stance],
        id=fingerprint(article.id, draft.span.start, draft.span.end, *question.to_dict().values(), draft.value),
    )


def _of_plan(draft: Draft, source: Source) -> Question:
    """The question of a draft; a day after that of its text is told of what is to come, whatever its tense, and so is
    where that will be."""
    question, now = draft.question, source.published
    time = draft.facets.time if question.aspect is Aspect.PLACE and draft.facets.time_said else draft.value
    if question.aspect not in (Aspect.DATE, Aspect.PLACE) or question.period is not None:
        return question  # those of a period are set against another one of their own text
    if not isinstance(time, TimeRange) or now is None or source.article.date_inferred:
        return question
    if time.open_start or (time.clock is not None and question.aspect is Aspect.DATE):
        return question
    ahead = time.days_known and time.year_known and time.first > now.last
    return replace(question, basis="expected") if ahead else question


@lru_cache(maxsize=1024)
def _opponents(sides: frozenset[str], pack: Pack) -> frozenset[str]:
    """A text has few speakers and many claims."""
    return opponents(sides, pack.concepts.families)


def _is_own(draft: Draft, saying: Sequence[Speech], reading: SentenceReading) -> bool:
    """Does the speaker speak of himself ("I did not resign")?"""
    if not any(speech.speaker is not None for speech in saying):
        return False
    clause = reading.parsed.clause_at(reading.parsed.token_at(draft.span.start))
    return bool(reading.parsed.cues.between(clause.first, clause.last, Role.FIRST_PERSON))


def _with_speaker(facets: Facets, saying: Sequence[Speech]) -> Facets:
    """What is known of the event, with the speaker among those it names."""
    keys = keys_of([s.speaker for s in saying if s.speaker is not None][-1])
    return replace(facets, near=facets.near | keys, context=facets.context | keys)


def _stance(draft: Draft, saying: Sequence[Speech], reading: SentenceReading) -> Stance:
    """The weakest stance of those who speak, of the words of doubt beside the claim, and of the verb's own form."""
    denied = any(speech.act in DENYING for speech in saying)  # "démentent qu'ils auraient fui"
    stances = [s.stance for s in saying] + ([Stance.REPORTED] if draft.hearsay and not denied else [])
    stances += [marker.stance for marker in reading.markers if marker.content.overlaps(draft.span)]
    return max(stances, key=WEAKER.__getitem__, default=Stance.ASSERTED)


def _is_revised(reading: SentenceReading, span: Span) -> bool:
    """Does the sentence say that the value replaces another one?"""
    if any(m.kind is Mark.REVISION and m.content.overlaps(span) for m in reading.markers):
        return True
    if not reading.parsed.cues.holds(Role.REPLACES):
        return False
    index = reading.parsed.token_at(span.start)
    return bool(reading.parsed.cues.between(index - 8, index + 1, Role.REPLACES))


def _once_each(claims: list[Claim]) -> list[Claim]:
    """Without those that two rules read alike, in the order of the text."""
    unique = {claim.id: claim for claim in claims}
    return sorted(unique.values(), key=lambda c: (c.span, c.question.aspect, c.question.topic, str(c.value)))
