"""Stage 5: which claims speak of the same event."""

from claimcheck.events.group import group_events

__all__ = ["group_events"]
