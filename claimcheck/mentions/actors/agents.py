"""Countries and capitals that act or speak."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.languages import EventConcept, Form, PartOfSpeech, Predicate
from claimcheck.languages.grammar import Role
from claimcheck.languages.speech import Act, Mark
from claimcheck.mentions.actors.pieces import Piece
from claimcheck.mentions.actors.titles import TitleReader

LEADING = (Mark.ACCORDING, Mark.CITING, Mark.CITED)
AGENT = "agent"
DONE_REACH = 4
"""Tokens before "by" within which the participle or event noun stands: "bought on Tuesday by X" is three."""
OWNED_REACH = 4
"""Tokens behind a name among which the noun of what it did begins: "X's late winning goal" is three."""
AUXILIARIES = 2
"""Auxiliaries before the participle of a passive: "has been awarded"."""
OBJECT_REACH = 8
"""Tokens from a verb on among which what it gives is named: "awarded the five-year bus contract" is seven."""
HAVE_OR_BE = frozenset({Role.HAVE, Role.BE})
TOLD = frozenset({Form.PRESENT, Form.PAST, Form.FUTURE, Form.CONDITIONAL, Form.PARTICIPLE})
PLAIN = frozenset({Form.INFINITIVE, Form.PRESENT})
"""Forms that the plain form of a verb may be."""
AHEAD = frozenset({Role.FUTURE, Role.MODAL})
ONE_DOER = frozenset({AGENT, "agent of object"})
"""The roles of who alone does such a thing, or does it to each thing alone."""
PLURAL = "s"
FINITE = frozenset({Form.PRESENT, Form.PAST, Form.FUTURE, Form.CONDITIONAL})


class AgentReader(TitleReader):
    """Tells a country that acts from one where something happens."""

    def _is_agent(self, piece: Piece) -> bool:
        """A country stands as an agent before a finite verb or after a word that leads to one."""
        if self._norm(piece.last) in self.pack.clitics:
            return bool(self._owned_deeds(piece))
        before = piece.first - 1
        if before >= 0 and self._is_small(before, "definite") and self._norm(before) not in self.tables.small["of"]:
            before -= 1
        if before >= 0 and self._leads(before):
            return True
        if before >= 0 and self._norm(before) in self.tables.words[Mark.PREPOSITION]:
            return False
        return self._acts(piece.last)

    def _leads(self, index: int) -> bool:
        """Does token `index` end a phrase after which a country acts, speaks or is accused?"""
        if self._is_small(index, "lead"):
            return True
        if any(verb.act is Act.ACCUSE for verb in self.tables.verbs.longest(self.tokens, index)[1]):
            return True
        return any(self.tables.after(self.tokens, n, *LEADING) == index + 1 for n in (index, index - 1))

    def _does(self, piece: Piece, *, alone: bool) -> bool:
        """Does a name stand where one stands who does something, before a finite verb or behind "by", or who gets it?
        One word `alone` must do what only somebody of whom there is one does: win, buy, discover.
        """
        first, at = piece.first, piece.last
        before, behind = self._roles_at(first - 1), self._roles_at(at)
        if Role.BY in before and first > 1:
            return self._is_done(first - 1)
        if first > 2 and self._is_small(first - 1, "definite") and Role.BY in self._roles_at(first - 2):
            return self._is_done_by_one(first - 2)
        if (Role.TO in before and self._is_given(first - 1)) or (behind and self._is_awarded(at)):
            return True
        if alone and self._is_small(first - 1, "of"):
            return False
        if Role.RELATIVE in behind and Role.BE in before:  # "it was X that closed the line"
            at, behind = at + 1, self._roles_at(at + 1)
        ahead = self._past_modal(at, behind)
        if Role.HAVE in behind:
            at = next((n for n in (at + 1, at + 2) if self._deeds(n)), at + 1)
        if alone and Role.BE in self._roles_at(at - 1):
            return False  # what it befell
        deeds = self._deeds(ahead, PLAIN) if ahead else self._deeds(at) or self._owned_deeds(piece)
        return bool(deeds) and (not alone or any(self._does_alone(piece, concept) for concept in deeds))

    def _does_alone(self, piece: Piece, concept: EventConcept) -> bool:
        """Does one do it to each thing? A plural that a sentence begins with may be no name ("Ramblers sued"), what has
        an article is a river or a ship ("the Orbieu burst its banks")."""
        if AGENT in concept.exclusive:
            return True
        if self._is_small(piece.first - 1, "definite"):
            return False
        plural = not piece.first and self.tokens[piece.last - 1].norm.endswith(PLURAL)
        return not plural and not ONE_DOER.isdisjoint(concept.usual)

    def _past_modal(self, index: int, roles: Sequence[Role]) -> int:
        """The token behind the words that tell a deed to come, before its plain form ("is set to", "va"); 0 where there
        are none. `roles` are those of token `index`."""
        for at in (index, index + 1) if Role.BE in roles else (index,):
            for hit in self.roles.starting(self.tokens, at):
                if hit.entry in AHEAD:
                    return hit.last  # the longest
        return 0

    def _roles_at(self, index: int) -> Sequence[Role]:
        """What the small word at a token does; nothing where there is none."""
        return self.roles.get(self.tokens[index].norm) if 0 <= index < len(self.tokens) else ()

    def _is_given(self, index: int) -> bool:
        """Is the "to" at token `index` one before whom something is given of which one alone gets it ("the contract
        went to X")?"""
        before = range(max(0, index - DONE_REACH), index)
        told = [hit.entry for n in before for hit in self.pack.predicates.starting(self.tokens, n)]
        verbs = [entry for entry in told if entry.part is PartOfSpeech.VERB and entry.forms & TOLD]
        return any(self._gives_to_one(entry) and self._has_object(entry.needs, index) for entry in verbs)

    def _is_awarded(self, index: int) -> bool:
        """Begins there the passive that tells what somebody is given, of which one alone gets it ("X was awarded the
        contract")?"""
        at, end = index, min(index + AUXILIARIES, len(self.tokens))
        while at < end and not HAVE_OR_BE.isdisjoint(self.roles.get(self.tokens[at].norm)):
            at += 1
        if at in (index, len(self.tokens)) or Role.BE not in self._roles_at(at - 1):
            return False
        told = self.pack.predicates.starting(self.tokens, at)
        phrases = [hit for hit in told if self._gives_to_one(hit.entry) and (hit.entry.needs or hit.last > at + 1)]
        behind = self.tokens[at : at + OBJECT_REACH]
        classes = {hit.entry for hit in self.pack.objects.find(behind)} if phrases else set()
        return any(not hit.entry.needs or hit.entry.needs in classes for hit in phrases)

    def _gives_to_one(self, entry: Predicate) -> bool:
        given = self.pack.concepts.events[entry.concept].gives
        return bool(given) and AGENT in self.pack.concepts.events[given].exclusive

    def _has_object(self, needed: str, end: int) -> bool:
        """Does a word of the class that a verb needs stand before a token?"""
        return not needed or any(hit.entry == needed for hit in self.pack.objects.find(self.tokens[:end]))

    def _is_done(self, index: int) -> bool:
        """Ends a participle or a noun of an event before token `index`?"""
        before = range(max(0, index - DONE_REACH), index)
        return any(hit.last <= index for n in before for hit in self.pack.predicates.starting(self.tokens, n))

    def _is_done_by_one(self, index: int) -> bool:
        """As `_is_done`, where one alone does it ("claimed by the Red Column", not "built by the Long Canal")?"""
        before = range(max(0, index - DONE_REACH), index)
        told = (hit for n in before for hit in self.pack.predicates.starting(self.tokens, n) if hit.last <= index)
        return any(AGENT in self.pack.concepts.events[hit.entry.concept].exclusive for hit in told)

    def _deeds(self, index: int, forms: frozenset[Form] = TOLD) -> list[EventConcept]:
        """The concepts of the verb forms that begin at token `index`: by themselves none of them an infinitive."""
        if index >= len(self.tokens):
            return []
        found = []
        for hit in self.pack.predicates.starting(self.tokens, index):
            if hit.entry.part is PartOfSpeech.VERB and hit.entry.forms & forms:
                found.append(self.pack.concepts.events[hit.entry.concept])
        return found

    def _owned_deeds(self, piece: Piece) -> list[EventConcept]:
        """The concepts of the noun of an event that somebody owns and that is told to befall another: "X's takeover
        of Y"."""
        if self._norm(piece.last) not in self.pack.clitics:
            return []
        for at in range(piece.last + 1, min(piece.last + OWNED_REACH, len(self.tokens))):
            hits = [h for h in self.pack.predicates.starting(self.tokens, at) if h.entry.part is PartOfSpeech.NOUN]
            if hits:
                told = [h for h in hits if self._norm(h.last) in self.tables.small["of"]]
                return [self.pack.concepts.events[h.entry.concept] for h in told]
        return []

    def _acts(self, index: int) -> bool:
        """Does a finite verb stand at token `index`?"""
        if index >= len(self.tokens):
            return False
        if self._is_auxiliary(index):
            return True
        if any(verb.forms & FINITE for verb in self.tables.verbs.longest(self.tokens, index)[1]):
            return True
        return any(
            hit.entry.part is PartOfSpeech.VERB and hit.entry.forms & FINITE
            for hit in self.pack.predicates.starting(self.tokens, index)
        )
