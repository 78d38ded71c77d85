"""Clauses: a sentence cut where a new predication begins, by small words and punctuation alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from claimcheck.claims.lightverbs import lent_nouns
from claimcheck.claims.predications import Words, find_predications
from claimcheck.languages import Form, Hit, Pack, PartOfSpeech, Predicate
from claimcheck.languages.grammar import Cues, Role, grammar_of
from claimcheck.languages.predicates import EVENT, OF_FALLEN, SUBJECT_REACH
from claimcheck.model import ActorMention, Mention, PlaceMention, QuantityMention, Sentence, Span, TimeMention, Token

BREAKS = frozenset(';:—–()«»“”"[]')
"""Marks that always part clauses. A comma parts them too, but what it cuts off may be empty and is then joined."""
MARKS = BREAKS | {","}
OPENERS = (Role.SUBORDINATOR, Role.CONDITION, Role.RELATIVE)
"""What small words open a clause."""

NONE = "none"
"""The rule of quantities that a word of negation makes zero."""
ARTICLE = "article"
"""The rule of quantities that no more than an article counts."""
HYPHENS = frozenset("-‐‑")
BETWEEN = (Role.BE, Role.HAVE, Role.NEGATION, Role.NEGATION_SECOND, Role.NOT_YET, Role.MODAL, Role.FUTURE)
"""What may stand between a subject and its verb."""
OBJECT_REACH = 5
"""Tokens after a verb within which the place that is its object begins: "a pris mardi soir la ville de X" is five."""


CLASS_REACH = 12
"""Tokens between a verb and the word of the class it needs: "gave him, two weeks ago, one of her kidneys" is nine,
with a place between it is twelve."""


class Clause(NamedTuple):
    """Tokens `first` to `last` (excluded) of a sentence; `opener` is the role of the word that opens it, if any."""

    first: int
    last: int
    opener: Role | None = None

    def __contains__(self, index: object) -> bool:
        return isinstance(index, int) and self.first <= index < self.last


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence with its small words, its predicates and its clauses. `general` predicates say nothing but whether
    they happened: times, places and counts pass them by.
    """

    sentence: Sentence
    cues: Cues
    predicates: tuple[Hit[Predicate], ...]
    clauses: tuple[Clause, ...]
    general: tuple[Hit[Predicate], ...] = ()
    tokens: tuple[Token, ...] = field(init=False)
    ends: list[int] = field(init=False, repr=False, compare=False)
    openings: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tokens", self.sentence.tokens)
        object.__setattr__(self, "ends", [token.end for token in self.tokens])
        object.__setattr__(self, "openings", [clause.first for clause in self.clauses])

    def sentence_text(self, first: int, last: int) -> str:
        """The tokens `first` to `last` (excluded), a space between each two."""
        return " ".join(token.text for token in self.tokens[first:last])

    def clause_at(self, index: int) -> Clause:
        return self.clauses[bisect_right(self.openings, index) - 1]

    def token_at(self, offset: int) -> int:
        """The index of the first token that ends after a character offset; the last one when none does."""
        return bisect_right(self.ends, offset, 0, max(len(self.ends) - 1, 0))


def parse_sentence(sentence: Sentence, mentions: Sequence[Mention], pack: Pack) -> Parsed:
    """The sentence's small words, predicates and clauses. What is counted or named predicates nothing."""
    cues = Cues(sentence.tokens, grammar_of(pack))
    taken = [m.span for m in mentions if (_counts(m) and not _is_article(m)) or _is_name(m)]
    of_article = [m.span for m in mentions if _is_article(m)]
    times = [m.span for m in mentions if isinstance(m, TimeMention)]
    counts = frozenset(m.span.start for m in mentions if isinstance(m, QuantityMention))
    words = Words(sentence.tokens, cues, times, counts, pack)
    found = _as_verbs(cues, [h for h in find_predications(words) if _is_free(sentence.tokens, h, taken, pack)])
    places = [m.span for m in mentions if isinstance(m, PlaceMention) and _is_town(m)]
    classes: dict[tuple[int, int], frozenset[str]] = {}
    of_subject = (hit for hit in found if _has_subject(sentence.tokens, hit))
    placed = (hit for hit in of_subject if _has_place(sentence.tokens, cues, hit, places))
    classed = (hit for hit in placed if _has_class(sentence.tokens, hit, classes, pack))
    fitting = [hit for hit in classed if _may_end(sentence.tokens, cues, hit)]
    hits = _one_reading(words, _with_events(sentence.tokens, cues, fitting, of_article, pack))
    general = _general(pack)
    own = tuple(hit for hit in hits if hit.entry.concept not in general)
    others = tuple(hit for hit in hits if hit.entry.concept in general)
    joins = _joined_counts(sentence.tokens, cues, hits, [m for m in mentions if _counts(m)])
    return Parsed(sentence, cues, own, tuple(split_clauses(sentence.tokens, cues, joins)), others)


def _with_events(
    tokens: Sequence[Token], cues: Cues, hits: Sequence[Hit[Predicate]], of_article: Sequence[Span], pack: Pack
) -> list[Hit[Predicate]]:
    """The hits without the light verbs that have no event beside them, and without the nouns that an article counts
    ("an arrest") but for those that such a verb says took place ("an arrest was made")."""
    lent = lent_nouns(tokens, cues, hits, pack)
    told = [noun for nouns in lent.values() for noun in nouns]
    return [
        hit
        for hit in hits
        if (hit.entry.needs != EVENT or (hit.first, hit.last) in lent)
        and (hit in told or not any(span.covers(hit.span) for span in of_article))
    ]


def _as_verbs(cues: Cues, hits: Sequence[Hit[Predicate]]) -> list[Hit[Predicate]]:
    """The predicates without the nouns that are participles right behind an auxiliary: "la décision a été prise"."""
    passive = {h.first for h in hits if Form.PARTICIPLE in h.entry.forms and cues.has(h.first - 1, Role.BE, Role.HAVE)}
    return [h for h in hits if h.first not in passive or h.entry.part is not PartOfSpeech.NOUN]


@cache
def _general(pack: Pack) -> frozenset[str]:
    return frozenset(concept.id for concept in pack.concepts.events.values() if concept.general)


def _is_town(place: PlaceMention) -> bool:
    return place.is_location and place.site is None and place.key != place.country


def _has_subject(tokens: Sequence[Token], hit: Hit[Predicate]) -> bool:
    """Has a verb that counts only of some things one of them before it in its clause?"""
    if not hit.entry.subjects:
        return True
    for index in range(hit.first - 1, max(-1, hit.first - SUBJECT_REACH), -1):
        if tokens[index].text in BREAKS:
            return False
        if tokens[index].norm in hit.entry.subjects:
            return True
    return False


def _has_place(tokens: Sequence[Token], cues: Cues, hit: Hit[Predicate], places: Sequence[Span]) -> bool:
    """Has a verb that counts only of a place such a place, as its object or its subject?"""
    if not hit.entry.place_as:
        return True
    before = hit.first - 1
    passed = ("'", "-", ",") if cues.has(hit.last, Role.BY) else ("'", "-")  # "Izium, taken by"
    while before >= 0 and (cues.has(before, *BETWEEN) or tokens[before].norm in passed):
        before -= 1
    subject = before >= 0 and any(span.covers(tokens[before].span) for span in places)
    passive = Form.PARTICIPLE in hit.entry.forms and bool(cues.between(before + 1, hit.first, Role.BE))
    if hit.entry.place_as == OF_FALLEN or subject or passive:
        return subject
    end = tokens[min(hit.last + OBJECT_REACH, len(tokens)) - 1].end
    objects = [span for span in places if hit.span.end <= span.start < end]
    if not objects:
        return False
    between = [n for n in range(hit.last, len(tokens)) if tokens[n].start < objects[0].start]
    return not any(cues.has(n, Role.PREPOSITION) and not cues.has(n, Role.OF, Role.DETERMINER) for n in between)


def _has_class(
    tokens: Sequence[Token], hit: Hit[Predicate], classes: dict[tuple[int, int], frozenset[str]], pack: Pack
) -> bool:
    """Does a word of the class that the verb needs stand near it? `classes` remembers those near each verb."""
    if not hit.entry.needs or hit.entry.needs == EVENT:
        return True
    near = classes.get((hit.first, hit.last))
    if near is None:
        near = classes[hit.first, hit.last] = _classes_near(tokens, hit, pack)
    return hit.entry.needs in near


def _classes_near(tokens: Sequence[Token], hit: Hit[Predicate], pack: Pack) -> frozenset[str]:
    """The classes of the words near a verb, with no mark that parts clauses between."""
    first, last = hit.first, hit.last
    while first > max(0, hit.first - CLASS_REACH) and tokens[first - 1].text not in BREAKS:
        first -= 1
    while last < min(len(tokens), hit.last + CLASS_REACH) and tokens[last].text not in BREAKS:
        last += 1
    return frozenset(found.entry for found in pack.objects.find(tokens[first:last]))


def _may_end(tokens: Sequence[Token], cues: Cues, hit: Hit[Predicate]) -> bool:
    """Does the clause end behind a phrase that says something else with more behind it ("n'a rien", "n'a rien vu")?"""
    if not hit.entry.last or hit.last >= len(tokens) or not tokens[hit.last].is_word:
        return True
    return cues.has(hit.last, Role.COORDINATOR, *OPENERS)


def _counts(mention: Mention) -> bool:
    """Is it a count that takes its noun from the predicates? "No attack" denies the attack and counts it too."""
    return isinstance(mention, QuantityMention) and mention.rule != NONE


def _is_article(mention: Mention) -> bool:
    """Is it a count by no more than "a"?"""
    return isinstance(mention, QuantityMention) and mention.rule == ARTICLE


def _is_name(mention: Mention) -> bool:
    return isinstance(mention, ActorMention) and mention.type in ("person", "organisation")


def _is_free(tokens: Sequence[Token], hit: Hit[Predicate], taken: Sequence[Span], pack: Pack) -> bool:
    """Is the phrase neither a small word, nor a capitalised word inside a sentence, nor part of a name or a count, nor
    the end of a compound ("rebel-held")?"""
    if hit.first and tokens[hit.first - 1].text in HYPHENS and tokens[hit.first - 1].end == tokens[hit.first].start:
        return False
    by_object = " " in hit.entry.lemma  # a small word that its object tells apart says something ("fait" un discours)
    single = hit.last == hit.first + 1 and not by_object
    if single and (tokens[hit.first].norm in pack.stopwords or (hit.first and tokens[hit.first].is_capitalised)):
        return False
    return not any(span.covers(hit.span) for span in taken)


def _joined_counts(
    tokens: Sequence[Token], cues: Cues, hits: Sequence[Hit[Predicate]], counted: Sequence[Mention]
) -> frozenset[int]:
    """The tokens that join a clause whose subject is a count to the one before it ("two died and six were hurt")."""
    starts = [token.start for token in tokens]
    verbs = {hit.first: hit.last for hit in hits if hit.entry.part is PartOfSpeech.VERB}
    found = set()
    for mention in counted:
        first, after = bisect_right(starts, mention.span.start) - 1, bisect_right(starts, mention.span.end - 1)
        behind = any(cues.has(n, Role.BE, Role.HAVE, Role.MODAL, Role.FUTURE) or n in verbs for n in (after, after + 1))
        before = any(0 < first - last <= OBJECT_REACH + 1 for last in verbs.values())
        if behind and before and cues.has(first - 1, Role.COORDINATOR):
            found.add(first - 1)
    return frozenset(found)


def split_clauses(tokens: Sequence[Token], cues: Cues, joins: frozenset[int] = frozenset()) -> list[Clause]:
    """Clauses in order; together they hold every token. At `joins` a coordinator parts two."""
    clauses: list[Clause] = []
    first, opener = 0, None
    for index in sorted({*_may_open(tokens, cues), *joins}):
        role = Role.COORDINATOR if index in joins else _opens(tokens, cues, index)
        if role is not None and index > first:
            clauses.append(Clause(first, index, opener))
            first = index
        if index == first:
            opener = role if role is not Role.COORDINATOR else None
    if tokens:
        clauses.append(Clause(first, len(tokens), opener))
    return clauses


def _may_open(tokens: Sequence[Token], cues: Cues) -> list[int]:
    """The tokens, in order, that can open a clause: the first, marks, words that do it, words after one of saying."""
    marks = [index for index, token in enumerate(tokens) if token.text in MARKS]
    said = [index + 1 for index in cues.beginning(Role.SAYS) if index + 1 < len(tokens)]
    return sorted({*range(min(1, len(tokens))), *marks, *said, *cues.beginning(*OPENERS)})


def _opens(tokens: Sequence[Token], cues: Cues, index: int) -> Role | None:
    """The role of the word or mark that opens a clause at this token, None when none begins."""
    if tokens[index].text in MARKS and not _is_in_number(tokens, index):
        return Role.COORDINATOR
    cue = cues.at(index, *OPENERS)
    if cue is None and cues.has(index - 1, Role.SAYS) and tokens[index].is_word:
        return None if cues.has(index, Role.PREPOSITION, Role.INFINITIVE_MARKER) else Role.SUBORDINATOR
    return cue.role if cue else None


def _is_in_number(tokens: Sequence[Token], index: int) -> bool:
    """Does the mark stand between two digits, as in "3,000" and "7:52"?"""
    return 0 < index < len(tokens) - 1 and tokens[index - 1].text.isdigit() and tokens[index + 1].text.isdigit()


def _one_reading(words: Words, hits: list[Hit[Predicate]]) -> list[Hit[Predicate]]:
    """Each predicate in the one part of speech that its neighbours allow, reflexive verbs only with their pronoun."""
    chosen: dict[tuple[int, int], list[Hit[Predicate]]] = {}
    for hit in hits:
        chosen.setdefault((hit.first, hit.last), []).append(hit)
    return [best for group in chosen.values() if (best := _best_reading(words, group))]


def _best_reading(words: Words, group: list[Hit[Predicate]]) -> Hit[Predicate] | None:
    tokens, cues, counts = words.tokens, words.cues, words.counts
    reflexive = _has_reflexive(cues, group[0].first)
    usable = [hit for hit in group if reflexive or not hit.entry.reflexive]
    if not usable:
        return None
    whole = group[0].last - group[0].first > 1 and all(hit.entry.part is PartOfSpeech.VERB for hit in usable)
    as_noun = not whole and _stands_as_noun(tokens, cues, usable[0].first)
    as_noun = as_noun and not any(_has_object(tokens, cues, h, counts) for h in usable)
    as_noun = as_noun or any(Form.GERUND in h.entry.forms and cues.has(h.last, Role.OF) for h in usable)
    order = [PartOfSpeech.NOUN, PartOfSpeech.ADJECTIVE, PartOfSpeech.VERB]
    if not as_noun:
        order.reverse()
    if as_noun and not all(_is_past(hit.entry) for hit in usable) and not _is_present_of_noun(words, usable):
        marked = cues.has(usable[0].first - 1, Role.INFINITIVE_MARKER)
        usable = [hit for hit in usable if not _is_plain_verb(hit.entry) or (marked and _is_infinitive(hit.entry))]
    own_subject = [hit for hit in usable if hit.entry.subjects]
    narrowed = [hit for hit in usable if hit.entry.place_as] or [hit for hit in usable if hit.entry.needs]
    own_reflexive = narrowed or [hit for hit in usable if hit.entry.reflexive]
    ranked = sorted(own_subject or own_reflexive or usable, key=lambda hit: order.index(hit.entry.part))
    return ranked[0] if ranked else None


def _is_present_of_noun(words: Words, usable: Sequence[Hit[Predicate]]) -> bool:
    """Is it the present of a verb that no noun looks like, right behind a noun with its determiner ("la sirène
    retentit")? An adjective may stand there too, but no word that is counted is one."""
    before = usable[0].first - 1
    if before < 1 or not words.cues.has(before - 1, Role.DETERMINER):
        return False
    present = all(_is_plain_verb(hit.entry) and Form.PRESENT in hit.entry.forms for hit in usable)
    noun = words.tokens[before].norm
    return present and (any(noun in hit.entry.subjects for hit in usable) or bool(words.pack.counted_nouns.get(noun)))


def _is_plain_verb(predicate: Predicate) -> bool:
    """Is it a verb form that cannot stand where a noun or an adjective does?"""
    return predicate.part is PartOfSpeech.VERB and not predicate.forms & {Form.PARTICIPLE, Form.GERUND}


def _is_past(predicate: Predicate) -> bool:
    """Is it a form that tells of the past alone ("sank"), which no noun looks like?"""
    return predicate.part is PartOfSpeech.VERB and predicate.forms == {Form.PAST}


def _is_infinitive(predicate: Predicate) -> bool:
    """Is it a form that is nothing but an infinitive ("de fermer")?"""
    return predicate.forms == {Form.INFINITIVE}


def _has_reflexive(cues: Cues, index: int) -> bool:
    return any(cues.has(n, Role.REFLEXIVE) for n in range(max(0, index - 4), index))


def _has_object(tokens: Sequence[Token], cues: Cues, hit: Hit[Predicate], counts: frozenset[int]) -> bool:
    """Is it a past verb with an object behind it ("the fire injured 38 people"), not an adjective before its noun?"""
    after = hit.last
    beside = hit.first > 0 and cues.has(hit.first - 1, Role.DETERMINER)
    if Form.PAST not in hit.entry.forms or beside or after >= len(tokens):
        return False
    return tokens[after].start in counts or cues.has(after, Role.DETERMINER)


def _stands_as_noun(tokens: Sequence[Token], cues: Cues, index: int) -> bool:
    """Does the word follow a determiner or a preposition, with at most one word (an adjective) between them?"""
    if index == 0:
        return True
    noun_opener = (Role.DETERMINER, Role.OF, Role.NOTHING_DETERMINER, Role.WITHOUT)
    before = index - 1
    if cues.has(before, Role.INFINITIVE_MARKER) and not cues.has(before, *noun_opener):
        return False
    if cues.has(before, Role.BE, Role.HAVE, Role.NEGATION_SECOND, Role.MODAL, Role.PRONOUN, Role.RELATIVE):
        return False
    if cues.has(before, *noun_opener, Role.PREPOSITION):
        return True
    adjective = tokens[before].is_word and not tokens[before].is_capitalised
    return adjective and before > 0 and cues.has(before - 1, *noun_opener)
