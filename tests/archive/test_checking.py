from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from stories import FEU, FIXTURES, add, check, fire, found, make_article, origins, unrelated

import claimcheck
from claimcheck.archive import add_readings, check_against, open_archive
from claimcheck.discrepancies import find_discrepancies
from claimcheck.events.copies import find_origins
from claimcheck.model import Article, Discrepancy, Origin
from claimcheck.pipeline import group_readings, read_claims

FOLDERS = sorted({folder.parent for folder in FIXTURES.glob("**/articles") if "blind" not in folder.parts})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.archive"


def test_within_the_batch_and_against_the_archive_but_not_within_the_archive(path: Path) -> None:
    add(path, fire("a.txt", 12), fire("b.txt", 31))
    assert check(path, *unrelated(2)).discrepancies == ()
    report = check(path, make_article("c.txt", FEU.format(47)), fire("d.txt", 52))
    (each,) = report.discrepancies
    assert {claim.article: claim.origin for claim in each.claims} == {
        "a.txt": Origin.ARCHIVE, "b.txt": Origin.ARCHIVE, "c.txt": Origin.BATCH, "d.txt": Origin.BATCH,
    }  # fmt: skip
    assert [article.id for article in report.articles] == ["c.txt", "d.txt", "a.txt", "b.txt"]


def test_the_report_holds_what_it_names(path: Path) -> None:
    add(path, fire("a.txt", 12), fire("quiet.txt", 31, day="2024-03-05"), *unrelated(4))
    (other,) = unrelated(1)
    report = check(path, fire("c.txt", 47), other)
    data = report.to_dict()
    articles = {row["id"]: row["origin"] for row in data["articles"]}
    assert articles == {"c.txt": "batch", other.id: "batch", "a.txt": "archive"}
    claims = {row["id"]: row for row in data["claims"]}
    assert all(row["origin"] == articles[row["article"]] for row in claims.values())
    assert {claim for event in data["events"] for claim in event["claims"]} <= set(claims)
    assert all(any(claims[c]["origin"] == "batch" for c in event["claims"]) for event in data["events"])
    cited = [row for d in data["discrepancies"] for side in d["sides"] for row in side["claims"]]
    assert {row["id"] for row in cited} <= set(claims)
    texts = {article.id: article.text for article in report.articles}
    assert all(texts[row["article"]][row["start"] : row["end"]] == row["quote"] for row in cited)


def test_an_archived_article_of_the_same_name_is_told_apart(path: Path) -> None:
    add(path, fire("a.txt", 12, "Wire"))
    other = fire("a.txt", 47, "Post")
    report = check(path, other)
    assert origins(report) == {"a.txt": {Origin.BATCH}, "desk.archive/a.txt": {Origin.ARCHIVE}}
    assert found(report)


def test_the_archives_own_copy_and_the_version_before_are_no_rivals(path: Path) -> None:
    add(path, fire("a.txt", 12))
    assert check(path, fire("a.txt", 12)).discrepancies == ()
    assert check(path, fire("renamed.txt", 12, "A")).discrepancies == ()
    assert check(path, fire("a.txt", 31)).discrepancies == ()


def test_what_happens_once_is_found_across_the_years(path: Path) -> None:
    add(path, make_article("a.txt", "Izyum was captured on 7 March 2022, the ministry said.", day="2022-03-08"))
    later = make_article("b.txt", "Izium a été prise en avril 2022 par l'armée russe.", day="2022-12-20")
    assert found(check(path, later)) == ["date capture: 2022-03-07 / 2022-04"]


def test_an_archive_is_not_changed_by_a_check(path: Path) -> None:
    add(path, fire("a.txt", 12))
    before = path.read_bytes()
    check(path, fire("b.txt", 31))
    assert path.read_bytes() == before
    with open_archive(path) as archive, pytest.raises(Exception, match="readonly"):
        archive.new_batch()


def cross(found: Iterable[Discrepancy], batch: set[str]) -> set[tuple[object, ...]]:
    """The discrepancies that the batch has a part in: what is told of each, and who holds which side."""
    return {
        (d.kind, d.explanation, tuple(tuple((c.article, c.span) for c in side.claims) for side in d.sides))
        for d in found
        if any(claim.article in batch for claim in d.claims)
    }


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_part_in_the_archive_is_found_as_in_one_batch(folder: Path, path: Path) -> None:
    readings = read_claims(claimcheck.read_articles([folder / "articles"]))
    old, new = readings[::2], readings[1::2]
    batch = {reading.article.id for reading in new}
    origins = find_origins([reading.article for reading in readings])
    whole = cross(find_discrepancies(group_readings([*new, *old]), origins), batch)
    with open_archive(path, write=True, make=True) as archive:
        add_readings(archive, old)
        assert cross(check_against(archive, new).report.discrepancies, batch) == whole


def test_many_articles_on_one_event_stay_one_event(path: Path) -> None:
    """A name that all the candidates hold is no common name: few of the whole archive hold it."""
    add(path, *(fire(f"old-{n}.txt", 12 + n) for n in range(14)), *unrelated(3))
    report = check(path, fire("new.txt", 47))
    assert len(report.discrepancies) == 1
    assert len({claim.article for claim in report.discrepancies[0].claims}) > 5


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "large.archive"
    add(path, fire("a.txt", 12), *unrelated(98))
    return path


def test_the_size_of_the_archive_changes_no_result(path: Path, large: Path) -> None:
    add(path, fire("a.txt", 12))
    # no batch stands partly in the archive and partly in what is checked
    new = [fire("b.txt", 31), make_article("c.txt", FEU.format(47)), *unrelated(104)[101:]]
    small = check(path, *new).to_dict()
    assert check(large, *new).to_dict() == small
    assert small["discrepancies"]


def test_the_candidates_are_few_however_many_tell_of_the_same(path: Path) -> None:
    articles: list[Article] = [fire(f"old-{n}.txt", 12 + n) for n in range(24)]
    add(path, *articles)
    report = check(path, fire("new.txt", 99))
    assert 1 < len(report.articles) <= 1 + 14
