"""The arbiter: finders are blind to each other, so what they claim of the same characters is settled here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.model import ActorMention, AnyMention, PlaceMention, QuantityMention, TimeMention, TimexType

CALENDAR = (TimexType.DATE, TimexType.TIME)


def settle(mentions: Iterable[AnyMention]) -> list[AnyMention]:
    """The mentions that stand, in order. A number inside a date or a name counts nothing; a date inside a name dates
    nothing; of two mentions of one kind that overlap the longer stands."""
    ordered = sorted(mentions, key=lambda m: (m.span.start, -m.span.end, m.kind, m.rule))
    longest = _longest_of_each_kind(ordered)
    return [mention for mention in longest if not any(_beats(other, mention) for other in _around(longest, mention))]


def _longest_of_each_kind(ordered: Sequence[AnyMention]) -> list[AnyMention]:
    kept: list[AnyMention] = []
    last: dict[str, AnyMention] = {}
    for mention in ordered:
        before = last.get(mention.kind)
        if before is not None and before.span.overlaps(mention.span) and not _may_nest(before, mention):
            continue
        kept.append(mention)
        last[mention.kind] = mention
    return kept


def _may_nest(outer: AnyMention, inner: AnyMention) -> bool:
    """A place may lie inside another's phrase ("the hospital of Goma"), a time of day beside its day."""
    if isinstance(outer, PlaceMention) and isinstance(inner, PlaceMention):
        return outer.span != inner.span
    if isinstance(outer, TimeMention) and isinstance(inner, TimeMention):
        return outer.type is not inner.type and outer.span != inner.span
    return False


def _around(mentions: Sequence[AnyMention], mention: AnyMention) -> list[AnyMention]:
    return [other for other in mentions if other.sentence == mention.sentence and other.span.overlaps(mention.span)]


def _beats(other: AnyMention, mention: AnyMention) -> bool:
    """Does `other` take the characters of `mention`?"""
    if isinstance(mention, QuantityMention):
        if isinstance(other, TimeMention):
            return other.type in CALENDAR and other.span.overlaps(mention.number_span)
        is_name = isinstance(other, ActorMention) and other.type != "role"
        is_name = is_name or (isinstance(other, PlaceMention) and other.is_location)
        return is_name and other.span.covers(mention.number_span) and other.span.start < mention.number_span.start
    if isinstance(mention, TimeMention):
        named = isinstance(other, PlaceMention | ActorMention)
        return named and other.span.covers(mention.span) and other.span != mention.span
    return False
