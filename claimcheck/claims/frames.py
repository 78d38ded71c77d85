"""Frames: a predicate with who, to whom and what else."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.claims.clauses import Clause
from claimcheck.claims.nominal_pairs import Nominal
from claimcheck.claims.nominals import Nominals
from claimcheck.claims.parsed import Parsed
from claimcheck.claims.reality import Mood
from claimcheck.languages import Form, Hit, PartOfSpeech, Predicate
from claimcheck.languages.grammar import Role
from claimcheck.model import Sentence, Span
from claimcheck.model.quick import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class Frame:
    """One predicate of a sentence.

    `agent` and `patient` are the mentions that fill those roles, where they were read; `agent_named` and
    `patient_named` the same, else what is named there only to tell more of the noun that does ("the bridge at X").
    `agent_keys` and `patient_keys` hold the keys of all words there. `recipient` is who is given something,
    `ordered_by` who had it done. `clause` is its clause, and `cover` spans the predicate with its negation.
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
    clause: Clause
    agent_named: Nominal | None = None
    patient_named: Nominal | None = None
    recipient: Nominal | None = None
    ordered_by: Nominal | None = None

    @property
    def concept(self) -> str:
        return self.hit.entry.concept

    @property
    def is_noun(self) -> bool:
        return self.hit.entry.part is PartOfSpeech.NOUN

    @property
    def is_verb(self) -> bool:
        return self.hit.entry.part is PartOfSpeech.VERB

    @property
    def is_gerund(self) -> bool:
        """Is it a gerund, which only goes with what the sentence tells ("…, accusing the neighbours")?"""
        return self.hit.entry.forms == {Form.GERUND}

    @property
    def is_determined(self) -> bool:
        """Does a determiner stand right before it, so that a verb describes a noun or is one ("la prise de X")? The
        word that opens a relative clause is none ("the union that signed")."""
        opener = self.clause.opener is Role.RELATIVE and self.clause.first == self.hit.first - 1
        return not opener and self.parsed.cues.has(self.hit.first - 1, Role.DETERMINER)

    @property
    def sentence(self) -> Sentence:
        return self.parsed.sentence

    @property
    def cover(self) -> Span:
        tokens = self.parsed.tokens
        return Span(tokens[self.mood.first].start, tokens[self.mood.last - 1].end)

    @property
    def has_object(self) -> bool:
        """Does the verb's phrase hold its object, or may the words behind it, no preposition, be one?"""
        after, cues = self.object_first, self.parsed.cues
        if self.tells_state:
            return False
        if self.hit.last - self.hit.first > 1:
            of = bool(self.patient_keys) and cues.has(self.hit.last, Role.OF)
            return of or (self.patient_named is not None and not self._is_where(after))
        if after >= self.clause.last or not self.parsed.tokens[after].is_word or not self.patient_keys:
            return False
        if self._is_where(after):
            return False
        return cues.has(after, Role.DETERMINER) or not cues.has(after, Role.PREPOSITION, Role.HERE)

    @property
    def object_first(self) -> int:
        """The token at which the object of the verb may begin: behind its words, times and places."""
        return self._behind_asides(self.hit.last)

    def _behind_asides(self, first: int) -> int:
        """The token behind the places and times that begin at one ("sank on Monday off Brest")."""
        first = Nominals(self.parsed, self.nominals).behind_asides(range(first, self.clause.last)).start
        while first in self.parsed.timed:
            first += 1
        return first

    def _is_where(self, index: int) -> bool:
        """Do the words behind it only say where ("sank off Brest", "au large de Brest")? "Au" alone opens objects."""
        where, cues = self.parsed.cues.at(index, Role.LOCATIVE), self.parsed.cues
        return where is not None and (where.last - where.first > 1 or not cues.has(index, Role.DETERMINER))

    @property
    def tells_state(self) -> bool:
        """Is the verb's plain form what something is said to be ("is open")?"""
        forms, be = self.hit.entry.forms, self.parsed.cues.has(self.hit.first - 1, Role.BE)
        return be and forms.isdisjoint({Form.PARTICIPLE, Form.GERUND})

    @property
    def keys(self) -> frozenset[str]:
        return self.agent_keys | self.patient_keys

    def distance(self, span: Span) -> int:
        """Tokens between the predicate and a span of the same sentence."""
        first, last = self.parsed.token_at(span.start), self.parsed.token_at(span.end - 1)
        return max(first - self.hit.last, self.hit.first - 1 - last, 0)
