"""The immutable values that pass between the stages."""

from claimcheck.model.claims import MAIN, Aspect, Claim, Facets, Origin, Question, Stance
from claimcheck.model.clocks import ClockRange
from claimcheck.model.counted import Counted
from claimcheck.model.discrepancies import Discrepancy, Relation, Scope, Side, Status, Waiver
from claimcheck.model.events import Event
from claimcheck.model.mentions import (
    ActorMention,
    AnyMention,
    Mention,
    PlaceMention,
    QuantityMention,
    TimeMention,
    TimexType,
)
from claimcheck.model.numbers import NumberRange
from claimcheck.model.parties import Party
from claimcheck.model.reading import WRECK, Outline, Reading
from claimcheck.model.regions import Extent, Kind, Region
from claimcheck.model.report import Report
from claimcheck.model.settling import FormerSide, Settled
from claimcheck.model.spelling import fold, normalise
from claimcheck.model.text import Article, BlockKind, Sentence, Span, Token
from claimcheck.model.times import TimeRange, is_hour
from claimcheck.model.values import State, Truth, Value, can_both_hold

__all__ = [
    "MAIN",
    "WRECK",
    "ActorMention",
    "AnyMention",
    "Article",
    "Aspect",
    "BlockKind",
    "Claim",
    "ClockRange",
    "Counted",
    "Discrepancy",
    "Event",
    "Extent",
    "Facets",
    "FormerSide",
    "Kind",
    "Mention",
    "NumberRange",
    "Origin",
    "Outline",
    "Party",
    "PlaceMention",
    "QuantityMention",
    "Question",
    "Reading",
    "Region",
    "Relation",
    "Report",
    "Scope",
    "Sentence",
    "Settled",
    "Side",
    "Span",
    "Stance",
    "State",
    "Status",
    "TimeMention",
    "TimeRange",
    "TimexType",
    "Token",
    "Truth",
    "Value",
    "Waiver",
    "can_both_hold",
    "fold",
    "is_hour",
    "normalise",
]
