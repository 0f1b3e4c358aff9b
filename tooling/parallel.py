"""Spreading work over the cores. Below everything that has much to do."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(work: Callable[[T], R], items: Iterable[T], *, parallel: bool = True) -> Iterator[R]:
    """Yield what `work` returns for each of `items`, in their order.

    With `parallel`, on every core: `work` is then a function of a module (or a partial of one),
    and items and results can be pickled. An exception in `work` comes out here.
    """
    if not parallel or cores() < 2:
        yield from map(work, items)
        return
    # A fork starts at once and shares what is loaded; elsewhere than on Linux it is not safe.
    method = "fork" if sys.platform == "linux" else "spawn"
    with multiprocessing.get_context(method).Pool(cores()) as pool:
        yield from pool.imap(work, items)


@contextmanager
def no_collector() -> Iterator[None]:
    """Switch the garbage collector off: trees have no cycles, and looking for some is dear."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
