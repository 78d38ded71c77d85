"""States that the same sentence tells to be over: those of what is only called by how it was before."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.draft import Draft
from claimcheck.claims.parsed import Parsed
from claimcheck.languages.grammar import Role
from claimcheck.model import Aspect


def without_superseded(drafts: Sequence[Draft], parsed: Parsed) -> list[Draft]:
    """The drafts without the states from which a sentence says that its subject has come to another one ("the wolf that
    escaped on Monday has been caught", "le loup échappé lundi a été repris"): in a relative clause, or before the verb
    of the clause itself."""
    states = [draft for draft in drafts if draft.question.aspect is Aspect.OUTCOME and draft.course == "varying"]
    if len(states) < 2:
        return list(drafts)
    over = {id(draft) for draft in states if any(_is_over(draft, later, parsed) for later in states)}
    return [draft for draft in drafts if id(draft) not in over]


def _is_over(draft: Draft, later: Draft, parsed: Parsed) -> bool:
    if draft.question.topic != later.question.topic or draft.value == later.value:
        return False
    if draft.span.start >= later.span.start or draft.question.basis != later.question.basis:
        return False
    clause = parsed.clause_at(parsed.token_at(draft.span.start))
    last = parsed.clause_at(parsed.token_at(later.span.start))
    between = parsed.cues.between(clause.first, last.last, Role.COORDINATOR)
    return (clause.opener is Role.RELATIVE and last.opener is None) or (clause == last and not between)
