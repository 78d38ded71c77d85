"""What words of speech do: acts of speakers, what their verbs take, and marks around what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import product

from claimcheck.languages.pack import Pack
from claimcheck.languages.source import Faults, read_rows

CHOICE = re.compile(r"\(([^)]*)\)")
"""A choice within a phrase: "(had|has)"."""


class Act(StrEnum):
    """What a speaker does; the keys of a pack's `reporting.txt`."""

    SAY = "say"
    """says it"""
    ANNOUNCE = "announce"
    """makes it known, or makes it so"""
    CONFIRM = "confirm"
    """says that it is so, as was said before"""
    DENY = "deny"
    """says that it is not so"""
    CLAIM = "claim"
    """says it and is not confirmed by others"""
    ACCUSE = "accuse"
    """says that another did it"""
    ESTIMATE = "estimate"
    """puts a number on it"""
    WARN = "warn"
    """says that it may come"""
    ASK = "ask"
    """asks whether it is so"""
    PROMISE = "promise"
    """says that it will be"""
    BELIEVE = "believe"
    """takes it to be so"""
    ACKNOWLEDGE = "acknowledge"
    """says it against the own interest"""
    COMMENT = "comment"
    """says it in passing"""
    REVEAL = "reveal"
    """makes known what was hidden"""
    RELAY = "relay"
    """passes on another's word"""
    LABEL = "label"
    """calls it something; a denial when that is a word for an untruth"""
    RETRACT = "retract"
    """takes back what was said"""


class Frame(StrEnum):
    """What a verb of speech takes for its content."""

    CLAUSE = "clause"
    """a clause after a complementizer, an infinitive, a quotation"""
    OBJECT = "object"
    """a noun phrase or a bare clause too"""
    ASSERTION = "assertion"
    """a noun phrase only when its noun is a word for something said ("rejects the accusation")"""
    QUOTE = "quote"
    """a quotation only"""
    HEARER = "hearer"
    """the one who hears it, right behind the verb, and then a clause ("told the staff that")"""


class Mark(StrEnum):
    """What a word of `attribution.txt` does; its keys."""

    ACCORDING = "according"
    """stands before the one who says it"""
    ACCORDING_WEAK = "according_weak"
    """does so only beside a comma or at the start of a sentence"""
    NO_SOURCE = "no_source"
    """says nothing, though it stands where a source does ("according to season")"""
    SOURCE = "source"
    """names a kind of source by itself"""
    CREDIT = "credit"
    """stands before a colon and a source, in brackets"""
    AS = "as"
    """makes of a verb and its subject a source ("as X said")"""
    CITING = "citing"
    """stands before the source of a source"""
    CITED = "cited"
    """stands before the one who passes it on"""
    THAT = "that"
    """opens the clause that is said"""
    WHETHER = "whether"
    """opens a clause that is asked"""
    PRONOUN_ONE = "pronoun_one"
    """one speaker named before"""
    PRONOUN_MANY = "pronoun_many"
    """several speakers named before"""
    NOBODY = "nobody"
    """a subject that names nobody"""
    RELATIVE = "relative"
    """opens a relative clause"""
    AGENT = "agent"
    """opens the agent of a passive"""
    PREPOSITION = "preposition"
    """makes the noun after it a complement"""
    OF = "of"
    """joins a noun to its complement"""
    AUXILIARY = "auxiliary"
    """stands between a subject and its verb"""
    PASSIVE = "passive"
    """an auxiliary that makes a passive"""
    INFINITIVE = "infinitive"
    """opens an infinitive or a gerund that stands for a clause"""
    HEDGED_AUXILIARY = "hedged_auxiliary"
    """an auxiliary that leaves it open"""
    CONDITION = "condition"
    """makes its clause a mere case"""
    NEGATION = "negation"
    """negates the verb beside it"""
    ADVERB = "adverb"
    """may stand between a subject and its verb"""
    CONTRAST = "contrast"
    """ends what was said"""
    OPEN_QUOTE = "open_quote"
    """opens a quotation"""
    CLOSE_QUOTE = "close_quote"
    """closes a quotation"""
    EVEN_QUOTE = "even_quote"
    """opens and closes a quotation"""
    DENIAL = "denial"
    """a word for an untruth"""
    ASSERTION = "assertion"
    """a noun for something said"""
    REPORTED = "reported"
    """tells that it is hearsay"""
    UNCONFIRMED = "unconfirmed"
    """tells that it is not confirmed"""
    RETRACTED = "retracted"
    """tells that it is taken back"""
    REVISION = "revision"
    """tells that it replaces a value"""
    AS_OF = "as_of"
    """tells that it is so for the moment"""


def read_marks(pack: Pack, faults: Faults) -> Iterator[tuple[tuple[str, ...], Mark]]:
    """The phrases of `attribution.txt`, by their words, with what each does."""
    path = pack.folder / "attribution.txt"
    for row in read_rows(path, faults):
        if row.key not in list(Mark):
            faults.add(path, row.line, f"unknown key {row.key!r}; allowed: {', '.join(Mark)}")
            continue
        mark = Mark(row.key)
        for value in row.values:
            yield from ((pack.words_of(phrase), mark) for phrase in spelled_out(value))


def spelled_out(phrase: str) -> list[str]:
    """A phrase with each choice in it made, an empty one leaving it out.

    >>> spelled_out("(had|has|) first said")
    ['had first said', 'has first said', 'first said']
    """
    parts = [part.split("|") for part in CHOICE.split(phrase)]
    return [" ".join("".join(choice).split()) for choice in product(*parts)]
