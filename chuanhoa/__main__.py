"""`chuanhoa`, and `python -m chuanhoa`: a process of its own."""

from __future__ import annotations

import gc
import sys

# A run makes many objects and hardly a cycle of them: to look for cycles as often as
# Python does unless told takes a thirtieth of a short run.
_NEW_OBJECTS = 50_000


def run() -> int:
    """Run the command line; Ctrl-C while it is still being loaded is told by status."""
    gc.set_threshold(_NEW_OBJECTS)
    try:
        from .cli import main  # noqa: PLC0415 -- it takes most of the time to start

        return main()
    except KeyboardInterrupt:  # `main` sees to it from its first line on
        from .exits import INTERRUPTED  # noqa: PLC0415 -- as above

        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(run())
