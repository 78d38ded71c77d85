"""A desk's own tables and decisions."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import claimcheck
from claimcheck.cli import ExitCode, main
from claimcheck.errors import BrokenPack, ClaimcheckError
from claimcheck.model import Article

NORTH = Article(
    id="nord.txt", lang="fr", date="2023-06-14", source="Nord",
    text="Une explosion a secoué mercredi l'usine chimique de Dunkerque, faisant 12 blessés.",
)  # fmt: skip
SOUTH = Article(
    id="sud.txt", lang="fr", date="2023-06-14", source="Sud",
    text="L'explosion de mercredi à l'usine chimique de Dunkerque a blessé 19 personnes.",
)  # fmt: skip
SKETCH = Article(
    id="sketch.txt", lang="fr", date="2023-06-14", text="Les rebelles ont zingué trois soldats à Goma lundi."
)


def desk_folder(folder: Path, **tables: str) -> Path:
    for name, text in tables.items():
        home, _, table = name.partition("__")
        (folder / home).mkdir(exist_ok=True)
        (folder / home / table.replace("_", ".")).write_text(text, encoding="utf-8")
    return folder


def test_a_verb_of_the_desk_is_read(tmp_path: Path) -> None:
    desk = claimcheck.read_desk(desk_folder(tmp_path, fr__predicates_txt="kill: zinguer\n"))
    killed = [c for c in claimcheck.extract_claims([SKETCH], desk=desk) if c.question.measure == "killed"]
    assert [str(claim.value) for claim in killed] == ["3"]
    assert not [c for c in claimcheck.extract_claims([SKETCH]) if c.question.measure == "killed"]


def test_a_party_of_the_desk_opposes(tmp_path: Path) -> None:
    parties = '[harbour_pilots]\nmembers = ["harbour_pilot"]\nopposes = ["company"]\n'
    folder = desk_folder(
        tmp_path, concepts__parties_toml=parties, fr__organisations_txt="harbour_pilot: Amicale du Banc\n"
    )
    text = "« La grève se poursuit », a déclaré mardi l'Amicale du Banc. Le port de Sète reste fermé."
    articles = [Article(id="a", lang="fr", date="2023-06-14", text=text)]
    spoken = [c for c in claimcheck.extract_claims(articles, desk=claimcheck.read_desk(folder)) if c.speaker_sides]
    assert {side for claim in spoken for side in claim.speaker_sides} == {"harbour_pilots"}
    assert all("company" in claim.opposed_sides for claim in spoken)


FAULTS = {
    "fr__predicates_txt": ("no_such_concept: zinguer\n", "predicates.txt:1"),
    "fr__measures_txt": ("killed: fantassin zingué\nno_such_measure: zinc\n", "measures.txt:2"),
    "concepts__parties_toml": ("[crew]\nwrong = 1\n", "parties.toml:2"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_with_the_file_of_the_desk(tmp_path: Path, name: str) -> None:
    text, where = FAULTS[name]
    desk = claimcheck.read_desk(desk_folder(tmp_path, **{name: text}))
    with pytest.raises(BrokenPack) as error:
        claimcheck.extract_claims([SKETCH, NORTH], desk=desk)
    assert str(tmp_path) in str(error.value)
    assert where in str(error.value)


@pytest.mark.parametrize("name", ["fr/no_such_table.txt", "xx/predicates.txt", "predicates.txt"])
def test_a_file_that_adds_to_nothing_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("kill: zinguer\n", encoding="utf-8")
    with pytest.raises(ClaimcheckError, match="adds to no table"):
        claimcheck.read_desk(tmp_path)


def found(articles: list[Article], decisions: Path | None = None) -> int:
    return len(claimcheck.check(articles, desk=claimcheck.read_desk(decisions=decisions)).discrepancies)


def test_articles_on_different_events_are_not_compared(tmp_path: Path) -> None:
    decisions = tmp_path / "events.toml"
    decisions.write_text('[[different]]\narticles = ["nord.txt", "sud.txt"]\nreason = "two plants"\n', encoding="utf-8")
    assert found([NORTH, SOUTH]) == 1
    assert found([NORTH, SOUTH], decisions) == 0


def test_articles_on_one_event_are_compared(tmp_path: Path) -> None:
    late = Article(
        id="tard.txt",
        lang="fr",
        date="2024-06-14",
        text="Quinze blessés : le bilan de l'explosion reste dans les mémoires.",
    )
    decisions = tmp_path / "events.toml"
    decisions.write_text('[[same]]\narticles = ["nord.txt", "tard.txt"]\n', encoding="utf-8")
    assert found([NORTH, late]) == 0
    assert found([NORTH, late], decisions) == 1


def test_claims_on_different_events_are_not_compared(tmp_path: Path) -> None:
    ids = [claim.id for claim in claimcheck.check([NORTH, SOUTH]).discrepancies[0].claims]
    decisions = tmp_path / "events.toml"
    decisions.write_text(f"[[different]]\nclaims = {ids!r}\n".replace("'", '"'), encoding="utf-8")
    assert found([NORTH, SOUTH], decisions) == 0


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('[[samr]]\narticles = ["a", "b"]\n', "samr"),
        ('[[same]]\narticle = ["a", "b"]\n', "'article'"),
        ('[[same]]\narticles = ["a"]\n', "needs `articles`"),
        ('[same]\narticles = ["a", "b"]\n', "no list of tables"),
        ("[[same\n", "no TOML"),
    ],
)
def test_a_wrong_decision_is_an_error(tmp_path: Path, text: str, what: str) -> None:
    path = tmp_path / "events.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ClaimcheckError) as error:
        claimcheck.read_desk(decisions=path)
    assert what in str(error.value)
    assert str(path) in str(error.value)


def test_the_command_takes_both(tmp_path: Path) -> None:
    for article in (NORTH, SOUTH):
        head = f"---\ndate: {article.date}\nlang: fr\n---\n"
        (tmp_path / str(article.id)).write_text(head + article.text, encoding="utf-8")
    desk = tmp_path / "desk"
    desk.mkdir()
    desk_folder(desk, fr__predicates_txt="kill: zinguer\n")
    decisions = tmp_path / "events.toml"
    decisions.write_text('[[different]]\narticles = ["nord.txt", "sud.txt"]\n', encoding="utf-8")
    articles = [str(tmp_path / str(article.id)) for article in (NORTH, SOUTH)]
    assert CliRunner().invoke(main, ["check", *articles]).exit_code == ExitCode.FOUND
    options = ["--pack", str(desk), "--decisions", str(decisions)]
    assert CliRunner().invoke(main, ["check", *articles, *options]).exit_code == ExitCode.CLEAR
    wrong = CliRunner().invoke(main, ["check", *articles, "--pack", str(tmp_path / "none")])
    assert wrong.exit_code == ExitCode.UNUSABLE
