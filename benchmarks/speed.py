"""Time per article when warm, cold start of the command, and growth with the size of the batch.

python benchmarks/speed.py                          # generated articles
python benchmarks/speed.py --folder articles/       # the articles of a folder, repeated as needed
python benchmarks/speed.py --sizes 1000 10000 --repeat 3
"""

from __future__ import annotations

import argparse
import calendar
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import claimcheck
from claimcheck.model import Article

FIXTURES = Path(__file__).parents[1] / "fixtures" / "examples"
ARTICLE = 4_000
"""Characters of the article that times are told for."""
TOWNS = ("Toulouse", "Nantes", "Leeds", "Bremen", "Gdansk", "Brest", "Nancy", "Turin", "Porto", "Malmö", "Ghent")
SYLLABLES = ("ba", "der", "lin", "mo", "ra", "tek", "vo", "sha", "pel", "nor", "qui", "zan", "ful", "gri")
DAY = date(2024, 1, 1)
NAME = re.compile(r"(?<=[a-zéà,] )[A-ZÉ][a-zéèïô]{3,}")
KEPT = {*calendar.day_name, *calendar.month_name}


def cut_texts() -> dict[str, list[str]]:
    """The paragraphs of the fixtures by language: what generated articles are made of."""
    found: dict[str, list[str]] = {}
    for article in claimcheck.read_articles([str(FIXTURES)]):
        if article.lang:
            paragraphs = (part.strip() for part in article.prose.split("\n\n"))
            found.setdefault(article.lang, []).extend(part for part in paragraphs if len(part) > 80)
    return found


def generate(number: int, length: int = ARTICLE, seed: int = 0) -> list[Article]:
    """Articles of about `length` characters on stories of four articles each; each story has names of its own."""
    texts, articles = cut_texts(), []
    for n in range(number):
        story = random.Random(f"{seed} {n // 4}")
        names = Names(story)
        day = DAY + timedelta(days=story.randrange(700))
        own = random.Random(f"{seed} {n} own")
        lang = own.choice(sorted(texts))
        parts: list[str] = []
        while sum(map(len, parts)) < length:
            parts.append(_changed(own.choice(texts[lang]), own, names))
        articles.append(
            Article("\n\n".join(parts)[:length], id=f"{n:06}.txt", lang=lang, date=str(day), source=f"Source {n % 40}")
        )
    return articles


class Names(dict[str, str]):
    """For each name of the fixtures the one that a story has in its place: a town now and then, else a made one."""

    def __init__(self, story: random.Random) -> None:
        self._story = story.random()

    def __missing__(self, name: str) -> str:
        of = random.Random(f"{self._story} {name}")
        self[name] = of.choice(TOWNS) if of.random() < 0.2 else _name(of)
        return self[name]


def _name(of: random.Random) -> str:
    return "".join(of.choice(SYLLABLES) for _ in range(3)).capitalize()


def _changed(text: str, of: random.Random, names: Names) -> str:
    """A paragraph with other numbers, and with the story's own names for the fixtures'."""
    text = re.sub(r"(?<![\d,.])\d{1,3}(?![\d,.:])", lambda _: str(of.randrange(2, 900)), text)
    return NAME.sub(lambda found: found[0] if found[0] in KEPT else names[found[0]], text)


def batch_of(folder: Path | None, number: int) -> list[Article]:
    """`number` articles: generated ones, or those of a folder, over and over."""
    if folder is None:
        return generate(number)
    articles = claimcheck.read_articles([str(folder)])
    if not articles:
        sys.exit(f"{folder}: no article")
    return [replace(articles[n % len(articles)], id=f"{n:06}-{articles[n % len(articles)].id}") for n in range(number)]


def least(measure: Callable[[], object], repeat: int, clock: Callable[[], float] = time.process_time) -> float:
    """The least of the times, in seconds, that a call takes: of the processor, so that other programs do not count."""
    times = []
    for _ in range(repeat):
        start = clock()
        measure()
        times.append(clock() - start)
    return min(times)


def cold_start(folder: Path | None, repeat: int) -> float:
    """Seconds that the command takes on five articles, from the shell, compiled as an installed one is."""
    with tempfile.TemporaryDirectory() as place, tempfile.TemporaryDirectory() as compiled:
        for n, article in enumerate(batch_of(folder, 5)):
            head = f"---\ndate: {article.date}\n---\n" if article.date else ""
            Path(place, f"{n}.txt").write_text(head + article.prose, encoding="utf-8")
        command = [
            sys.executable,
            "-c",
            "from claimcheck.cli import main; main()",
            "check",
            place,
            "--fail-on",
            "never",
        ]
        known = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        known["PYTHONPYCACHEPREFIX"] = compiled

        def run() -> None:
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=known)

        run()
        return least(run, repeat, time.perf_counter)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, help="read the articles of this folder instead of generating some")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000], help="articles in a batch")
    parser.add_argument("--warm", type=int, default=100, help="articles that the time per article is taken over")
    parser.add_argument("--repeat", type=int, default=3, help="runs of which the fastest counts")
    options = parser.parse_args(arguments)

    claimcheck.check(batch_of(options.folder, 8))
    warm = batch_of(options.folder, options.warm)
    size = sum(len(article.text) for article in warm)
    seconds = least(lambda: claimcheck.check(warm), options.repeat)
    print(f"{'warm, per article of 4 kB':34}{seconds / size * ARTICLE * 1000:10.2f} ms")
    print(f"{'cold start on 5 articles':34}{cold_start(options.folder, options.repeat):10.2f} s")
    base = 0.0
    for number in options.sizes:
        articles = batch_of(options.folder, number)
        seconds = least(lambda articles=articles: claimcheck.check(articles), 1)  # type: ignore[misc]
        each = seconds / number * 1000
        base = base or each
        print(f"{f'{number:,} articles':34}{seconds:10.1f} s {each:8.2f} ms each {each / base:6.2f} × the first")


if __name__ == "__main__":
    main()
