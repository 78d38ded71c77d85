"""How the command ends."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the exit code tells a script."""

    CLEAR = 0
    """done, and nothing found at or above the failing level"""
    FOUND = 1
    """discrepancies at or above the failing level"""
    UNUSABLE = 2
    """wrong use, or nothing readable"""
    INCOMPLETE = 3
    """nothing failing found, but part of the batch could not be read"""
    BROKEN = 70
    """a fault of claimcheck itself"""
    INTERRUPTED = 130
    """stopped from the keyboard"""
