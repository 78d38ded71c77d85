"""How much Python a call runs, counted in lines: the same on every machine and under every load, unlike time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

LINEAR = 1.2
"""How much more than its share of the steps a longer text may take: a quadratic one takes twice it."""


def steps(call: Callable[[], object]) -> int:
    """The lines that a call runs; every turn of a loop and of a comprehension is one."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


def growth(call: Callable[[int], Callable[[], object]], size: int) -> tuple[int, bool]:
    """The steps of what `call` makes for a size, and whether twice the size takes about twice as many.

    What is loaded once is not counted.
    """
    call(size)()
    few = steps(call(size))
    return few, steps(call(2 * size)) <= LINEAR * 2 * few
