"""`python -m chuanhoa`."""

from .cli import main

raise SystemExit(main())
