"""`chuanhoa`, and `python -m chuanhoa`: a process of its own."""

from __future__ import annotations

import sys


def run() -> int:
    """Run the command line; Ctrl-C while it is still being loaded is told by status."""
    try:
        from .cli import main  # noqa: PLC0415 -- it takes most of the time to start

        return main()
    except KeyboardInterrupt:  # `main` sees to it from its first line on
        from .exits import INTERRUPTED  # noqa: PLC0415 -- as above

        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(run())
