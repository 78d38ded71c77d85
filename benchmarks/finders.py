"""Time of each step from an article's text to its mentions, in microseconds per kilobyte, and dateparser's share.

python benchmarks/finders.py                        # generated articles
python benchmarks/finders.py --folder articles/     # the articles of a folder, repeated as needed
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from dateparser.date import DateDataParser
from speed import ARTICLE, batch_of, least

from claimcheck.articles import dates
from claimcheck.mentions.arbiter import settle
from claimcheck.mentions.find import FINDERS
from claimcheck.mentions.times import infer_date
from claimcheck.model import Article
from claimcheck.pipeline import Prepared, prepare_article
from claimcheck.sentences import identify_language, split_sentences

Step = Callable[[Prepared], object]


STEPS: dict[str, Step] = {
    "identify_language": lambda one: identify_language(one.article),
    "split_sentences": lambda one: one.pack and split_sentences(one.article, one.pack),
    "infer_date": lambda one: one.pack and infer_date(one.article, one.sentences, one.pack),
    **{
        finder.__name__: lambda one, finder=finder: one.pack and finder(one.article, one.sentences, one.pack)  # type: ignore[misc]
        for finder in FINDERS
    },
    "settle": lambda one: settle(one.mentions),
    "all of stages 2 and 3": lambda one: prepare_article(one.article),
}


class Watch:
    """The seconds spent inside dateparser."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __enter__(self) -> Watch:
        self._real = DateDataParser.get_date_data
        DateDataParser.get_date_data = self._timed  # type: ignore[method-assign]
        return self

    def __exit__(self, *_: object) -> None:
        DateDataParser.get_date_data = self._real  # type: ignore[method-assign]

    def _timed(self, *arguments: object, **options: object) -> object:
        start = time.process_time()
        try:
            return self._real(dates._parser(), *arguments, **options)  # type: ignore[arg-type]
        finally:
            self.seconds += time.process_time() - start


def dateparser_share(articles: Sequence[Article]) -> float:
    """The part of the stages 2 and 3 that is spent in dateparser."""
    with Watch() as watch:
        whole = least(lambda: [prepare_article(article) for article in articles], 1)
    return watch.seconds / whole


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, help="read the articles of this folder instead of generating some")
    parser.add_argument("--articles", type=int, default=60, help="articles that the times are taken over")
    parser.add_argument("--repeat", type=int, default=3, help="runs of which the fastest counts")
    options = parser.parse_args(arguments)

    prepared = [prepare_article(article) for article in batch_of(options.folder, options.articles)]
    size = sum(len(one.article.text) for one in prepared)
    for name, step in STEPS.items():
        seconds = least(lambda step=step: [step(one) for one in prepared], options.repeat)  # type: ignore[misc]
        each = seconds / size
        print(f"{name:24}{each * 1e9:8.0f} µs per kB {each * ARTICLE * 1000:8.2f} ms per article of 4 kB")
    print(f"{'share of dateparser':24}{dateparser_share([one.article for one in prepared]):8.1%}")


if __name__ == "__main__":
    main()
