from __future__ import annotations

from typing import Any

import pytest
from sample_report import make_report

from claimcheck.model import Aspect
from claimcheck.report import select_findings

ABOUT = [
    ("Vaubrun", {"e1"}),
    ("VAUBRUN", {"e1"}),
    ("vaubrùn ", {"e1"}),
    ("Town Hall", {"e1", "e2"}),
    ("town-hall of", {"e1"}),
    ("russian troops", {"e1"}),
    ("blesses", {"e1"}),
    ("1912", {"e1", "e2"} - {"e1"}),
    ("Vaub", set()),
    ("aubrun", set()),
    ("Atlantis", set()),
    ("", set()),
    ("...", set()),
]
CONFIDENCE = [(0.0, 4, 0), (0.5, 4, 0), (0.51, 3, 1), (0.81, 2, 2), (0.82, 1, 3), (1.0, 0, 4)]


@pytest.mark.parametrize("term", [term for term, _ in ABOUT])
def test_about(term: str) -> None:
    events = dict(ABOUT)[term]
    report = select_findings(make_report(), about=term).report
    # The facets of the sample's claims name the strike's place and people for both events' claims alike.
    wanted = events | ({"e1", "e2"} if term.strip().casefold() in SHARED else set())
    assert {event.id for event in report.events} == wanted
    assert {d.event.id for d in report.discrepancies} == wanted
    assert {c.id for c in report.claims} == {c.id for e in report.events for c in e.claims}
    assert len(report.articles) == 5


SHARED = {"vaubrun", "vaubrùn", "russian troops"}


@pytest.mark.parametrize(("least", "kept", "held"), CONFIDENCE)
def test_confidence(least: float, kept: int, held: int) -> None:
    selection = select_findings(make_report(), min_confidence=least)
    assert (len(selection.report.discrepancies), selection.held_back) == (kept, held)
    assert len(selection.report.claims) == len(make_report().claims)


@pytest.mark.parametrize("kind", list(Aspect))
def test_kind(kind: Aspect) -> None:
    found = select_findings(make_report(), kinds=[kind]).report.discrepancies
    assert [d.id for d in found] == [d.id for d in make_report().discrepancies if d.kind is kind]


def test_held_back_counts_only_what_was_asked_for() -> None:
    assert select_findings(make_report(), kinds=[Aspect.POLARITY], min_confidence=0.9).held_back == 1


def test_without_a_wish_the_report_stays_as_it_is() -> None:
    assert select_findings(make_report()).report == make_report()


@pytest.mark.parametrize(
    ("wish", "left"),
    [({}, 1), ({"kinds": [Aspect.DATE]}, 0), ({"min_confidence": 0.81}, 0), ({"min_confidence": 0.8}, 1),
     ({"about": "Vaubrun"}, 1), ({"about": "Atlantis"}, 0)],
)  # fmt: skip
def test_what_is_settled_is_selected_too(wish: dict[str, Any], left: int) -> None:
    assert len(select_findings(make_report(), **wish).report.settled) == left
