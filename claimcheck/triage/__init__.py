"""What of a report is dealt with already: the discrepancies of a baseline, and those that somebody waived.

A baseline holds what was found on some day, so that only what is newer fails a build. A waiver is one person's word
that one discrepancy may stand, and why. Both name discrepancies by their ids.
"""

from claimcheck.triage.baseline import Baseline, Entry, format_baseline, parse_baseline
from claimcheck.triage.marking import mark_report
from claimcheck.triage.waivers import append_waiver, format_waiver, parse_waivers

__all__ = [
    "Baseline",
    "Entry",
    "append_waiver",
    "format_baseline",
    "format_waiver",
    "mark_report",
    "parse_baseline",
    "parse_waivers",
]
