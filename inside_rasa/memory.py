"""What was loaded stays: Python need not look through it for garbage again, and what loading needed is given back."""

from __future__ import annotations

import ctypes
import gc
import sys


def settle() -> None:
    """To be called once everything is loaded, before the first message."""
    gc.collect()
    gc.freeze()
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
