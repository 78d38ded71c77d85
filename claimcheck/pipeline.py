"""The order of the stages 2 to 6, and nothing else."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import claimcheck
from claimcheck.claims.attribution import find_speech
from claimcheck.claims.build import build_claims
from claimcheck.discrepancies import find_discrepancies
from claimcheck.errors import ClaimcheckError, OnProblem, Problem, warn_of
from claimcheck.events import group_events
from claimcheck.events.copies import find_origins
from claimcheck.languages import Pack, languages, load_pack
from claimcheck.mentions.find import find_mentions_in, infer_date
from claimcheck.model import (
    AnyMention,
    Article,
    Claim,
    Discrepancy,
    Event,
    Outline,
    Reading,
    Report,
    Sentence,
    Settled,
)
from claimcheck.model.desk import Decision, Desk
from claimcheck.model.edtf import read_date
from claimcheck.model.quick import replace
from claimcheck.sentences import identify_language, split_sentences

VERSION = claimcheck.__version__
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article after the stages 2 and 3; `pack` is None when no pack reads its language."""

    article: Article
    pack: Pack | None
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[AnyMention, ...] = ()


NO_DESK = Desk()
PAIR = 2
"""So many articles are compared with one another."""


def prepare_article(article: Article, desk: Desk = NO_DESK) -> Prepared:
    """An article with its language and, where the text makes it certain, its date; its sentences and mentions."""
    lang = article.lang if article.lang in languages() else identify_language(article)
    article = replace(article, lang=lang or article.lang)
    if lang not in languages():
        return Prepared(article, None)
    pack = load_pack(lang, desk.tables)
    sentences = tuple(split_sentences(article, pack))
    if article.date is None and (inferred := infer_date(article, sentences, pack)):
        article = replace(article, date=inferred, date_inferred=True)
    return Prepared(article, pack, sentences, tuple(find_mentions_in(article, sentences, pack)))


def claims_of(prepared: Prepared) -> tuple[list[Claim], Outline | None]:
    """Stage 4 for one article: its claims and what it is about; nothing when no pack reads it."""
    article, pack, sentences, mentions = prepared.article, prepared.pack, prepared.sentences, prepared.mentions
    if pack is None:
        return [], None
    speeches = find_speech(article, sentences, mentions, pack)
    return build_claims(article, sentences, mentions, speeches, pack, read_date(article.date))


def find_mentions(article: Article, *, desk: Desk = NO_DESK) -> list[AnyMention]:
    """Every time, quantity, place and actor of an article, in the order of its text.

    >>> [m.quote for m in find_mentions(Article("Mardi 7 mars 2022, 38 personnes ont été blessées.", lang="fr"))]
    ['Mardi 7 mars 2022', '38 personnes']
    """
    return list(prepare_article(article, desk).mentions)


def extract_claims(
    articles: Iterable[Article], *, desk: Desk = NO_DESK, on_problem: OnProblem = warn_of
) -> tuple[Claim, ...]:
    """The atomic claims of articles, in their order; articles that make none because they cannot be read are passed to
    `on_problem` (default: a warning each)."""
    readings = read_claims(articles, desk=desk)
    for problem in problems_of(readings):
        on_problem(problem)
    return tuple(claim for reading in readings for claim in reading.claims)


def named(articles: Iterable[Article]) -> list[Article]:
    """The articles, each with an id of its own: those without one are numbered."""
    found: list[Article] = []
    taken: set[str] = set()
    for number, article in enumerate(articles, 1):
        name = article.id or f"article-{number}"
        while name in taken:
            name += "+"
        taken.add(name)
        found.append(article if name == article.id else replace(article, id=name))
    return found


def read_article(article: Article, desk: Desk = NO_DESK) -> Reading:
    """The stages 2 to 4 for one article; a fault of ours that its text brings up costs a desk no other article."""
    try:
        prepared = prepare_article(article, desk)
        claims, outline = claims_of(prepared)
    except ClaimcheckError:
        raise
    except Exception as error:
        at = traceback.extract_tb(error.__traceback__)[-1]
        return Reading(article, fault=f"{type(error).__name__} in {Path(at.filename).name}, line {at.lineno}")
    return Reading(prepared.article, tuple(claims), outline)


def read_claims(
    articles: Iterable[Article], *, progress: Progress | None = None, desk: Desk = NO_DESK
) -> list[Reading]:
    """Every article with its claims. `progress` is told how many of how many are read."""
    batch, readings = named(articles), []
    for number, article in enumerate(batch, 1):
        readings.append(read_article(article, desk))
        if progress is not None:
            progress(number, len(batch))
    return readings


def check_articles(
    articles: Iterable[Article],
    *,
    problems: Sequence[Problem] = (),
    progress: Progress | None = None,
    desk: Desk = NO_DESK,
) -> Report:
    """What cannot all be right in these articles, given what a `desk` knows (`read_desk`).

    `progress` is told how many of how many are read.
    """
    readings = read_claims(articles, progress=progress, desk=desk)
    events = group_readings(readings, decisions=desk.decisions)
    discrepancies = find_discrepancies(events, find_origins([reading.article for reading in readings]))
    return make_report(readings, problems, events, discrepancies)


def group_readings(
    readings: Iterable[Reading], *, decisions: Sequence[Decision] = (), rare: frozenset[str] = frozenset()
) -> list[Event]:
    """Stage 5: the events that the articles tell of; `rare` names say much however many of the articles hold them."""
    claims = [claim for reading in readings for claim in reading.claims]
    return group_events(claims, [reading.outline for reading in readings if reading.outline], decisions, rare)


def make_report(
    readings: Sequence[Reading],
    problems: Sequence[Problem],
    events: Sequence[Event],
    discrepancies: Sequence[Discrepancy],
    settled: Sequence[Settled] = (),
) -> Report:
    """What was read and found; articles that could not be read become problems."""
    claims = sorted((c for r in readings for c in r.claims), key=lambda c: (c.article, c.span, c.id))
    return Report(
        tuple(reading.article for reading in readings),
        (*problems, *problems_of(readings), *_undated(readings)),
        tuple(events),
        tuple(claims),
        tuple(discrepancies),
        tuple(settled),
        {"name": "claimcheck", "version": VERSION},
    )


def problems_of(readings: Iterable[Reading]) -> list[Problem]:
    """What is told of the articles that make no claims: no language pack reads them, or claimcheck failed on them."""
    return [_problem_of(reading) for reading in readings if reading.outline is None]


def _undated(readings: Sequence[Reading]) -> list[Problem]:
    """One doubt for all articles of a batch that tell no day and of which it is not known when they came out, on the
    first of them."""
    told = [r for r in readings if r.claims and r.outline is not None and not r.outline.days]
    names = [r.article.id for r in told if r.article.date is None]
    if len(readings) < PAIR or not names:
        return []
    others = f" (nor {len(names) - 1} more)" if len(names) > 1 else ""
    what = f"no date is given or found in it{others}: which day its weekdays are stays open, and less of it is compared"
    return [Problem(names[0], what, "set `date: 2025-02-04` in its front matter, or `date` in its row", fatal=False)]


def _problem_of(reading: Reading) -> Problem:
    name = reading.article.id
    if reading.fault is not None:
        what = f"claimcheck itself failed on it ({reading.fault}): it makes no claims"
        return Problem(name, what, "please report this with the text; the rest of the batch is read")
    what = f"no language pack reads {reading.article.lang or 'its language'}: it makes no claims"
    return Problem(name, what, f"set `lang` to one of {', '.join(languages())} if that is wrong", fatal=False)
