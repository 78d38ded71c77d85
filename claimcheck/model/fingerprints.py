"""Fingerprints: short ids made of what they stand for."""

from __future__ import annotations

import hashlib


def fingerprint(*parts: object) -> str:
    """Twelve hexadecimal digits that stay the same for the same parts, on every machine and run."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:12]
