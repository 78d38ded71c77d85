"""Cues of speech in one sentence: verbs of saying with their subject, and phrases that name a source."""

from claimcheck.claims.cues.cue import Cue, CueKind
from claimcheck.claims.cues.finder import find_cues

__all__ = ["Cue", "CueKind", "find_cues"]
