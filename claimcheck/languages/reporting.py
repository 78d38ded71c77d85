"""Verbs of speech in all their forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.languages.inflection import Form
from claimcheck.languages.marks import Act, Frame
from claimcheck.languages.pack import Pack
from claimcheck.languages.source import Faults, read_rows
from claimcheck.model.quick import quickly_made

Words = tuple[str, ...]


@quickly_made
@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """A form of a verb of speech."""

    act: Act
    frame: Frame
    lemma: str
    forms: frozenset[Form]


def read_reporting_verbs(pack: Pack, faults: Faults) -> Iterator[tuple[Words, ReportingVerb]]:
    """Every form of every verb of `reporting.txt`, by its words; the keys are acts, or `act/frame`."""
    path = pack.folder / "reporting.txt"
    for row in read_rows(path, faults):
        act, _, frame = row.key.partition("/")
        if act not in list(Act) or (frame or "clause") not in list(Frame):
            faults.add(path, row.line, f"unknown key {row.key!r}; acts: {', '.join(Act)}; frames: {', '.join(Frame)}")
            continue
        for phrase in row.values:
            yield from _forms(pack, phrase, Act(act), Frame(frame or "clause"))


def _forms(pack: Pack, phrase: str, act: Act, frame: Frame) -> Iterator[tuple[Words, ReportingVerb]]:
    """The words of every form; a reflexive pronoun is left off, the first word after it conjugated."""
    pronoun = next((p for p in pack.reflexives if phrase.startswith(p if p.endswith("'") else p + " ")), "")
    head, _, rest = phrase[len(pronoun) :].strip().partition(" ")
    words_after = pack.words_of(rest)
    stem, ending = pack.inflection.cut(head)
    verbs: dict[frozenset[Form], ReportingVerb] = {}
    for tail, tells in pack.inflection.tails(ending).items():
        if tells not in verbs:
            verbs[tells] = ReportingVerb(act, frame, phrase, tells)
        yield (*pack.words_of(stem + tail), *words_after), verbs[tells]
