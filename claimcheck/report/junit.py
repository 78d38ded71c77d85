"""JUnit XML, which every build server reads: a discrepancy is a test, failed when it is new and to fail."""

from __future__ import annotations

from collections import Counter
from xml.etree import ElementTree as Xml

from claimcheck.model import Discrepancy, Report, Status
from claimcheck.report.digest import is_failing, say_body, say_headline
from claimcheck.report.inert import make_inert
from claimcheck.report.look import Look
from claimcheck.report.places import Places
from claimcheck.report.words import say_summary, say_waiver

READ = "everything was read"


def render_junit(report: Report, look: Look) -> str:
    """One suite. What fails a build is a failure, what is known or waived is skipped, what does not fail passes.

    The first test is that all was read: a file that was not makes it an error.
    """
    places = Places(report.articles)
    suite = Xml.Element("testsuite", name="claimcheck")
    suite.append(_reading(report))
    suite.extend([_test(found, places, look) for found in report.discrepancies])
    Xml.SubElement(suite, "system-out").text = make_inert(say_summary(report, look))
    counted = Counter(child.tag for test in suite for child in test)
    numbers = {
        "tests": str(len(suite) - 1), "failures": str(counted["failure"]), "errors": str(counted["error"]),
        "skipped": str(counted["skipped"]),
    }  # fmt: skip
    suite.attrib.update(numbers)
    suites = Xml.Element("testsuites", {"name": "claimcheck"} | numbers)
    suites.append(suite)
    Xml.indent(suites)
    text = Xml.tostring(suites, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _reading(report: Report) -> Xml.Element:
    test = Xml.Element("testcase", classname="claimcheck", name=READ)
    unread = [make_inert(str(problem)) for problem in report.problems if problem.fatal]
    if unread:
        Xml.SubElement(test, "error", message=unread[0], type="unread").text = "\n".join(unread)
    return test


def _test(found: Discrepancy, places: Places, look: Look) -> Xml.Element:
    where = places.locate(places.first(found))
    name = f"{say_headline(found)} [{found.id}]"
    test = Xml.Element(
        "testcase", classname=f"claimcheck.{found.kind.value}", name=name, file=make_inert(where.path),
        line=str(where.line),
    )  # fmt: skip
    if found.status is not Status.NEW:
        said = say_waiver(found.waiver) if found.waiver else found.status.value
        Xml.SubElement(test, "skipped", message=make_inert(said))
    elif is_failing(found, look):
        failure = Xml.SubElement(test, "failure", message=make_inert(found.explanation), type=found.relation.value)
        failure.text = say_body(found, places)
    else:
        Xml.SubElement(test, "system-out").text = say_body(found, places)
    return test
