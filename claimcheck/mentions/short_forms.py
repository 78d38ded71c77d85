"""Short forms of names within one article: surnames, acronyms and functions that stand for somebody named in full."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.mentions.names import same_name, skeleton
from claimcheck.model import ActorMention, Article
from claimcheck.model.quick import replace

DOER = "name of one who acts"
"""The rule of loose names that are kept though nothing in the article explains them."""
RIVALS = 8
"""The most different full names with one surname that are compared with each other."""


def resolve(article: Article, mentions: Sequence[ActorMention], loose: Sequence[ActorMention]) -> list[ActorMention]:
    """All mentions with the key and name of the fullest form; a loose one that nothing in the article explains is no
    actor. In the order of the text, none twice.
    """
    canonical = _canonical_names(mentions)
    acronyms = _acronyms(article, mentions, loose)
    resolved = [_resolved(mention, canonical, acronyms) for mention in mentions]
    resolved += [m for m in (_explained(mention, canonical, acronyms) for mention in loose) if m is not None]
    ordered = sorted(resolved, key=lambda m: (m.span.start, -m.span.end))
    return _without_inner(_functions(ordered))


def _canonical_names(mentions: Sequence[ActorMention]) -> dict[str, list[ActorMention]]:
    """The persons by the last word of their name, each with its fullest mention first said."""
    people: dict[str, list[ActorMention]] = {}
    for mention in mentions:
        if mention.type != "person":
            continue
        namesakes = people.setdefault(_surname(mention.key), [])
        for n, other in enumerate(namesakes[:RIVALS]):
            if mention.key == other.key or same_name(mention.name, other.name):
                namesakes[n] = _fuller(other, mention)
                break
        else:
            namesakes.append(mention)
    return people


def _surname(key: str) -> str:
    """What the bearers of one surname are gathered under, whatever its spelling."""
    return skeleton(key.rpartition(" ")[2])


def _fuller(one: ActorMention, other: ActorMention) -> ActorMention:
    """The one of two mentions that says more of a person, with the function and side of either."""
    best = other if _weight(other) > _weight(one) else one
    return replace(best, side=best.side or one.side or other.side, function=_function(one, other))


def _function(one: ActorMention, other: ActorMention) -> str | None:
    return one.function or other.function


def _weight(mention: ActorMention) -> tuple[int, int]:
    words = mention.key.split()
    return sum(len(word) > 1 for word in words), len(words)


def _acronyms(
    article: Article, mentions: Sequence[ActorMention], loose: Sequence[ActorMention]
) -> dict[str, ActorMention]:
    """The organisations that are followed by their acronym in brackets, by the acronym's key."""
    found: dict[str, ActorMention] = {}
    ends = {mention.span.end: mention for mention in mentions if mention.type == "organisation"}
    for after in (*mentions, *loose):
        start = after.span.start - 1
        while start > 0 and article.prose[start] in "( ":
            start -= 1
        before = ends.get(start + 1)
        if before is not None and article.prose[start + 1 : after.span.start].strip() == "(" and after.quote.isupper():
            found.setdefault(after.key, replace(before, key=after.key))
            found.setdefault(before.key, replace(before, key=after.key))
    return found


def _resolved(
    mention: ActorMention, people: dict[str, list[ActorMention]], acronyms: dict[str, ActorMention]
) -> ActorMention:
    if mention.type == "organisation" and mention.key in acronyms:
        return _like(mention, acronyms[mention.key])
    if mention.type != "person":
        return mention
    namesakes = people.get(_surname(mention.key), [])
    same = [other for other in namesakes if same_name(mention.name, other.name)]
    return _like(mention, same[0]) if len(same) == 1 else mention


def _explained(
    mention: ActorMention, people: dict[str, list[ActorMention]], acronyms: dict[str, ActorMention]
) -> ActorMention | None:
    """A loose name that ends as one person's name does, or is a known acronym."""
    if mention.key in acronyms:
        return _like(replace(mention, type="organisation"), acronyms[mention.key])
    namesakes = people.get(_surname(mention.key), [])
    unknown = replace(mention, type="organisation") if mention.rule == DOER and not namesakes else None
    if len(namesakes) != 1:
        return unknown
    full = f" {namesakes[0].key}"
    fits = full.endswith(f" {mention.key}") or (" " not in mention.key and same_name(mention.name, namesakes[0].name))
    return _like(mention, namesakes[0]) if fits else unknown


def _like(mention: ActorMention, full: ActorMention) -> ActorMention:
    return replace(
        mention,
        name=full.name,
        key=full.key,
        side=full.side or mention.side,
        function=mention.function or full.function,
    )


def _functions(ordered: Sequence[ActorMention]) -> list[ActorMention]:
    """A bare function ("the mayor") after the one person who was named with it is that person."""
    holders: dict[str, dict[str, ActorMention]] = {}
    found: list[ActorMention] = []
    for mention in ordered:
        if mention.type == "person" and mention.function:
            holders.setdefault(mention.function, {})[mention.key] = mention
        if mention.type == "role" and mention.rule == "function" and mention.key == mention.function:
            named = list(holders.get(mention.key, {}).values())
            if len(named) == 1:
                mention = replace(_like(mention, named[0]), type="person", rule="function of a person named before")
        found.append(mention)
    return found


def _without_inner(ordered: Sequence[ActorMention]) -> list[ActorMention]:
    kept: list[ActorMention] = []
    for mention in ordered:
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept
