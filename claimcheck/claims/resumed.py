"""Where the main clause goes on behind a relative one that no comma closes: "the gunman who killed X was arrested"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from claimcheck.claims.words import Words
from claimcheck.languages import Form, Hit, Pack, PartOfSpeech, Predicate
from claimcheck.languages.grammar import Cues, Role

FINITE = frozenset({Form.PRESENT, Form.PAST, Form.FUTURE, Form.CONDITIONAL})
"""Forms on which a main clause may stand."""
GROUP_REACH = 3
"""Tokens behind an auxiliary among which its verb stands, small words between: "n'a pas encore été"."""
BEFORE_VERB = (Role.NEGATION, Role.REFLEXIVE, Role.FUTURE, Role.MODAL, Role.NEGATION_SECOND)
"""Small words that stand before a verb and belong to it."""
STEERED = (
    Role.COORDINATOR, Role.INFINITIVE_MARKER, Role.BE, Role.HAVE, Role.DETERMINER, Role.PREPOSITION,
    Role.RELATIVE,
)  # fmt: skip
"""What right before a verb makes it none that a main clause begins with."""

Verbs = Mapping[int, Hit[Predicate]]


def find_resumption(words: Words, subject: range, relative: range, verbs: Verbs) -> int | None:
    """The token of a relative clause where the clause that it stands in goes on; None where it does not. What it hangs
    on, `subject`, has no verb yet. `verbs` are the predicates that are no nouns, by their first token."""
    cues = words.cues
    if not words.tokens[subject.stop - 1].is_word or cues.between(subject.start, subject.stop, Role.CLEFT):
        return None
    if any(_is_verbal(cues, n, verbs) or _says(words, n) for n in subject):
        return None
    own = next((n for n in relative[1:] if _is_verbal(cues, n, verbs)), None)
    if own is None:
        return None
    later = range(_group_end(cues, own, verbs, relative.stop) + 1, relative.stop)
    main = next((n for n in later if _is_auxiliary(words, n)), None)
    if main is None:
        main = next((n for n in reversed(later) if n in verbs and _may_be_main(cues, n, verbs[n])), None)
    while main is not None and cues.has(main - 1, *BEFORE_VERB):
        main -= 1
    return main


def _is_verbal(cues: Cues, index: int, verbs: Verbs) -> bool:
    return index in verbs or cues.has(index, Role.BE, Role.HAVE, Role.MODAL)


def _says(words: Words, index: int) -> bool:
    """Does a verb of saying stand there, no noun ("told the court that")?"""
    return words.is_reporting(index) and not words.cues.has(index - 1, Role.DETERMINER)


def _group_end(cues: Cues, index: int, verbs: Verbs, last: int) -> int:
    """The last token of a verb with its auxiliaries, small words between them."""
    end = verbs[index].last - 1 if index in verbs else index
    for n in range(end + 1, min(end + 1 + GROUP_REACH, last)):
        if _is_verbal(cues, n, verbs):
            return _group_end(cues, n, verbs, last) if index not in verbs else end
        if cues.has(n, Role.DETERMINER) or not cues.any_at(n):
            break
    return end


def _is_auxiliary(words: Words, index: int) -> bool:
    """Does a finite auxiliary stand there that no other verb steers?"""
    finite = words.tokens[index].norm in finite_auxiliaries(words.pack)
    return finite and words.cues.has(index, Role.BE, Role.HAVE) and not words.cues.has(index - 1, *STEERED)


def _may_be_main(cues: Cues, index: int, hit: Hit[Predicate]) -> bool:
    verb = hit.entry.part is PartOfSpeech.VERB
    return verb and bool(hit.entry.forms & FINITE) and not cues.has(index - 1, *STEERED)


@cache
def finite_auxiliaries(pack: Pack) -> frozenset[str]:
    """The finite forms of the verbs that the pack's grammar lists as auxiliaries."""
    conjugated = (pack.inflection.conjugate(lemma).items() for lemma in pack.auxiliaries)
    return frozenset(form for forms in conjugated for form, tells in forms if tells & FINITE)
