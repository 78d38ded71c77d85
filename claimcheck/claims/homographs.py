"""Homographs: words that are several parts of speech, each read as the one that its neighbours allow."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.words import Words
from claimcheck.languages import Form, Hit, PartOfSpeech, Predicate
from claimcheck.languages.grammar import Cues, Role
from claimcheck.languages.predicates import EVENT
from claimcheck.languages.speech import speech_tables

AS_VERB = (PartOfSpeech.VERB, PartOfSpeech.ADJECTIVE, PartOfSpeech.NOUN)
AS_NOUN = tuple(reversed(AS_VERB))
"""The parts of speech, the likeliest first, of a word that stands where a noun does."""
NOUN_OPENERS = frozenset({Role.DETERMINER, Role.OF, Role.NOTHING_DETERMINER, Role.WITHOUT})
"""What a noun, or an adjective before it, stands behind."""
VERB_OPENERS = frozenset({Role.BE, Role.HAVE, Role.NEGATION_SECOND, Role.MODAL, Role.PRONOUN, Role.RELATIVE})
"""What a verb stands behind."""
TO_COME = frozenset({Form.FUTURE, Form.CONDITIONAL})
"""The forms of verbs that no noun or adjective ever has."""
REFLEXIVE_REACH = 4
"""Tokens before a verb among which its reflexive pronoun stands: "ne s'est pas encore" is four."""


def choose_parts(words: Words, hits: Sequence[Hit[Predicate]]) -> list[Hit[Predicate]]:
    """Each predicate in the one part of speech that its neighbours allow, reflexive verbs only with their pronoun."""
    chosen: dict[tuple[int, int], list[Hit[Predicate]]] = {}
    for hit in hits:
        chosen.setdefault((hit.first, hit.last), []).append(hit)
    return [best for group in chosen.values() if (best := _best_reading(words, group))]


def _best_reading(words: Words, group: Sequence[Hit[Predicate]]) -> Hit[Predicate] | None:
    usable = [hit for hit in group if not hit.entry.reflexive or _has_reflexive(words.cues, hit.first)]
    usable = [hit for hit in usable if not _ends_site(words, hit)]
    if not usable or _is_perfect_of_another(words, usable):
        return None
    usable = _without_gerunds(usable)
    as_noun = _is_as_noun(words, usable)
    if as_noun and not all(_is_verb_alone(hit.entry) for hit in usable) and not _is_present_of_noun(words, usable):
        marked = words.cues.has(usable[0].first - 1, Role.INFINITIVE_MARKER)
        usable = [hit for hit in usable if not _is_plain_verb(hit.entry) or (marked and _is_infinitive(hit.entry))]
    if as_noun:
        usable = [hit for hit in usable if not _only_describes(words, hit)]
    order = AS_NOUN if as_noun else AS_VERB
    return min(_narrowest(usable), key=lambda hit: order.index(hit.entry.part), default=None)


def _ends_site(words: Words, hit: Hit[Predicate]) -> bool:
    """Is a word that may be a plain verb the last one of a site's name ("broke out of Leeds jail")?"""
    if hit.last - hit.first > 1 or not _is_plain_verb(hit.entry):
        return False
    own = words.tokens[hit.first].span
    return any(site.covers(own) and site.start < own.start and site.end == own.end for site in words.sites)


def _is_perfect_of_another(words: Words, usable: Sequence[Hit[Predicate]]) -> bool:
    """Is it an adjective right behind the auxiliary of the perfect, and so a verb that no table has ("la mission a
    échoué": no ship lies aground)?"""
    alone = all(hit.entry.part is PartOfSpeech.ADJECTIVE and hit.last - hit.first == 1 for hit in usable)
    before = usable[0].first - 1
    return alone and words.cues.has(before, Role.HAVE) and not words.cues.has(before, Role.BE)


def _without_gerunds(usable: list[Hit[Predicate]]) -> list[Hit[Predicate]]:
    """Those that are not the gerund of a verb, where the word is an adjective of its own ("missing", "vivant")."""
    if all(hit.entry.part is not PartOfSpeech.ADJECTIVE for hit in usable):
        return usable
    return [hit for hit in usable if hit.entry.forms != {Form.GERUND}]


def _is_as_noun(words: Words, usable: Sequence[Hit[Predicate]]) -> bool:
    """Does the word stand where a noun does, or a gerund that does?"""
    first, cues = usable[0], words.cues
    if any(Form.GERUND in hit.entry.forms and cues.has(hit.last, Role.OF) for hit in usable):
        return True
    if first.last - first.first > 1 and all(hit.entry.part is PartOfSpeech.VERB for hit in usable):
        plain = all({Form.PRESENT} <= hit.entry.forms <= {Form.PRESENT, Form.INFINITIVE} for hit in usable)
        marked = words.cues.has(first.first - 1, Role.INFINITIVE_MARKER, Role.TO)
        return plain and not marked and _is_behind_article(words, first.first)
    if _is_owned(words, usable) or _is_named_after_town(words, first):
        return True
    if all(_is_plain_verb(hit.entry) for hit in usable) and _counts_behind(words, first):
        return False
    return _stands_as_noun(words, first.first) and not any(_has_object(words, hit) for hit in usable)


def _counts_behind(words: Words, hit: Hit[Predicate]) -> bool:
    """Is its object a count ("fire in a block of flats kills 12"), with nothing that opens a noun right before it?"""
    counted = hit.last < len(words.tokens) and words.tokens[hit.last].start in words.counts
    return counted and not _is_behind_article(words, hit.first)


def _is_owned(words: Words, usable: Sequence[Hit[Predicate]]) -> bool:
    """Does a word that may be a noun stand right behind the mark of possession ("X's arrest")? Before a participle
    that is the short form of "is" or "has", and before a gerund too, but for one with its doer ("X's kidnapping by Y").
    """
    first = usable[0].first
    if not first or words.tokens[first - 1].norm not in words.pack.clitics:
        return False
    done_by = words.cues.has(usable[0].last, Role.BY)
    verbal = {Form.PARTICIPLE} if done_by else {Form.PARTICIPLE, Form.GERUND}
    noun = any(hit.entry.part is PartOfSpeech.NOUN for hit in usable)
    return noun and not any(hit.entry.forms & verbal for hit in usable)


def _is_named_after_town(words: Words, hit: Hit[Predicate]) -> bool:
    """Does the word close its clause right behind a town that a preposition opens ("12 hurt in Leeds fire")?"""
    closes = hit.last >= len(words.tokens) or not words.tokens[hit.last].text[0].isalnum()
    if "adjective_after" in words.pack.flags or not closes:
        return False
    town = next((s for s in words.towns if hit.first and s.end == words.tokens[hit.first - 1].end), None)
    if town is None:
        return False
    opens = next(n for n in range(hit.first) if words.tokens[n].start >= town.start)
    return words.cues.has(opens - 1, Role.PREPOSITION)


def _narrowest(usable: Sequence[Hit[Predicate]]) -> Sequence[Hit[Predicate]]:
    """Those that ask most of the words around them, and found it there."""
    return (
        [hit for hit in usable if hit.entry.subjects]
        or [hit for hit in usable if hit.entry.place_as]
        or [hit for hit in usable if hit.entry.needs not in ("", EVENT)]
        or [hit for hit in usable if hit.entry.needs]
        or [hit for hit in usable if hit.entry.reflexive]
        or usable
    )


def _is_present_of_noun(words: Words, usable: Sequence[Hit[Predicate]]) -> bool:
    """Is it the present of a verb that no noun looks like, right behind a noun with its determiner ("la sirène
    retentit")? An adjective may stand there too, but no word that is counted is one, and none before an object or a
    time ("le musée ouvre le 3 mai")."""
    before = usable[0].first - 1
    if before < 1 or not words.cues.has(before - 1, Role.DETERMINER):
        return False
    present = all(_is_plain_verb(hit.entry) and Form.PRESENT in hit.entry.forms for hit in usable)
    noun, behind = words.tokens[before].norm, usable[0].last
    if present and (words.cues.has(behind, Role.DETERMINER) or _begins_time(words, behind)):
        return True
    told = any(hit.entry.subjects for hit in usable)  # "la grève des pilotes continue": it has its subject before it
    return present and (told or bool(words.pack.counted_nouns.get(noun)))


def _begins_time(words: Words, index: int) -> bool:
    """Does a time begin at a token?"""
    return index < len(words.tokens) and any(time.start == words.tokens[index].start for time in words.times)


def _is_plain_verb(predicate: Predicate) -> bool:
    """Is it a verb form that cannot stand where a noun or an adjective does?"""
    return predicate.part is PartOfSpeech.VERB and not predicate.forms & {Form.PARTICIPLE, Form.GERUND}


def _only_describes(words: Words, hit: Hit[Predicate]) -> bool:
    """Is it a participle of an ordinary verb, which is a noun or an adjective there ("la sortie", "a parked car"), or a
    gerund right behind a determiner ("the painting")? One that names somebody is no verb at all ("le prévenu")."""
    if hit.entry.part is PartOfSpeech.VERB and (hit.span in words.roles or _is_made_noun(words, hit)):
        return True
    if hit.entry.part is not PartOfSpeech.VERB:
        return False
    named = Form.GERUND in hit.entry.forms and words.cues.has(hit.first - 1, Role.DETERMINER)
    if named and hit.last < len(words.tokens) and words.pack.counted_nouns.get(words.tokens[hit.last].norm):
        return True  # "the mining bill"
    return words.pack.concepts.is_ordinary(hit.entry.concept) and (named or Form.PARTICIPLE in hit.entry.forms)


def _is_made_noun(words: Words, hit: Hit[Predicate]) -> bool:
    """Is it a participle right behind what a noun opens with, where adjectives follow their noun ("une partie", "par
    arrêté"), or one of the present behind a determiner ("son attaquant")? What befalls a place is told so too ("la
    prise de X")."""
    if "adjective_after" not in words.pack.flags or hit.entry.place_as:
        return False
    if hit.entry.forms == {Form.GERUND} and words.cues.has(hit.first - 1, Role.DETERMINER):
        return True
    if Form.PARTICIPLE not in hit.entry.forms:
        return False
    return hit.last - hit.first == 1 and _is_behind_article(words, hit.first)


def _is_behind_article(words: Words, index: int) -> bool:
    """Does the word follow a determiner or a preposition immediately?"""
    return words.cues.has_any(index - 1, NOUN_OPENERS) or words.cues.has(index - 1, Role.PREPOSITION)


def _is_verb_alone(predicate: Predicate) -> bool:
    """Is it a form that no noun looks like: of the past alone ("sank") or of what is to come ("fermera")?"""
    return predicate.part is PartOfSpeech.VERB and (predicate.forms == {Form.PAST} or predicate.forms <= TO_COME)


def _is_infinitive(predicate: Predicate) -> bool:
    """Is it a form that is nothing but an infinitive ("de fermer")?"""
    return predicate.forms == {Form.INFINITIVE}


def _has_reflexive(cues: Cues, index: int) -> bool:
    return any(cues.has(n, Role.REFLEXIVE) for n in range(max(0, index - REFLEXIVE_REACH), index))


def _has_object(words: Words, hit: Hit[Predicate]) -> bool:
    """Is it a past verb with an object behind it ("the fire injured 38 people", "a judge jailed Tom Keane"), not an
    adjective before its noun?"""
    after = hit.last
    if Form.PAST not in hit.entry.forms or after >= len(words.tokens):
        return False
    if hit.first > 0 and words.cues.has(hit.first - 1, Role.DETERMINER):
        return False
    token = words.tokens[after]
    named = token.is_capitalised and any(span.start == token.start for span in words.actors)
    return named or token.start in words.counts or words.cues.has(after, Role.DETERMINER)


def _is_dated(words: Words, index: int) -> bool:
    """Does the word stand right behind a time that begins with its determiner ("the 12 May vote")?"""
    if "adjective_after" in words.pack.flags:
        return False
    before = words.tokens[index - 1]
    time = next((time for time in words.times if time.covers(before.span)), None)
    if time is None or time.end != before.end:
        return False
    first = index - 1
    while first and time.covers(words.tokens[first - 1].span):
        first -= 1
    return words.cues.has(first, Role.DETERMINER) or words.cues.has(first - 1, Role.DETERMINER)


def _is_of_nation(words: Words, index: int) -> bool:
    """Is it the adjective of a country, before whose noun nothing stands ("Israeli strikes on X killed two")?"""
    token = words.tokens[index]
    if not token.is_capitalised or "adjective_after" in words.pack.flags or words.cues.has(index - 1, Role.DETERMINER):
        return False
    return token.norm in speech_tables(words.pack).nationals


def _stands_as_noun(words: Words, index: int) -> bool:
    """Does the word follow a determiner or a preposition, with at most one word (an adjective) between them?"""
    before, cues = index - 1, words.cues
    if index == 0 or _is_dated(words, index) or cues.ending(index, Role.RULED_OUT):
        return True
    if cues.has(before, Role.INFINITIVE_MARKER) and not cues.has_any(before, NOUN_OPENERS):
        return False
    if cues.has_any(before, VERB_OPENERS):
        return False
    if cues.has_any(before, NOUN_OPENERS) or cues.has(before, Role.PREPOSITION):
        return True
    if _is_of_nation(words, before):
        return True
    adjective = words.tokens[before].is_word and not words.tokens[before].is_capitalised
    return adjective and before > 0 and cues.has_any(before - 1, NOUN_OPENERS)
