"""The words that deny a predicate, with their scope: a clause, a verb's noun, the clause of "that"."""

from __future__ import annotations

from functools import cache

from claimcheck.claims.clauses import Clause
from claimcheck.claims.parsed import Parsed
from claimcheck.claims.untruths import find_untrue, verbs_of
from claimcheck.languages import Hit, Pack, PartOfSpeech, Predicate
from claimcheck.languages.grammar import Cue, Role
from claimcheck.model import Span

REACH = 6
"""How many tokens to the left a small word may stand from the verb it steers: "n'a toujours pas encore été" is five."""
MOST_BETWEEN = 1
"""Words between a negation and its verb that are no small words: an adverb ("did not immediately respond")."""
NOUN_REACH = 3
"""The same for a noun: a determiner and one or two adjectives."""
LONGEST = 2
"""Words of what denies a noun besides its first: "aucune date pour"."""
OBJECT_REACH = 2
"""Tokens after a verb among which the word that denies its object begins: "fired on no one" is the second."""
SUPPORT_REACH = 5
"""Tokens between a verb and the noun it only lends its tense: "did not receive any formal written warning" is four."""
ABBREVIATION = frozenset(".°º")
"""Marks behind the shortened word for "number"."""
ENDS = "end"
"""What the concepts of verbs say that tell of the end of something."""
UNTIL_REACH = 8
"""Tokens between a verb and "until": its object."""

Cued = list[Cue]


def find_negation(parsed: Parsed, hit: Hit[Predicate], clause: Clause, pack: Pack) -> Cued:
    """The words that deny a predicate, in order; empty when it is asserted."""
    if hit.entry.part is PartOfSpeech.NOUN:
        own = _noun_negation(parsed, hit, clause) or _support_negation(parsed, hit, clause, pack)
    else:
        own = _verb_negation(parsed, hit.first, hit.last, clause, pack) or _half_negation(parsed, hit, clause, pack)
    own = [cue for cue in own if not _is_numero(parsed, cue) and not _is_own_word(parsed, hit, cue)]
    if own and (_holds_until(parsed, hit, clause) or _is_denied_without(parsed, hit.first, clause)):
        own = []
    above = find_untrue(parsed, hit, pack)
    if any(above[0].first <= cue.first < above[0].last for cue in own if above):
        own = []  # "nothing" alone, or the "pas" of "n'a pas l'intention de", is no second denial
    return [] if own and above else own or above


def _is_own_word(parsed: Parsed, hit: Hit[Predicate], cue: Cue) -> bool:
    """Is the word one of the predicate's own phrase ("came to nothing")?"""
    inside = hit.first < cue.first < hit.last
    return inside and parsed.tokens[cue.first].norm in hit.entry.lemma.split()


def _is_numero(parsed: Parsed, cue: Cue) -> bool:
    """Does the word only stand before a number ("pier no. 17")?"""
    after = [token.text for token in parsed.tokens[cue.last : cue.last + 2]]
    return len(after) == 2 and after[0] == "." and after[1].isdigit()


def is_denied_itself(parsed: Parsed, none: Span) -> bool:
    """Is a count of none itself denied ("pas un jour sans bombardement")?"""
    at = parsed.token_at(none.start)
    return _is_denied_without(parsed, at, parsed.clause_at(at))


def _is_denied_without(parsed: Parsed, at: int, clause: Clause) -> bool:
    """Is what stands at a token that without which nothing went by ("not a day passes without shelling")? It did
    happen."""
    cues, first = parsed.cues, max(clause.first, at - NOUN_REACH)
    without = next((n for n in range(first, at + 1) if cues.has(n, Role.WITHOUT)), None)
    if without is None or not cues.has(clause.first, Role.NOTHING_DETERMINER):
        return False
    return all(parsed.tokens[n].is_word for n in range(clause.first, without))


def _holds_until(parsed: Parsed, hit: Hit[Predicate], clause: Clause) -> bool:
    """Was it done after all, if late ("did not sound until the water had come")? A state was so before, not after."""
    if hit.entry.part is PartOfSpeech.ADJECTIVE:
        return False
    last = min(len(parsed.tokens), hit.last + UNTIL_REACH)
    cues = parsed.cues.between(hit.last, last, Role.UNTIL, Role.NOT_BEFORE)
    until = next((c.first for c in cues if c.role is Role.UNTIL or c.last in parsed.timed), None)
    if until is None or until > clause.last:
        return False
    return not any(hit.last <= h.first < until for h in verbs_of(parsed))


def _verb_negation(parsed: Parsed, at: int, last: int, clause: Clause, pack: Pack) -> Cued:
    """The words that deny the verb at the tokens `at` to `last` (excluded)."""
    first, cues = max(clause.first, at - REACH), parsed.cues
    if cues.between(first, last + 4, Role.FALSE_NEGATION):
        return []
    if failed := [c for c in cues.between(first, at, Role.FAILED) if _reaches(parsed, c, at)]:
        return [] if _is_denied(parsed, failed[-1], clause) else failed[-1:]
    opening = [c for c in cues.between(first, at, Role.NEGATION, Role.WITHOUT) if _reaches(parsed, c, at)]
    nobody = _nobody(parsed, at, clause)
    if "double_negation" not in pack.flags:
        return (opening or nobody)[:1] or _denied_object(parsed, at + 1, last, clause)
    without = [cue for cue in opening if cues.has(cue.first, Role.WITHOUT)]
    if without or not opening:
        return without[:1] or _nothing_before(parsed, at)
    closing = cues.between(opening[0].last, min(clause.last, last + 2), Role.NEGATION_SECOND) or nobody
    closing = closing or cues.between(at, min(clause.last, last + 3), Role.NOBODY, Role.NOTHING_DETERMINER)
    if not closing and not cues.has(clause.last, Role.RELATIVE):  # "n'a pu sauver que deux" saved two
        closing = cues.between(opening[0].last, at, Role.HALF_DENIED)
    return [opening[0], closing[0]] if closing else []


def _is_denied(parsed: Parsed, cue: Cue, clause: Clause) -> bool:
    """Is a word that says that something was not done denied itself ("did not fail to", "n'a pas manqué de")?"""
    openings = parsed.cues.between(max(clause.first, cue.first - REACH), cue.first, Role.NEGATION)
    return any(_reaches(parsed, opening, cue.first) for opening in openings)


def _half_negation(parsed: Parsed, hit: Hit[Predicate], clause: Clause, pack: Pack) -> Cued:
    """ "Ne cesse de": the first half alone denies a verb of ending with another behind it."""
    concept = pack.concepts.events.get(hit.entry.concept)
    if "double_negation" not in pack.flags or concept is None or concept.phase != ENDS:
        return []
    if not parsed.cues.has(hit.last, Role.OF):
        return []
    opening = parsed.cues.between(max(clause.first, hit.first - REACH), hit.first, Role.NEGATION)
    return [cue for cue in opening if _reaches(parsed, cue, hit.first)][:1]


def _nothing_before(parsed: Parsed, at: int) -> Cued:
    """ "Rien" right before what it denies, where a quotation mark or ease of speech keeps its other half away."""
    nothing = parsed.cues.ending(at, Role.NOBODY)
    return [nothing] if nothing is not None and parsed.cues.has(nothing.first, Role.NEGATION_SECOND) else []


def _nobody(parsed: Parsed, at: int, clause: Clause) -> Cued:
    """The words that deny a verb by its subject, near it or at the head of its clause ("no call from X was heard")."""
    roles = (Role.NOBODY, Role.NOTHING_DETERMINER)
    if not parsed.cues.holds(*roles):
        return []  # so it is in most sentences
    verbs = [h for h in verbs_of(parsed) if clause.first <= h.first < at]
    objects = {n for h in verbs for n in range(h.last, h.last + OBJECT_REACH)}
    near = parsed.cues.between(max(clause.first, at - REACH), at, *roles)
    opening = [c for c in parsed.cues.between(clause.first, at, *roles) if c.first < clause.first + 2]
    found = near if near or verbs else opening
    own = [c for c in found if c.first not in objects and not parsed.cues.has(c.first, Role.FALSE_NEGATION)]
    return [c for c in own if not parsed.cues.has(c.first - 1, Role.HAVE)]  # "the dog that has no collar bit"


def _denied_object(parsed: Parsed, first: int, last: int, clause: Clause) -> Cued:
    """ "Fired no shots", "fired on no one": the word that denies the object of a verb, maybe inside its phrase."""
    roles = (Role.NOTHING_DETERMINER, Role.NOBODY)
    if not parsed.cues.holds(*roles):
        return []
    cues = (parsed.cues.at(n, *roles) for n in range(first, last + OBJECT_REACH))
    denied = (c for c in cues if c is not None and (c.last < max(clause.last, last) or c.role is Role.NOBODY))
    return [cue for cue in denied if not _is_number_mark(parsed, cue.last)][:1]


def _is_number_mark(parsed: Parsed, after: int) -> bool:
    """Does a number, or the full stop of "no." before one, stand behind the word ("struck pier no. 17")?"""
    tokens = [token.text for token in parsed.tokens[after : after + 2]]
    return any(text[0].isdigit() for text in tokens[: 1 + ABBREVIATION.issuperset(tokens[:1])])


def _reaches(parsed: Parsed, cue: Cue, at: int) -> bool:
    """Does a negation bear on the verb? No other verb between them, and hardly a word that is no small one."""
    between = [n for n in range(cue.last, at) if parsed.tokens[n].is_word]
    unknown = [n for n in between if not parsed.cues.any_at(n)]
    if len(unknown) > MOST_BETWEEN or any(cue.last <= h.first and h.last <= at for h in verbs_of(parsed)):
        return False
    if any(parsed.cues.has(n, Role.BY, Role.CONTRAST) for n in between):  # "could not be eased by announcing a truce"
        return False
    return not any(parsed.cues.has(n, Role.HAVE, Role.BE) for n in between if unknown and n > unknown[-1])


def _noun_negation(parsed: Parsed, hit: Hit[Predicate], clause: Clause) -> Cued:
    cues, first = parsed.cues, max(clause.first, hit.first - NOUN_REACH)
    if cues.between(max(0, first - 1), hit.first, Role.FALSE_NEGATION):
        return []
    reach = range(max(clause.first, first - LONGEST), hit.first)
    starts = (n for n in reach if not cues.has(n, Role.FALSE_NEGATION))  # "point de départ"
    denying = (cues.at(n, Role.NOTHING_DETERMINER, Role.WITHOUT) for n in starts)
    near = (cue for cue in denying if cue is not None and hit.first - cue.last < NOUN_REACH)
    direct = [Cue(cue.first, min(cue.last, hit.first), cue.role) for cue in near]
    between = range(direct[-1].last if direct else hit.first, hit.first)
    bare = not any(cues.has(n, Role.OF, Role.PREPOSITION) for n in between)
    if direct and bare and not _is_other_object(parsed, between):
        opening = cues.between(max(clause.first, direct[0].first - 4), direct[0].first, Role.NEGATION)
        return opening[-1:] + direct[:1]
    return _said_to_be(parsed, hit) or _bare_negation(parsed, hit, clause)


def _said_to_be(parsed: Parsed, hit: Hit[Predicate]) -> Cued:
    """The word that denies that something was what a bare noun names: "the fire was not arson"."""
    cues, denied = parsed.cues, parsed.cues.ending(hit.first, Role.NEGATION)
    return [denied] if denied is not None and cues.ending(denied.first, Role.BE) else []


def _is_other_object(parsed: Parsed, between: range) -> bool:
    """Is the noun the object of a verb that is denied itself ("ni confirmé ni démenti la frappe")?"""
    hits = (*parsed.predicates, *parsed.general)
    return any(h.first in between and parsed.cues.has(h.last, Role.DETERMINER) for h in hits)


def _bare_negation(parsed: Parsed, hit: Hit[Predicate], clause: Clause) -> Cued:
    """The words that deny a noun hanging bare on a denied "there is": "il n'y a pas eu de frappe"."""
    cues, of = parsed.cues, hit.first - 1
    if not cues.has(of, Role.OF):
        return []
    closing = cues.between(max(clause.first, hit.first - 4), of, Role.NEGATION_SECOND)
    opening = cues.between(max(clause.first, hit.first - 8), of, Role.NEGATION)
    if not closing or not opening:
        return []
    between = (n for n in range(opening[0].last, of) if n != closing[0].first)
    exists = all(cues.has(n, Role.HAVE, Role.BE, Role.PRONOUN, Role.HERE) for n in between)
    return [opening[0], closing[0]] if exists else []


def _support_negation(parsed: Parsed, hit: Hit[Predicate], clause: Clause, pack: Pack) -> Cued:
    """The words that deny the verb whose object or subject an event noun is, when that verb only says that it was
    done or took place: "received no warning", "n'a pas donné l'ordre", "the attack never happened".
    """
    forms, light = support_forms(pack), _light_verbs(parsed, pack)
    before = range(hit.first - 1, max(clause.first, hit.first - SUPPORT_REACH) - 1, -1)
    after = range(hit.last, min(clause.last, hit.last + SUPPORT_REACH + 1))
    for places in (before, after):
        for n in places:
            lends = parsed.tokens[n].norm in forms and (places is before or _is_passive(parsed, hit.last, n))
            if lends or (n in light and places is after and not _is_deed(parsed, n, hit.last, pack)):
                return _verb_negation(parsed, n, light.get(n, n + 1), clause, pack)
            if not _is_between(parsed, n, behind=places is after) and not _opens_object(parsed, n, forms):
                break
    return []


def _is_deed(parsed: Parsed, verb: int, first: int, pack: Pack) -> bool:
    """Tells a verb in the active voice what the noun before it did ("the talks gave nothing")?"""
    told = (h for h in parsed.predicates if h.first == verb)
    does = any(pack.concepts.events[h.entry.concept].does for h in told)
    return does and not _is_passive(parsed, first, verb)


def _is_passive(parsed: Parsed, first: int, verb: int) -> bool:
    """Was it given or made, so that the noun before the verb is no doer ("the strike did no damage")?"""
    return any(parsed.cues.has(n, Role.BE) for n in range(first, verb))


def _opens_object(parsed: Parsed, index: int, forms: frozenset[str]) -> bool:
    """Is it the "de" of "n'a pas fait de commentaire"?"""
    return index > 0 and parsed.cues.has(index, Role.OF) and parsed.tokens[index - 1].norm in forms


def _is_between(parsed: Parsed, index: int, *, behind: bool) -> bool:
    """May the token stand between the noun and its verb? No other predicate, and no preposition: what hangs on another
    noun is not what is done ("made no mention of strikes"); the "de" of "pas de" is no preposition.
    """
    if any(h.first <= index < h.last for h in (*parsed.predicates, *parsed.general)):
        return False
    if behind:  # "there was fighting, but they had no figures": what another clause says is not said of it
        return parsed.cues.any_at(index) and not parsed.cues.has(index, Role.COORDINATOR, Role.RELATIVE)
    if parsed.cues.has(index, Role.OF):
        return parsed.cues.has(index - 1, Role.NEGATION_SECOND)
    return not parsed.cues.has(index, Role.PREPOSITION, Role.PURPOSE) or parsed.cues.has(index, Role.DETERMINER)


def _light_verbs(parsed: Parsed, pack: Pack) -> dict[int, int]:
    """The verbs that only say that something took place: their first token, and the one after them."""
    return {h.first: h.last for h in parsed.predicates if pack.concepts.events[h.entry.concept].light}


@cache
def support_forms(pack: Pack) -> frozenset[str]:
    """All forms of the verbs that the pack lists as lending an event noun their tense only."""
    return frozenset(form for lemma in pack.support_verbs for form in pack.inflection.conjugate(lemma))
