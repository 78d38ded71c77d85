"""Frames: a predicate with who, to whom and what else, read off the order of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.claims.clauses import BREAKS, Clause
from claimcheck.claims.keys import ADJECTIVE, keys_of, token_keys
from claimcheck.claims.negations import REACH
from claimcheck.claims.parsed import Parsed, parse_sentence
from claimcheck.claims.reality import Mood, read_mood
from claimcheck.claims.words import NAMED
from claimcheck.languages import Form, Hit, Pack, PartOfSpeech, Predicate
from claimcheck.languages.grammar import Role
from claimcheck.model import ActorMention, AnyMention, PlaceMention, QuantityMention, Sentence, Span

Nominal = ActorMention | PlaceMention | QuantityMention
Keys = tuple[str | None, ...]
INSERTS = frozenset(",—–(")
"""Marks that open a clause set inside another."""
APPOSED = 3
"""Characters between a noun and the name beside it: a space ("le Danois X"), or a comma ("le maire, X")."""
TITLE_REACH = 3
"""Words of a title between the town one is from and the name: "Leeds bus driver Colin Hartley" is two."""
OWNER_REACH = 4
"""Tokens before a noun within which its owner ends: "X's late winning goal" is three."""
AGE = "age"
"""The measure that tells of a person beside it, and is nobody itself."""
REST_REACH = 25
"""Tokens behind a predicate among which who receives, gives or had it done is looked for."""
HEAD_REACH = 6
"""Tokens behind a preposition within which its noun begins: "au fonds nantais X" is three, titles take more."""
AGENT_REACH = 12
"""How many tokens after a passive its agent may stand: "a été démenti mardi soir à Moscou par le porte-parole"."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One predicate of a sentence.

    `agent` and `patient` are the mentions that fill those roles, where they were read; `agent_keys` and
    `patient_keys` hold the keys of all words there. `recipient` is who is given something, `ordered_by` who had it
    done. `cover` spans the predicate with its negation. `clause` is its
    tokens.
    """

    parsed: Parsed
    hit: Hit[Predicate]
    mood: Mood
    passive: bool
    agent: Nominal | None
    patient: Nominal | None
    agent_keys: frozenset[str]
    patient_keys: frozenset[str]
    nominals: tuple[Nominal, ...]
    recipient: Nominal | None = None
    ordered_by: Nominal | None = None

    @property
    def concept(self) -> str:
        return self.hit.entry.concept

    @property
    def sentence(self) -> Sentence:
        return self.parsed.sentence

    @property
    def clause(self) -> Clause:
        return self.parsed.clause_at(self.hit.first)

    @property
    def cover(self) -> Span:
        tokens = self.parsed.tokens
        return Span(tokens[self.mood.first].start, tokens[self.mood.last - 1].end)

    @property
    def has_object(self) -> bool:
        """Does the verb's phrase hold its object, or may the words behind it, no preposition, be one?"""
        after, cues = self.hit.last, self.parsed.cues
        if after - self.hit.first > 1:
            return self.patient is not None or cues.has(after, Role.OF)
        if after >= self.clause.last or not self.parsed.tokens[after].is_word or not self.patient_keys:
            return False
        return cues.has(after, Role.DETERMINER) or not cues.has(after, Role.PREPOSITION, Role.HERE)

    @property
    def keys(self) -> frozenset[str]:
        return self.agent_keys | self.patient_keys

    def distance(self, span: Span) -> int:
        """Tokens between the predicate and a span of the same sentence."""
        first, last = self.parsed.token_at(span.start), self.parsed.token_at(span.end - 1)
        return max(first - self.hit.last, self.hit.first - 1 - last, 0)


def read_frames(
    sentence: Sentence, mentions: Sequence[AnyMention], pack: Pack
) -> tuple[Parsed, list[Frame], list[Frame], Keys]:
    """The sentence cut in clauses, a frame for each predicate in it, those of the general ones, each token's key."""
    parsed = parse_sentence(sentence, mentions, pack)
    nominals = tuple(m for m in mentions if isinstance(m, Nominal) and not _stands_aside(m))
    keys = token_keys(parsed, mentions, pack)
    own, general = (
        [_frame(parsed, hit, nominals, mentions, keys, pack) for hit in hits]
        for hits in (parsed.predicates, parsed.general)
    )
    return parsed, own, general, keys


def _stands_aside(mention: AnyMention) -> bool:
    """Is it a place that only says where from or how far ("Russian", "120 km from Kharkiv")?"""
    return isinstance(mention, PlaceMention) and not mention.is_location


def _is_adjective(mention: AnyMention) -> bool:
    return isinstance(mention, PlaceMention) and mention.rule == ADJECTIVE


def _frame(
    parsed: Parsed,
    hit: Hit[Predicate],
    nominals: tuple[Nominal, ...],
    mentions: Sequence[AnyMention],
    keys: tuple[str | None, ...],
    pack: Pack,
) -> Frame:
    mood = read_mood(parsed, hit, pack)
    free = tuple(n for n in nominals if not n.span.overlaps(hit.span))
    if hit.entry.part is PartOfSpeech.NOUN:
        concept = pack.concepts.events.get(hit.entry.concept)
        owners = pack.clitics if concept is not None and concept.genitive else None
        frame = _noun_frame(parsed, hit, mood, free, mentions, keys, owners)
    else:
        frame = _verb_frame(parsed, hit, mood, free, keys)
    inside = [n for n in nominals if hit.span.covers(n.span)]
    frame = _with_own_object(frame, inside[0]) if inside else frame
    return _with_others(frame, pack)


def _with_own_object(frame: Frame, own: Nominal) -> Frame:
    """The frame of a phrase that holds its object itself ("prise de la ville")."""
    return replace(frame, patient=own, patient_keys=frame.patient_keys | keys_of(own), nominals=(*frame.nominals, own))


def _with_others(frame: Frame, pack: Pack) -> Frame:
    """The frame with who receives, where its predicate gives, and who had it done."""
    parsed, hit = frame.parsed, frame.hit
    concept = pack.concepts.events.get(hit.entry.concept)
    after = _rest(parsed, hit)
    ordered = _after_cue(parsed, frame.nominals, after, Role.ORDERED_BY)
    recipient = None
    if concept is not None and concept.gives:
        recipient = _after_cue(parsed, frame.nominals, after, Role.TO)
        if recipient is None and isinstance(frame.patient, ActorMention) and frame.patient.type == "person":
            recipient = frame.patient
    return replace(frame, recipient=recipient, ordered_by=ordered) if ordered or recipient else frame


def _rest(parsed: Parsed, hit: Hit[Predicate]) -> range:
    """The tokens behind a predicate up to the next verb or mark that parts clauses; a comma does not end them."""
    verbs = (h.first for h in parsed.predicates if h.first >= hit.last and h.entry.part is PartOfSpeech.VERB)
    end = min(next(verbs, len(parsed.tokens)), hit.last + REST_REACH)
    return range(hit.last, next((n for n in range(hit.last, end) if parsed.tokens[n].text in BREAKS), end))


def _after_cue(parsed: Parsed, nominals: Sequence[Nominal], where: range, role: Role) -> Nominal | None:
    """The nominal right behind the last small word of that role that has one."""
    for cue in reversed(parsed.cues.between(where.start, where.stop, role)):
        found = _head_in(parsed, nominals, range(cue.last, min(cue.last + HEAD_REACH, where.stop)))
        if found is not None and not (isinstance(found, PlaceMention) and role is Role.TO):
            return found
    return None


def _verb_frame(
    parsed: Parsed, hit: Hit[Predicate], mood: Mood, nominals: tuple[Nominal, ...], keys: tuple[str | None, ...]
) -> Frame:
    clause = parsed.clause_at(hit.first)
    passive = _is_passive(parsed, hit, clause)
    left = subject_tokens(parsed, hit, clause)
    by = _by_tokens(parsed, hit)
    right = range(hit.last, by.start if by else _object_end(parsed, hit, clause))
    fronted = _fronted_subject(parsed, hit, clause) if passive or hit.entry.forms == {Form.GERUND} else None
    left = fronted or left
    bare = passive and not fronted and not _has_auxiliary(parsed, hit, clause)
    subject = (_last_in(parsed, nominals, left) if bare else None) or _head_in(parsed, nominals, left)
    target = _head_in(parsed, nominals, right)
    left_keys, right_keys = _keys_in(keys, left), _keys_in(keys, right)
    if hit.entry.swapped:
        giver = _giver(parsed, hit, nominals)
        giver_keys = keys_of(giver) if giver else frozenset()
        return Frame(parsed, hit, mood, False, giver, subject, giver_keys, left_keys | right_keys, nominals)
    if passive:
        agent = _head_in(parsed, nominals, by) if by else None
        by_keys = _keys_in(keys, by or ())
        return Frame(parsed, hit, mood, True, agent, subject, by_keys, left_keys | right_keys, nominals)
    return Frame(parsed, hit, mood, False, subject, target, left_keys, right_keys, nominals)


def _giver(parsed: Parsed, hit: Hit[Predicate], nominals: Sequence[Nominal]) -> Nominal | None:
    """Who stands behind a verb whose subject is whom it befalls: "received a kidney from X", "fell to X"."""
    after = _rest(parsed, hit)
    found = _after_cue(parsed, nominals, after, Role.BY) or _after_cue(parsed, nominals, after, Role.FROM)
    behind = None if hit.entry.needs else _head_in(parsed, nominals, after)
    return found or (None if isinstance(behind, PlaceMention) and behind.key != behind.country else behind)


def _noun_frame(
    parsed: Parsed,
    hit: Hit[Predicate],
    mood: Mood,
    nominals: tuple[Nominal, ...],
    mentions: Sequence[AnyMention],
    keys: tuple[str | None, ...],
    owners: frozenset[str] | None,
) -> Frame:
    clause = parsed.clause_at(hit.first)
    by = _by_tokens(parsed, hit)
    right = range(hit.last, by.start if by else _object_end(parsed, hit, clause))
    agent: Nominal | None = _head_in(parsed, nominals, by) if by else _adjective_beside(parsed, hit, mentions)
    target = _head_in(parsed, nominals, right) if parsed.cues.has(hit.last, Role.OF, Role.PREPOSITION) else None
    if agent is None and owners is not None:
        agent, target = _owner(parsed, hit, nominals, owners) or (target if _is_of(parsed, hit) else None), None
    right_keys = _keys_in(keys, right)
    if target is None:
        right_keys = _keys_in(keys, range(clause.first, hit.first)) | right_keys
    agent_keys = _keys_in(keys, by or ()) | (keys_of(agent) if agent else frozenset())
    return Frame(parsed, hit, mood, False, agent, target, agent_keys, right_keys, nominals)


def _is_of(parsed: Parsed, hit: Hit[Predicate]) -> bool:
    return parsed.cues.has(hit.last, Role.OF)


def _owner(
    parsed: Parsed, hit: Hit[Predicate], nominals: Sequence[Nominal], clitics: frozenset[str]
) -> Nominal | None:
    """ "X's late winner": who stands before the noun with the mark of possession, two words between at most."""
    tokens = parsed.tokens
    for index in range(hit.first - 1, max(hit.first - OWNER_REACH, 0), -1):
        if tokens[index].norm in clitics:
            return next((n for n in nominals if n.span.end == tokens[index].start), None)
    return None


def _is_passive(parsed: Parsed, hit: Hit[Predicate], clause: Clause) -> bool:
    """A participle after the auxiliary of the passive, or a bare one that its agent or its noun gives away."""
    if hit.entry.part is PartOfSpeech.ADJECTIVE:
        return True
    if Form.PARTICIPLE not in hit.entry.forms or hit.entry.reflexive:
        return False
    if parsed.cues.between(max(clause.first, hit.first - REACH), hit.first, Role.BE, Role.BECOME):
        return True
    opens = not clause.first and not any(_is_content(parsed, index) for index in range(hit.first))
    bare = (opens or hit.entry.forms == {Form.PARTICIPLE}) and not _has_auxiliary(parsed, hit, clause)
    return bare or parsed.cues.has(hit.last, Role.BY)


def _has_auxiliary(parsed: Parsed, hit: Hit[Predicate], clause: Clause) -> bool:
    return bool(parsed.cues.between(max(clause.first, hit.first - REACH), hit.first, Role.BE, Role.HAVE, Role.BECOME))


def subject_tokens(parsed: Parsed, hit: Hit[Predicate], clause: Clause) -> range:
    """Where the subject stands: left of the verb in its clause, or what the clause hangs on."""
    own = range(clause.first, hit.first)
    if any(_is_content(parsed, index) for index in own):
        return own
    position = parsed.clauses.index(clause)
    if clause.opener is Role.RELATIVE and position:
        before = parsed.clauses[position - 1]
        return range(before.first, before.last)
    return _before_insertion(parsed, position) or range(hit.first)


def _before_insertion(parsed: Parsed, position: int) -> range | None:
    """The clause before the one set between commas in front of this one: "the bridge, hit by a barge, reopened". What
    stands there without a predicate names the subject too: "the mayor, Paul Sawadogo, resigned".
    """
    if position < 2 or parsed.tokens[parsed.clauses[position - 1].first].text not in INSERTS:
        return None
    before = position - 2
    while before > 0 and parsed.clauses[before].opener is Role.RELATIVE:
        before -= 1
    inserted = parsed.clauses[position - 1]
    apposed = before == position - 2 and not any(h.first in inserted for h in parsed.predicates)
    found = range(parsed.clauses[before].first, inserted.last if apposed else parsed.clauses[before].last)
    return found if any(_is_content(parsed, index) for index in found) else None


def _fronted_subject(parsed: Parsed, hit: Hit[Predicate], clause: Clause) -> range | None:
    """The subject of the main clause that a participle in front of it shares: "Captured in April, the town …"."""
    behind_comma = (c for c in parsed.clauses if c.first and parsed.tokens[c.first].text == ",")
    main = next(behind_comma, None)
    if clause.first or main is None or any(_is_content(parsed, index) for index in range(hit.first)):
        return None
    verbs = [h.first for h in parsed.predicates if h.first in main and h.entry.part is PartOfSpeech.VERB]
    return range(main.first, min(verbs, default=main.last))


def _is_content(parsed: Parsed, index: int) -> bool:
    """Is the token a word that may head a subject: no small word, no predicate's own word?"""
    small = (
        Role.BE, Role.HAVE, Role.NEGATION, Role.NEGATION_SECOND, Role.RELATIVE, Role.COORDINATOR, Role.REFLEXIVE,
        Role.SUBORDINATOR, Role.PREPOSITION, Role.OF, Role.MODAL, Role.FUTURE, Role.DETERMINER, Role.INFINITIVE_MARKER,
    )  # fmt: skip
    return parsed.tokens[index].is_word and not parsed.cues.has(index, *small)


def _object_end(parsed: Parsed, hit: Hit[Predicate], clause: Clause) -> int:
    """The object ends with the clause or before the next verb."""
    verbs = (h.first for h in parsed.predicates if h.first >= hit.last and h.entry.part is PartOfSpeech.VERB)
    return min(clause.last, next(verbs, clause.last))


def _by_tokens(parsed: Parsed, hit: Hit[Predicate]) -> range | None:
    """The tokens of "by whom" after a predicate, or at its end, up to the end of that clause."""
    after = hit.last - 1 if hit.last - hit.first > 1 and parsed.cues.has(hit.last - 1, Role.BY) else hit.last
    by = parsed.cues.between(after, min(after + AGENT_REACH, len(parsed.tokens)), Role.BY)
    if not by or any(t.text in ".;:" for t in parsed.tokens[after : by[0].first]):
        return None
    return range(by[0].last, parsed.clause_at(by[0].first).last) if by[0].last < len(parsed.tokens) else None


def _head_in(parsed: Parsed, nominals: Sequence[Nominal], where: Sequence[int]) -> Nominal | None:
    """The first nominal that begins among these tokens; a name that follows a common noun or a nation stands for it."""
    found = _within(parsed, nominals, where)
    found = [n for n in found if not _is_age(n)] or found
    if len(found) > 1 and (_is_attribute(parsed, found[0], found[1]) or _is_one_body(found[0], found[1])):
        found = found[1:]
    if not found or _is_name(found[0]):
        return found[0] if found else None
    beside = (n for n in found[1:] if _is_name(n))
    return next((n for n in beside if _is_apposed(parsed, found[0], n)), found[0])


def _is_one_body(count: Nominal, body: Nominal) -> bool:
    """Is it a count of one body, which is told by its noun better: "une équipe"?"""
    body_too = isinstance(body, ActorMention) and body.type == "organisation"
    return isinstance(count, QuantityMention) and body_too and count.span.covers(body.span)


def _is_name(nominal: Nominal) -> bool:
    """Is it somebody by name, not a noun ("the fund")?"""
    if not isinstance(nominal, ActorMention) or nominal.type not in NAMED:
        return False
    return nominal.function is None or nominal.type == "person" or nominal.key.partition(":")[0] != nominal.function


def _is_attribute(parsed: Parsed, place: Nominal, actor: Nominal) -> bool:
    """Does a place only say where the one named behind it is from ("Leeds bus driver Colin Hartley")?"""
    if not isinstance(place, PlaceMention) or not isinstance(actor, ActorMention):
        return False
    between = range(parsed.token_at(place.span.end - 1) + 1, parsed.token_at(actor.span.start))
    plain = all(parsed.tokens[n].is_word and not parsed.cues.any_at(n) for n in between)
    return plain and len(between) <= TITLE_REACH and not any(h.first in between for h in parsed.predicates)


def _is_apposed(parsed: Parsed, noun: Nominal, name: Nominal) -> bool:
    """Does a name stand right behind a noun, or behind its one adjective ("le pompier nantais X")?"""
    if name.span.start - noun.span.end <= APPOSED:
        return True
    between = range(parsed.token_at(noun.span.end - 1) + 1, parsed.token_at(name.span.start))
    return len(between) == 1 and parsed.tokens[between[0]].is_word and not parsed.cues.any_at(between[0])


def _last_in(parsed: Parsed, nominals: Sequence[Nominal], where: Sequence[int]) -> Nominal | None:
    found = [n for n in _within(parsed, nominals, where) if not _is_age(n)]
    return found[-1] if found else None


def _is_age(nominal: Nominal) -> bool:
    return isinstance(nominal, QuantityMention) and nominal.measure == AGE


def _within(parsed: Parsed, nominals: Sequence[Nominal], where: Sequence[int]) -> list[Nominal]:
    if not where:
        return []
    start, end = parsed.tokens[where[0]].start, parsed.tokens[where[-1]].end
    return sorted((n for n in nominals if start <= n.span.start < end), key=lambda n: n.span)


def _adjective_beside(parsed: Parsed, hit: Hit[Predicate], mentions: Sequence[AnyMention]) -> Nominal | None:
    """The country or town adjective right before or after a noun: "frappe russe", "Russian strike"."""
    tokens = parsed.tokens
    low, high = tokens[max(0, hit.first - 1)].start, tokens[min(len(tokens) - 1, hit.last)].end
    beside = (m for m in mentions if isinstance(m, PlaceMention) and _is_adjective(m))
    return next((m for m in beside if low <= m.span.start and m.span.end <= high), None)


def _keys_in(keys: tuple[str | None, ...], where: Sequence[int]) -> frozenset[str]:
    return frozenset(key for index in where if (key := keys[index]))
