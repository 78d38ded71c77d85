"""Stage 5: claims into events."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.events.background import BACKGROUND, event_key, set_apart
from claimcheck.events.decisions import decided_pairs, with_decided
from claimcheck.events.incidents import incidents_of
from claimcheck.events.main_event import main_events, with_days, with_main, with_means
from claimcheck.events.naming import renamed_claim, renamed_keys, same_names
from claimcheck.events.once import once_keys, remark_keys, with_unnamed, without_local
from claimcheck.events.stories import link_stories
from claimcheck.events.summary import make_event
from claimcheck.model import Claim, Event, Outline
from claimcheck.model.desk import Decision
from claimcheck.model.quick import replace


def group_events(
    claims: Sequence[Claim],
    outlines: Sequence[Outline],
    decisions: Sequence[Decision] = (),
    rare: frozenset[str] = frozenset(),
) -> list[Event]:
    """Every claim in exactly one event, events in order of their first article and character.

    `rare` are names known to be held by few articles of a larger stock, though many of these may hold them.

    Articles are linked to stories first. What happens once is then matched across stories by what it befell; a claim
    on another day or place than its story's main event goes to a background event; all others to the main one. What a
    desk has decided comes before all that.
    """
    same = same_names(claims, outlines)
    claims = with_means(with_main([renamed_claim(claim, same) for claim in claims]))
    claims = with_days(claims, outlines)
    outlines = [replace(o, keys=renamed_keys(o.keys, same), lead=renamed_keys(o.lead, same)) for o in outlines]
    pairs, incidents = decided_pairs(outlines, decisions), incidents_of(claims, outlines)
    links = link_stories(outlines, pairs, renamed_keys(rare, same), incidents)
    stories = main_events(claims, outlines, links)
    once = with_unnamed(claims, once_keys(claims), stories) | remark_keys(claims)
    once = without_local(claims, once, stories)
    keys = {claim.id: once.get(claim.id) or event_key(claim, stories[claim.article]) for claim in claims}
    keys = with_decided(keys, claims, decisions)
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        key = keys[claim.id]
        groups.setdefault(key, []).append(set_apart(claim) if BACKGROUND & set(key) else claim)
    events = [make_event(key, group) for key, group in groups.items()]
    return sorted(events, key=lambda e: (e.articles[0], e.claims[0].span, e.id))
