"""Loading tables without the search for garbage: they are made of some 100,000 objects that all stay.

Python looks for garbage whenever enough objects are new, and then looks at all there are: a third of the time that a
table takes.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for garbage inside, whatever happens there; also a decorator of a function that loads a table."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
