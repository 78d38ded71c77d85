"""How the work grows with the batch: time an article, pairs compared a claim, memory a claim.

python benchmarks/growth.py                     # 100 and 1,000 articles
python benchmarks/growth.py --sizes 100 1000 10000

The articles are made of templates over some 3,000 towns, made-up names, days of five years and eight kinds of events,
four articles to a story, two of them at odds over its figure. All of it follows from the seed.
"""

from __future__ import annotations

import argparse
import gc
import random
import time
import tracemalloc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from claimcheck.discrepancies import sides
from claimcheck.events import stories
from claimcheck.gazetteer.index import Index
from claimcheck.model import Article, Claim, Outline
from claimcheck.pipeline import check_articles

OF_A_STORY = 4
WITH_KNOWN = 0.2
"""The share of articles that also name somebody whom many name."""
MEASURED = 500
"""Articles of the batch whose memory is measured, which takes three times as long."""
TOWNS = 4_000
SYLLABLES = ("ba", "del", "lin", "mor", "ra", "tek", "vo", "sha", "pel", "nor", "qui", "zan", "ful", "gri", "mau", "té")
GIVEN = ("Anna", "Paul", "Marie", "David", "Claire", "Thomas", "Nadia", "Karim", "Julie", "Peter", "Louise", "Hugo")
FIRST_DAY = date(2019, 1, 1)
DAYS = 5 * 365

KINDS: dict[str, Sequence[tuple[str, ...]]] = {
    "fr": (
        ("Incendie à {town}", "Un incendie a ravagé un immeuble de {town} {when}, faisant {n} blessés et {few} morts.",
         "« Le feu est parti du sous-sol », a déclaré {name}, chef des pompiers. {many} habitants ont été évacués."),
        ("Grève à {town}", "Les salariés de l'usine {firm} de {town} se sont mis en grève {when}.",
         "La direction veut supprimer {many} postes, selon {name}, délégué syndical. {n} ouvriers ont voté la grève."),
        ("Crue à {town}", "La crue qui a frappé {town} {when} a fait {few} morts et {n} disparus.",
         "L'eau est montée de {few} mètres, a indiqué la préfecture. {name}, la maire, a demandé l'aide de l'État."),
        ("Procès à {town}", "{name} a été condamné {when} à {few} ans de prison par le tribunal de {town}.",
         "Il était accusé d'avoir détourné {many} euros de l'entreprise {firm}. Son avocat a annoncé un appel."),
    ),
    "en": (
        ("Fire in {town}", "A fire tore through a building in {town} {when}, injuring {n} people and killing {few}.",
         '"It started in the basement", said {name}, the fire chief. About {many} residents were evacuated.'),
        ("Strike in {town}", "Workers at the {firm} plant in {town} went on strike {when}.",
         "The company wants to cut {many} jobs, said {name}, a union official. {n} workers voted for the strike."),
        ("Flood in {town}", "The flood that hit {town} {when} killed {few} people and left {n} missing.",
         "The water rose by {few} metres, the authorities said. Mayor {name} called for help from the government."),
        ("Trial in {town}", "{name} was sentenced {when} to {few} years in prison by a court in {town}.",
         "He was accused of stealing {many} euros from {firm}. His lawyer said he would appeal."),
    ),
}  # fmt: skip
MONTHS = {
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
           "décembre"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
}  # fmt: skip
KNOWN = {
    "fr": ("Emmanuel Macron, en déplacement à Paris, a exprimé son soutien aux familles.",
           "Le Premier ministre, Gabriel Attal, a promis une enquête depuis Bruxelles."),
    "en": ("President Joe Biden, speaking in Washington, offered his condolences.",
           "Prime Minister Keir Starmer promised an inquiry in London."),
}  # fmt: skip
WHEN = {"fr": "le {day} {month} {year}", "en": "on {day} {month} {year}"}


def towns() -> list[str]:
    """The names of one place in so many of the gazetteer, of one word each, in order."""
    index = Index()
    places = [index._place(2 * number) for number in range(0, len(index), len(index) // TOWNS)]
    return sorted({place.name for place in places if place.is_town and place.name.isalpha()})


def _name(of: random.Random) -> str:
    return "".join(of.choice(SYLLABLES) for _ in range(3)).capitalize()


def generate(number: int, seed: int = 0) -> Iterator[Article]:
    """Articles on stories of four; each also tells of something else in passing, one in five names somebody known."""
    names = towns()
    for n in range(number):
        story, own = random.Random(f"{seed} story {n // OF_A_STORY}"), random.Random(f"{seed} article {n}")
        lang, kind = own.choice(sorted(KINDS)), story.randrange(len(KINDS["fr"]))
        day, past = FIRST_DAY + timedelta(story.randrange(DAYS)), FIRST_DAY - timedelta(own.randrange(3000))
        facts = _facts(story, names, lang, day)
        if n % OF_A_STORY == 0:
            facts["n"] = int(facts["n"]) + 7
        title, *told = KINDS[lang][kind]
        paragraphs = [title.format(**facts), *(part.format(**facts) for part in told)]
        paragraphs.append(own.choice(KINDS[lang])[1].format(**_facts(own, names, lang, past)))
        if own.random() < WITH_KNOWN:
            paragraphs.append(own.choice(KNOWN[lang]))
        published, source = str(day + timedelta(1)), f"Source {n % 40}"
        yield Article("\n\n".join(paragraphs), id=f"{n:06}.txt", lang=lang, date=published, source=source)


def _facts(of: random.Random, names: Sequence[str], lang: str, day: date) -> dict[str, str | int]:
    return {
        "town": of.choice(names), "firm": _name(of), "name": f"{of.choice(GIVEN)} {_name(of)}",
        "n": of.randrange(20, 90), "few": of.randrange(2, 12), "many": of.randrange(100, 900),
        "when": WHEN[lang].format(day=day.day, month=MONTHS[lang][day.month - 1], year=day.year),
    }  # fmt: skip


@dataclass
class Counted:
    """Pairs that were compared: of articles for stories, of claims for discrepancies."""

    articles: int = 0
    claims: int = 0


@contextmanager
def counted() -> Iterator[Counted]:
    """Counts the pairs that are compared inside."""
    count, candidates, compared = Counted(), stories._candidates, sides.compared_claims

    def of_articles(*arguments: Any) -> list[tuple[Outline, Outline]]:
        found = candidates(*arguments)
        count.articles += len(found)
        return found

    def of_claims(claims: Sequence[Claim]) -> list[Claim]:
        found = compared(claims)
        count.claims += len(found) * (len(found) - 1) // 2
        return found

    stories._candidates, sides.compared_claims = of_articles, of_claims
    try:
        yield count
    finally:
        stories._candidates, sides.compared_claims = candidates, compared


def memory(articles: Sequence[Article]) -> float:
    """Bytes that the report on a batch holds for each of its claims, beside the articles."""
    tracemalloc.start(1)
    before = tracemalloc.get_traced_memory()[0]
    report = check_articles(articles)
    gc.collect()
    held = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    return held / len(report.claims)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000], help="articles in a batch")
    options = parser.parse_args(arguments)

    check_articles(generate(100, seed=1))  # loads the tables
    heads = ("articles", "claims", "ms each", "× first", "pairs of articles, of claims for each claim")
    print("{:>9}{:>9}{:>9}{:>9}{:>45}".format(*heads))
    base = 0.0
    for number in options.sizes:
        articles = list(generate(number))
        start = time.process_time()
        with counted() as count:
            claims = len(check_articles(articles).claims)
        each = (time.process_time() - start) / number * 1000
        base = base or each
        pairs = f"{count.articles / claims:.2f}, {count.claims / claims:.2f}"
        print(f"{number:9,}{claims:9,}{each:9.2f}{each / base:9.2f}{pairs:>45}")
    print(f"bytes a claim, in a batch of {MEASURED}: {memory(list(generate(MEASURED))):,.0f}")


if __name__ == "__main__":
    main()
