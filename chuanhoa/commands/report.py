"""`chuanhoa report`: the pages of a saved run, and two runs compared."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from .. import console, exits
from ..config import UsageError
from ..normalize.rule import Text
from ..parser import Parser
from ..reports.listing import pick
from ..system_errors import told

if TYPE_CHECKING:
    from ..reports.saved_run import SavedRun

_LATEST = "reports/latest"
_NO_RUN = Text(
    vi="{path}: không phải một lần kiểm tra đã lưu ({why})",
    en="{path}: not a saved run ({why})",
)
_NO_FILE = Text(vi="không có verdict.json", en="it has no verdict.json")
_WRITTEN = Text(vi="Báo cáo: {path}", en="Report: {path}")


def add(parser: Parser) -> None:
    """Add the options of the command."""
    about = Text(
        vi=f"thư mục của một lần kiểm tra, hoặc số của nó (mặc định: {_LATEST})",
        en=f"the folder of a run, or its number (default: {_LATEST})",
    )
    parser.add_argument("run", nargs="?", default=_LATEST, metavar="RUN", help=about)
    about = Text(
        vi="so với lần kiểm tra cũ hơn này; ghi compare.html",
        en="compare it with this older run; writes compare.html",
    )
    parser.add_argument("--compare", metavar="OLD", help=about)
    about = Text(vi="mở trang trong trình duyệt", en="open the page in a browser")
    parser.add_argument("--open", action="store_true", help=about)


def run(args: Namespace) -> int:
    """Write the page of a saved run again, or that of two runs; say where it is.

    With --compare the status is 1 where a document fails now that did not.
    """
    from ..reports.comparison import (  # noqa: PLC0415 -- only report needs it
        compare,
        comparison_lines,
        comparison_page,
    )
    from ..reports.overview_page import overview_page  # noqa: PLC0415 -- as above
    from ..run_folder import COMPARISON, judged_in  # noqa: PLC0415 -- as above

    folder, saved = _load(args.run)
    status = exits.CLEAN
    if args.compare is None:
        target, html = folder / "index.html", overview_page(saved, args.lang)
    else:
        old_folder, old = _load(args.compare)
        found = compare(old, saved, judged_in(folder))
        for line in comparison_lines(found, args.lang):
            console.put(line)
        target = folder / COMPARISON
        html = comparison_page(found, args.lang, name=old_folder.as_posix())
        status = exits.FINDINGS if found.count("broken") else exits.CLEAN
    _write(target, html)
    console.put(pick(_WRITTEN, args.lang).format(path=target))
    if args.open:
        import webbrowser  # noqa: PLC0415 -- rarely asked for

        webbrowser.open(target.resolve().as_uri())
    return status


def _load(name: str) -> tuple[Path, SavedRun]:
    from ..reports.saved_run import VERDICT, load_run  # noqa: PLC0415 -- as above

    folder = Path(name)
    if name.isascii() and name.isdigit() and not folder.exists():
        folder = Path(_LATEST).parent / "runs" / f"{int(name):06}"
    try:
        return folder, load_run(folder)
    except (OSError, ValueError) as error:
        is_absent = not (folder / VERDICT).exists()
        why = _NO_FILE if is_absent else _reason(error)
        raise UsageError(
            _NO_RUN.en.format(path=folder, why=why.en),
            _NO_RUN.vi.format(path=folder, why=why.vi),
        ) from error


def _reason(error: OSError | ValueError) -> Text:
    from ..baseline import reading_error  # noqa: PLC0415 -- only for an error

    return told(error) if isinstance(error, OSError) else reading_error(error)


def _write(path: Path, html: str) -> None:
    """Put a page in place whole; a kept run shares its files with the latest."""
    new = path.with_name(f".{path.name}.new")
    try:
        new.write_text(html, encoding="utf-8", newline="\n")
        new.replace(path)
    except OSError as error:
        new.unlink(missing_ok=True)
        said = told(error, path)
        raise UsageError(said.en, said.vi) from error
