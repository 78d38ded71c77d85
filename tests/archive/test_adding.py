from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from stories import FEU, FIRE, add, check, fire, make_article, unrelated

from claimcheck.archive import Added, open_archive
from claimcheck.archive.adding import Kind
from claimcheck.archive.placing import RESEMBLES, resemblance
from claimcheck.archive.verifying import verify


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.archive"


def kinds(added: Added) -> list[tuple[str, str, int]]:
    return [(each.kind.value, each.held.id, each.held.version) for each in added.articles]


def texts(path: Path) -> list[str]:
    """The texts of the newest versions; the archive is whole."""
    with open_archive(path) as archive:
        assert verify(archive).faults == ()
        return [archive.article(held.number).text for held in archive.current()]


def test_the_same_text_is_one_article(path: Path) -> None:
    one = fire("a.txt", 12)
    assert kinds(add(path, one)) == [("new", "a.txt", 1)]
    size = path.read_bytes()
    assert kinds(add(path, one)) == [("known", "a.txt", 1)]
    assert kinds(add(path, replace(one, id="elsewhere/b.txt"))) == [("known", "a.txt", 1)]
    assert path.read_bytes() == size, "adding what is held writes nothing"
    assert texts(path) == [one.text]


def test_one_text_twice_in_a_batch_is_one_article(path: Path) -> None:
    added = add(path, fire("a.txt", 12, "Wire"), fire("b.txt", 12, "Wire"), fire("c.txt", 13, "Post"))
    assert kinds(added) == [("new", "a.txt", 1), ("known", "a.txt", 1), ("new", "c.txt", 1)]
    assert len(texts(path)) == 2


def test_a_changed_text_is_a_new_version_that_tells_what_changed(path: Path) -> None:
    add(path, fire("a.txt", 12), *unrelated(3))
    added = add(path, fire("a.txt", 15))
    assert kinds(added) == [("version", "a.txt", 2)]
    assert [(c.question.measure, c.before, c.after) for c in added.articles[0].changes] == [
        ("injured", ("12",), ("15",))
    ] or [(c.before, c.after) for c in added.articles[0].changes] == [(("12",), ("15",))]
    assert fire("a.txt", 15).text in texts(path)
    assert fire("a.txt", 12).text not in texts(path)
    with open_archive(path) as archive:
        assert [(held.version, held.current) for held in archive.versions("a.txt")] == [(1, False), (2, True)]


def test_a_figure_left_out_is_told_and_a_new_one_is_no_change(path: Path) -> None:
    add(path, fire("a.txt", 12))
    less = add(path, make_article("a.txt", "A fire broke out at the Brackwater sawmill on Tuesday, officials said."))
    assert any(change.before == ("12",) and change.after == () for change in less.articles[0].changes)
    more = add(path, fire("a.txt", 14))
    assert not any("14" in change.after for change in more.articles[0].changes)


def test_a_text_that_comes_back_is_a_version_again(path: Path) -> None:
    for number in (12, 15, 12):
        added = add(path, fire("a.txt", number))
    assert kinds(added) == [("version", "a.txt", 3)]
    assert texts(path) == [fire("a.txt", 12).text]


def test_other_data_of_the_same_text_are_a_new_version(path: Path) -> None:
    add(path, fire("a.txt", 12))
    assert kinds(add(path, fire("a.txt", 12, day="2025-02-12"))) == [("version", "a.txt", 2)]
    with open_archive(path) as archive:
        assert [archive.article(held.number).date for held in archive.current()] == ["2025-02-12"]


def test_another_article_under_the_same_name_is_kept_beside_it(path: Path) -> None:
    other = make_article("a.txt", "The council of Dunmore voted to close three libraries in the spring.")
    add(path, fire("a.txt", 12))
    assert kinds(add(path, other)) == [("new", "batch-2/a.txt", 1)]
    assert kinds(add(path, other)) == [("known", "batch-2/a.txt", 1)]
    changed = replace(other, text=other.text.replace("three", "four"), prose="")
    assert kinds(add(path, changed)) == [("version", "batch-2/a.txt", 2)]
    third = make_article("a.txt", "Police in Garston arrested nine people after a robbery.")
    assert kinds(add(path, third)) == [("new", "batch-3/a.txt", 1)]
    assert kinds(add(path, fire("a.txt", 16))) == [("version", "a.txt", 2)]
    assert len(texts(path)) == 3


def test_the_address_tells_an_article_whatever_its_file_is_called(path: Path) -> None:
    url = "https://post.example/fire"
    add(path, replace(fire("a.txt", 12), url=url))
    rewritten = make_article("b.txt", "Libraries in Dunmore close.", url=url)
    assert kinds(add(path, rewritten)) == [("version", "a.txt", 2)]


def test_what_a_batch_contradicts_is_recorded_once(path: Path) -> None:
    add(path, fire("a.txt", 12))
    added = add(path, fire("b.txt", 31))
    assert len(added.found) == 1
    with open_archive(path) as archive:
        (recorded,) = archive.discrepancies()
        assert recorded.state == "open"
        assert sorted(recorded.articles) == ["a.txt", "b.txt"]
    assert add(path, fire("b.txt", 31)).found == ()


def test_a_discrepancy_with_another_value_takes_in_the_earlier_one(path: Path) -> None:
    first = add(path, fire("a.txt", 12), fire("b.txt", 31)).found[0]
    second = add(path, fire("c.txt", 47)).found[0]
    assert second.supersedes == first.id != second.id
    assert len(second.sides) == 3
    with open_archive(path) as archive:
        assert [recorded.state for recorded in archive.discrepancies()] == ["superseded", "open"]


def test_what_a_replaced_version_said_is_over(path: Path) -> None:
    add(path, fire("a.txt", 12), fire("b.txt", 31))
    add(path, fire("a.txt", 44))
    with open_archive(path) as archive:
        states = [(one.state, [side.value for side in one.found.sides]) for one in archive.discrepancies()]
    assert [state for state, _ in states] == ["superseded", "open"]
    assert sorted(states[-1][1]) == ["31", "44"]


def test_removing_forgets_every_trace(path: Path) -> None:
    add(path, fire("a.txt", 12), fire("b.txt", 31), *unrelated(2))
    add(path, fire("a.txt", 15))
    with open_archive(path, write=True) as archive, archive.writing():
        assert [held.version for held in archive.remove("a.txt")] == [1, 2]
    assert fire("a.txt", 15).text not in texts(path)
    with open_archive(path) as archive:
        assert archive.discrepancies() == []
        assert archive.versions("a.txt") == []
    assert {claim.article for d in check(path, fire("c.txt", 15)).discrepancies for claim in d.claims} == {
        "b.txt",
        "c.txt",
    }
    assert kinds(add(path, fire("a.txt", 12)))[0][0] == Kind.NEW


def test_removed_text_is_overwritten_in_the_file(path: Path) -> None:
    add(path, make_article("secret-name.txt", "A fire broke out at the Brackwater sawmill."), *unrelated(2))
    assert b"secret-name" in path.read_bytes()
    with open_archive(path, write=True) as archive, archive.writing():
        archive.remove("secret-name.txt")
    assert b"secret-name" not in path.read_bytes()


def test_what_is_no_language_of_a_pack_is_held_too(path: Path) -> None:
    text = "Ein Feuer brach am Dienstag im Saegewerk aus und verletzte zwoelf Arbeiter."
    add(path, make_article("a.txt", text, lang="de"))
    assert len(texts(path)) == 1
    assert check(path, fire("b.txt", 12)).discrepancies == ()


def test_versions_and_other_articles_are_told_apart() -> None:
    assert resemblance(FIRE.format(12), FIRE.format(31)) == 1.0
    assert resemblance(FIRE, FEU) < RESEMBLES
    assert all(resemblance(one.prose, other.prose) < RESEMBLES for one, other in pairwise(unrelated(100)))


def test_articles_of_one_name_by_two_outlets_are_two(path: Path) -> None:
    added = [kinds(add(path, fire("a.txt", 12, "Wire"))), kinds(add(path, fire("a.txt", 31, "Post")))]
    assert added == [[("new", "a.txt", 1)], [("new", "batch-2/a.txt", 1)]]
