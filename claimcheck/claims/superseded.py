"""States that the same sentence tells to be over: those of what is only called by how it was before."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.draft import Draft
from claimcheck.claims.parsed import Parsed
from claimcheck.languages import Pack
from claimcheck.languages.grammar import Role
from claimcheck.model import Aspect, State


def without_superseded(drafts: Sequence[Draft], parsed: Parsed, pack: Pack) -> list[Draft]:
    """The drafts without the states from which a sentence says that its subject has come to another one ("the wolf that
    escaped on Monday has been caught", "le loup échappé lundi a été repris", "the climber missing since Monday is
    safe"): in a relative clause, or before the verb of the clause itself."""
    states = [draft for draft in drafts if draft.question.aspect is Aspect.OUTCOME]
    passing = [draft for draft in states if draft.course == "varying"]
    if not passing or len(states) < 2:
        return list(drafts)
    over = {id(draft) for draft in passing if any(_is_over(draft, later, parsed, pack) for later in states)}
    return [draft for draft in drafts if id(draft) not in over]


def _is_over(draft: Draft, later: Draft, parsed: Parsed, pack: Pack) -> bool:
    families = pack.concepts.states
    own, other = families[draft.question.topic], families[later.question.topic]
    if other is own:
        if draft.value == later.value or later.course != "varying":
            return False
    elif not (isinstance(draft.value, State) and other.wide and own.until.get(draft.value.id) == other.wide):
        return False
    if draft.span.start >= later.span.start or draft.question.basis != later.question.basis:
        return False
    clause = parsed.clause_at(parsed.token_at(draft.span.start))
    at = parsed.token_at(later.span.start)
    last = parsed.clause_at(at)
    between = parsed.cues.between(clause.first, at, Role.COORDINATOR)
    return (clause.opener is Role.RELATIVE and last.opener is None) or (clause == last and not between)
