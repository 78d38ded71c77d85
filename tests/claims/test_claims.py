"""What sentences claim, on claims.LANG.txt, stance.LANG.txt (denied, in which state, how firmly), happened.LANG.txt
(when), afterwards.LANG.txt (past, but after the article), beginnings.LANG.txt (since when) and ordinary.LANG.txt (what
ordinary verbs tell), standins.LANG.txt (what small words stand for), doers.LANG.txt (who did it, to whom),
voices.LANG.txt (who says so), denials.LANG.txt (denied or not), scenes.LANG.txt (where), measured.LANG.txt (how many,
how much), and that every claim of the fixtures quotes its text."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.model import Article, Claim

HERE = Path(__file__).parent
FIXTURES = HERE.parents[1] / "fixtures"
LANGUAGES = ("fr", "en")
LEAST = {"claims": (50, 20), "stance": (150, 50), "happened": (60, 3), "afterwards": (14, 20), "beginnings": (15, 10),
         "ordinary": (25, 3), "standins": (18, 13),
         "doers": (60, 8), "voices": (60, 0), "denials": (60, 10), "scenes": (30, 5), "measured": (40, 8)}  # fmt: skip
"""The least cases of each file, and of those that say what must not be claimed."""
PUBLISHED = "2024-06-05"
PART = re.compile(
    r"(?P<unwanted>! )?(?P<aspect>\w+)(?: (?P<topic>[\w.]+))?(?: = (?P<value>.*?))?(?: \[(?P<restriction>[^]]+)\])?"
    r"(?: / (?P<basis>\w+))?(?: ~ (?P<stance>\w+))?(?: < (?P<speaker>.+))?"
)


def read_cases(name: str, lang: str) -> list[Any]:
    """A parameter for each line; one that begins with `~ reason ~` is expected to fail."""
    found = []
    for number, line in enumerate((HERE / f"{name}.{lang}.txt").read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        text, arrow, wanted = line.partition(" => ")
        assert arrow, f"{name}.{lang}.txt:{number}: no arrow"
        reason, text = re.fullmatch(r"(?:~ (.*?) ~ )?(.*)", text).groups()  # type: ignore[union-attr]
        marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
        found.append(pytest.param(lang, text, wanted, id=f"{name} {lang}:{number}", marks=marks))
    return found


def claims_of(lang: str, text: str) -> list[Claim]:
    return list(claimcheck.extract_claims([Article(text, lang=lang, date=PUBLISHED, source="S")]))


def fits(claim: Claim, part: re.Match[str]) -> bool:
    """Is the claim the one that an expectation tells of? An unwanted one is met by the beginning of its value."""
    question, value = claim.question, str(claim.value)
    topic = (question.topic or question.measure) + (f".{question.role}" if question.role and question.topic else "")
    if claim.aspect != part["aspect"] or part["topic"] not in (None, topic):
        return False
    if part["unwanted"]:
        return part["value"] is None or value.startswith(part["value"])
    wanted = (part["value"], part["basis"] or "actual", part["stance"] or "asserted")
    restriction = ", ".join(sorted(question.restriction))
    return (
        (value, question.basis, claim.stance) == wanted
        and part["restriction"] in (None, restriction)
        and part["speaker"] in (None, claim.speakers[-1].removeprefix("the "))
    )


@pytest.mark.parametrize(
    ("lang", "text", "wanted"), [case for name in LEAST for lang in LANGUAGES for case in read_cases(name, lang)]
)
def test_claims(lang: str, text: str, wanted: str) -> None:
    claims = claims_of(lang, text)
    told = [f"{c.aspect} {c.question.topic or c.question.measure} = {c.value}" for c in claims]
    if wanted == "nothing":
        assert told == []
        return
    for expected in wanted.split("; "):
        part = PART.fullmatch(expected)
        assert part, f"cannot read {expected!r}"
        assert any(fits(claim, part) for claim in claims) is not bool(part["unwanted"]), (expected, told)


@pytest.mark.parametrize("name", LEAST)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_are_cases(name: str, lang: str) -> None:
    wanted = [case.values[2] for case in read_cases(name, lang)]
    least, negated = LEAST[name]
    assert len(wanted) >= least
    assert sum("! " in expectation or expectation == "nothing" for expectation in wanted) >= negated


def copies(folder: Path) -> list[Path]:
    """Every fixture as it is, one as a web page with entities, one as rows."""
    paths = [path for path in sorted(FIXTURES.glob("**/articles/*.txt")) if "blind" not in path.parts]
    source = FIXTURES / "examples" / "ferry-collision" / "articles"
    texts = {
        path.stem: path.read_text(encoding="utf-8").partition("\n---\n")[2] for path in sorted(source.glob("*.txt"))
    }
    paragraphs = "\n".join(
        f"<p>{html.escape(part, quote=True).replace('é', '&eacute;')}</p>" for part in texts["cotier"].split("\n\n")
    )
    page = folder / "page.html"
    page.write_text(f"<html><body><article><h1>Au port &amp; au loin</h1>{paragraphs}</article></body></html>", "utf-8")
    rows = folder / "rows.jsonl"
    lines = [json.dumps({"id": name, "text": text, "date": "2024-06-12"}) for name, text in texts.items()]
    rows.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [*paths, page, rows]


def test_every_claim_quotes_its_text(tmp_path: Path) -> None:
    paths = copies(tmp_path)
    report = claimcheck.check(claimcheck.read_articles([str(path) for path in paths])).to_dict()
    texts = {path.name: path.read_bytes().decode("utf-8") for path in paths}
    for line in texts.pop("rows.jsonl").splitlines():
        texts[f"rows.jsonl#{json.loads(line)['id']}"] = json.loads(line)["text"]
    told = dict.fromkeys(texts, 0)
    for row in report["claims"]:
        name = Path(row["article"]).name
        text, (first, last) = texts[name], row["sentence"]
        told[name] += 1
        assert text[row["start"] : row["end"]] == row["quote"] != ""
        assert 0 <= first <= row["start"] < row["end"] <= last <= len(text)
    assert all(told.values()), told


def test_a_page_and_a_row_claim_what_the_text_claims(tmp_path: Path) -> None:
    *paths, page, rows = copies(tmp_path)
    (fixture,) = (path for path in paths if path.stem == "cotier")
    plain = tmp_path / fixture.name
    plain.write_text(fixture.read_text(encoding="utf-8").partition("\n---\n")[2], encoding="utf-8")

    def questions(path: Path) -> set[tuple[str, str, str]]:
        articles = claimcheck.read_articles([str(path)])
        kept = [a for a in articles if a.id.endswith(("cotier.txt", "cotier", "page.html"))]
        claims = claimcheck.extract_claims(kept)
        return {
            (c.aspect, c.question.topic + c.question.measure, str(c.value)) for c in claims if c.aspect == "quantity"
        }

    assert questions(plain) == questions(page) == questions(rows) != set()


def test_every_claim_tells_its_rule_speaker_and_confidence(tmp_path: Path) -> None:
    claims = claimcheck.extract_claims(claimcheck.read_articles([str(path) for path in copies(tmp_path)]))
    assert claims
    for claim in claims:
        assert claim.rule
        assert claim.speakers and all(claim.speakers)
        assert 0 < claim.confidence <= 1
    assert len({claim.id for claim in claims}) == len(claims)
    assert len({claim.rule for claim in claims}) > 5
