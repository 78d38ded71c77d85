"""A report built by hand, with every kind of block the renderers draw. No article of it is real."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from claimcheck.errors import Problem
from claimcheck.model import (
    Article,
    Aspect,
    Claim,
    Discrepancy,
    Event,
    Facets,
    FormerSide,
    NumberRange,
    Origin,
    Party,
    Question,
    Region,
    Relation,
    Report,
    Scope,
    Settled,
    Side,
    Span,
    Stance,
    Status,
    TimeRange,
    Truth,
    Value,
    Waiver,
)

TEXTS = {
    "jour-1077.txt": (
        "Le Jour", "2025-02-04", "fr",
        "Une frappe a touché la mairie de Vaubrun mardi matin. L'attaque a fait cinq morts et 38 blessés, "
        "a indiqué le maire, Alain Sicre.",
    ),
    "north-wire-3.txt": (
        "North Wire", "2025-02-04", "en",
        "A missile hit the town hall of Vaubrun on Tuesday. Rescue workers, who had been digging in the rubble of "
        "the northern wing of the building since before dawn with the help of dogs brought from the capital, said "
        "at least five people had died and 55 were wounded, many of them clerks who had just come to work and were "
        "still standing in line at the entrance when the second floor came down on them.",
    ),
    "depeche/soir.html": (
        "La Dépêche du soir", "2025-02-05", "fr",
        "Le bilan est passé à 55 blessés, selon les secours. Le ministère dément toute frappe sur la mairie.",
    ),
    "bulletin.jsonl#7": (
        None, None, "en",
        'The mayor: "There was a strike on the town hall." Some 55 people were hurt. The hall was built in 1912, or '
        "in 1921, who knows.",
    ),
    "echo.txt": ("L'Écho", "2025-02-05", "fr", "On compte 55 blessés. Cinquante-cinq blessés, dit la préfecture: 55."),
}  # fmt: skip

ARTICLES = {
    name: Article(id=name, text=text, source=source, date=day, lang=lang, date_inferred=name == "echo.txt")
    for name, (source, day, lang, text) in TEXTS.items()
}
DAY = TimeRange(date(2025, 2, 4), date(2025, 2, 4), edtf="2025-02-04")
FACETS = Facets(
    predicate="strike",
    time=DAY,
    places=(Region("vaubrun", "Vaubrun"),),
    agents=(Party("Russian troops", frozenset({"russian troops"}), frozenset({"RU"})),),
    context=frozenset({"mairie"}),
)
WOUNDED = Question(Aspect.QUANTITY, topic="strike", measure="wounded")


def make_claim(article: str, quote: str, value: Value, question: Question = WOUNDED, **more: object) -> Claim:
    """A claim whose span is the first `quote` after `after` (default the start), in the sentence around it."""
    prose = ARTICLES[article].prose
    start = prose.index(quote, prose.index(str(more.pop("after", ""))))
    span = Span(start, start + len(quote))
    first = max(prose.rfind(". ", 0, start) + 2, 0) if ". " in prose[:start] else 0
    last = prose.find(". ", span.end)
    sentence = Span(first, len(prose) if last < 0 else last + 1)
    fields: dict[str, object] = {
        "facets": FACETS, "speakers": (ARTICLES[article].source or article,), "rule": "number-noun",
        "unit": "person" if question.measure else None, "id": f"{article}:{start}", "confidence": 0.9,
    }  # fmt: skip
    return Claim(article, span, quote, sentence, 0, question, value, **(fields | more))  # type: ignore[arg-type]


def make_report() -> Report:
    """Five articles, two events, four discrepancies: conflict, dispute, update with many sides, internal."""
    n38, n55 = NumberRange.exactly(38), NumberRange.exactly(55)
    low = make_claim("jour-1077.txt", "38 blessés", n38, speakers=("Le Jour", "Alain Sicre"))
    high = [
        make_claim("north-wire-3.txt", "55 were wounded", n55, speakers=("North Wire", "rescue workers")),
        make_claim("depeche/soir.html", "55 blessés", n55, as_of=DAY),
        make_claim("bulletin.jsonl#7", "55 people", n55, stance=Stance.UNCONFIRMED),
        make_claim("echo.txt", "55 blessés", n55, origin=Origin.ARCHIVE),
        make_claim("echo.txt", "Cinquante-cinq blessés", n55, origin=Origin.ARCHIVE),
    ]
    dead = Question(Aspect.QUANTITY, topic="strike", measure="killed", basis="provisional", bearer="RU",
                    restriction=frozenset({"civilian", "children"}))  # fmt: skip
    tolls = [
        make_claim("jour-1077.txt", "cinq morts", NumberRange(5, 5), dead),
        make_claim("north-wire-3.txt", "at least five people", NumberRange(12000, None, ">"), dead),
        make_claim("depeche/soir.html", "55", NumberRange(30, 40, "range"), dead),
        make_claim("echo.txt", "55", NumberRange(50, 60, "~"), dead, origin=Origin.ARCHIVE),
    ]
    struck = Question(Aspect.POLARITY, topic="strike")
    yes = make_claim("bulletin.jsonl#7", "There was a strike", Truth(True), struck, speakers=("bulletin", "the mayor"))
    no = make_claim("depeche/soir.html", "dément toute frappe", Truth(False), struck,
                    speakers=("La Dépêche du soir", "AFP", "the ministry"))  # fmt: skip
    built = Question(Aspect.DATE, topic="build")
    years = [
        make_claim("bulletin.jsonl#7", str(y), TimeRange(date(y, 1, 1), date(y, 12, 31), edtf=str(y)), built)
        for y in (1912, 1921)
    ]
    strike = Event("e1", "strike on the town hall of Vaubrun", "strike", ("Russian troops",), "Vaubrun", "2025-02-04",
                   tuple(ARTICLES), (low, *high, *tolls, yes, no))  # fmt: skip
    hall = Event("e2", "building of the town hall", "build", (), None, None, ("bulletin.jsonl#7",), tuple(years))
    found = (
        Discrepancy(
            "9c1f00d2a7b4", Aspect.QUANTITY, Relation.CONFLICT, Scope.CROSS, 0.93,
            ("same town hall and same day", "both numbers are exact"), strike, WOUNDED,
            "Le Jour counts 38 wounded and four others 55; none says that its count replaces another.",
            (Side("38", (low,), 1), Side("55", tuple(high), 3)),
        ),
        Discrepancy(
            "1b7e55aa0c31", Aspect.POLARITY, Relation.DISPUTE, Scope.CROSS, 0.81, ("the denial names the strike",),
            strike, struck, "The mayor says that there was a strike; the ministry denies it.",
            (Side("asserted", (yes,)), Side("denied", (no,))), supersedes="000f55aa0c31",
        ),
        Discrepancy(
            "77aa00d2a7b4", Aspect.QUANTITY, Relation.UPDATE, Scope.CROSS, 0.66, (), strike, dead,
            "The count of dead rises with the time of publication.",
            tuple(Side(str(claim.value), (claim,)) for claim in tolls),
        ),
        Discrepancy(
            "55aa00d2a7b4", Aspect.DATE, Relation.CONFLICT, Scope.INTERNAL, 0.5, ("one sentence gives two years",),
            hall, built, "The bulletin gives two years for one building.",
            tuple(Side(str(claim.value), (claim,)) for claim in years),
        ),
    )  # fmt: skip
    settled = Settled(
        "31aa00d2a7b4", Aspect.QUANTITY, "strike on the town hall of Vaubrun", WOUNDED,
        (FormerSide("40", ("La Dépêche du soir",)), FormerSide("55", ("North Wire", "rescue workers"))), "55",
        "La Dépêche du soir said 40 and now says 55.", (high[1],), 0.8,
    )  # fmt: skip
    problem = Problem("broken.html", "not text in any known encoding", "save it as UTF-8")
    return Report(
        tuple(ARTICLES.values()), (problem,), (strike, hall), (*strike.claims, *hall.claims), found,
        settled=(settled,), tool={"name": "claimcheck", "version": "0.1.0"},
    )  # fmt: skip


def make_marked_report() -> Report:
    """The same, the update being known and the internal conflict waived."""
    report = make_report()
    conflict, dispute, update, internal = report.discrepancies
    waiver = Waiver(internal.id, "the plaque gives both", "Jo Martin", until=date(2025, 6, 30))
    update, internal = replace(update, status=Status.KNOWN), replace(internal, status=Status.WAIVED, waiver=waiver)
    return replace(report, discrepancies=(conflict, dispute, update, internal))


HOSTILE = (
    "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x00 \x08\x08 \x9b2J [bold red]markup[/] [link=http://x]go[/link] :boom: "
    "\u202eesrever\u202c \u2066iso\u2069 a\u200bb \r over \u2028 line \ud800 \x7f"
)


def hostile_report() -> Report:
    """The sample with hostile text in every field that comes from a source."""
    text = f"{HOSTILE} 38 wounded {HOSTILE}."
    article = Article(id=f"bad{HOSTILE}.txt", text=text, source=HOSTILE, date=HOSTILE)
    start = text.index("38")
    claim = replace(
        make_claim("echo.txt", "55", NumberRange.exactly(38)), article=article.id, span=Span(start, start + 10),
        sentence=Span(0, len(text)), quote=HOSTILE, speakers=(HOSTILE, HOSTILE), unit=HOSTILE,
    )  # fmt: skip
    first = make_report().discrepancies[0]
    event = replace(first.event, label=HOSTILE, where=HOSTILE, when=HOSTILE)
    question = replace(first.question, measure=HOSTILE, bearer=HOSTILE, restriction=frozenset({HOSTILE}))
    found = replace(
        first, explanation=HOSTILE, reasons=(HOSTILE,), supersedes=HOSTILE, event=event,
        status=Status.WAIVED, waiver=Waiver(HOSTILE, HOSTILE, HOSTILE), question=question,
        sides=(Side(HOSTILE, (claim,)), Side("38", (claim,))),
    )  # fmt: skip
    return Report((article,), (), (event,), (claim,), (found,), {})
