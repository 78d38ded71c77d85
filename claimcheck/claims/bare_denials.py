"""Bare denials: who is accused of something and denies it without saying what ("X accuses Y of P. Y denies it")."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from claimcheck.claims.attribution import Speech
from claimcheck.claims.denials import DENYING
from claimcheck.claims.happenings import DENIED_BY
from claimcheck.languages import Pack
from claimcheck.languages.speech import Act, Mark, speech_tables
from claimcheck.model import Article, Aspect, Claim, Sentence, Stance, Truth
from claimcheck.model.fingerprints import fingerprint
from claimcheck.model.quick import replace

BACK = 2
"""Sentences before a bare denial among which the accusation stands that it answers."""


def bare_denials(
    article: Article, claims: Sequence[Claim], speeches: Sequence[Speech], sentences: Sequence[Sentence], pack: Pack
) -> Iterator[Claim]:
    """What those accused deny: the first thing that the last accusation against them tells, as denied by them."""
    if not any(speech.act == Act.ACCUSE for speech in speeches):
        return
    told: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.aspect is Aspect.POLARITY and claim.value == Truth(True):
            told.setdefault(claim.sentence_index, []).append(claim)
    accused: dict[str, list[Speech]] = {}
    for speech in reversed(speeches):
        if speech.accused is not None:
            accused.setdefault(speech.accused.key, []).append(speech)
    starts = [sentence.span.start for sentence in sentences]
    for denial in speeches:
        sentence = sentences[bisect_right(starts, denial.cue.start) - 1]
        if denial.act not in DENYING or denial.speaker is None or not _is_bare(denial, sentence, pack):
            continue
        accusation = next((s for s in accused.get(denial.speaker.key, ()) if _accuses(s, denial)), None)
        if accusation is None:
            continue
        content = accusation.content
        over = sentences[max(bisect_right(starts, content.start) - 1, 0) : bisect_right(starts, content.end)]
        said = [claim for each in over for claim in told.get(each.index, ()) if content.covers(claim.span)]
        if said and 0 <= sentence.index - said[0].sentence_index <= BACK:
            yield _denied(said[0], denial, sentence, article)


def _is_bare(denial: Speech, sentence: Sentence, pack: Pack) -> bool:
    """Does it say nothing of what is denied but that it was said ("it", "these accusations")?"""
    tables = speech_tables(pack)
    empty = tables.words_of((Mark.NOBODY, Mark.ASSERTION)) | tables.small["determiner"]
    said = [token.norm for token in sentence.tokens if denial.content.covers(token.span) and token.is_word]
    return denial.content == denial.cue or (bool(said) and empty.issuperset(said))


def _accuses(speech: Speech, denial: Speech) -> bool:
    """Does it accuse the one who denies, before that?"""
    accused, speaker = speech.accused, denial.speaker
    if accused is None or speaker is None or speech.cue.start > denial.cue.start:
        return False
    return accused.key == speaker.key and speech.speaker_name != denial.speaker_name


def _denied(claim: Claim, denial: Speech, sentence: Sentence, article: Article) -> Claim:
    """The claim as the one who denies it holds it."""
    question, value = claim.question, Truth(False)
    return replace(
        claim, span=denial.cue, quote=article.quote(denial.cue), sentence=sentence.span, sentence_index=sentence.index,
        value=value, comparable=None, speakers=(claim.speakers[0], *denial.chain), stance=Stance.ASSERTED,
        speaker_sides=frozenset({denial.side} if denial.side else ()), opposed_sides=frozenset(), rule=DENIED_BY,
        id=fingerprint(claim.article, denial.cue.start, denial.cue.end, *question.to_dict().values(), value),
    )  # fmt: skip
