"""`chuanhoa baseline`: the findings that are known and let pass."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from .. import console, exits
from ..baseline import (
    DEFAULT,
    Entry,
    as_text,
    day_of,
    entry_of,
    is_expired,
    load,
    mark,
    today,
    unmatched,
)
from ..checking import add_check, run_check
from ..config import as_usage_error, wrong_use
from ..normalize.names import expect_one_of
from ..normalize.rule import Text
from ..parser import Parser
from ..reports.display import visible
from ..reports.listing import pick

ACTIONS = ("create", "update", "prune", "show", "apply")
_EXISTS = Text(
    vi="{file} đã có: dùng baseline update, hoặc tự xóa tệp ấy",
    en="{file} exists: use baseline update, or remove it yourself",
)
_WRITTEN = Text(
    vi="{file}: số mục: {n} (mới: {new}, bỏ: {gone})",
    en="{file}: entries: {n} (new: {new}, dropped: {gone})",
)
_NO_DAY = Text(
    vi="--expires {day}: hãy viết ngày như 2026-12-31",
    en="--expires {day}: write a day such as 2026-12-31",
)
_NO_DECISIONS = Text(
    vi="baseline apply cần một tệp quyết định (--decisions TỆP)",
    en="baseline apply needs a file of decisions (--decisions FILE)",
)
_STATES = {
    "valid": Text(vi="còn hiệu lực", en="valid"),
    "expired": Text(vi="hết hạn", en="expired"),
    "gone": Text(vi="không còn trong văn bản", en="no longer found"),
}
# Rules that a setting turns off, with the value that does.
_NOT_ASKED = {
    "date-style": ("dates", "keep"),
    "abbreviation-expand": ("expand", "never"),
    "tone-style": ("tone_style", "keep"),
}
_USUAL_REASON = Text(vi="đã có khi lập baseline", en="there when the baseline was made")


def add(parser: Parser) -> None:
    """Add the options of the command."""
    about = Text(
        vi="create lập tệp, update thêm phát hiện mới, prune bỏ mục không còn,"
        " show xem, apply nhận quyết định từ báo cáo",
        en="create makes the file, update adds what is new, prune drops what is gone,"
        " show lists, apply takes the decisions of a report",
    )
    parser.add_argument("action", metavar="ACTION", help=about, suggestions=ACTIONS)
    add_check(parser)
    about = Text(vi=f"tệp baseline (mặc định: {DEFAULT})", en=f"default: {DEFAULT}")
    parser.add_argument("--baseline", metavar="FILE", help=about)
    about = Text(vi="vì sao các mục mới được chấp nhận", en="why new entries may pass")
    parser.add_argument("--reason", metavar="TEXT", help=about)
    about = Text(
        vi="ngày cuối các mục mới còn hiệu lực (YYYY-MM-DD)",
        en="last day on which new entries count (YYYY-MM-DD)",
    )
    parser.add_argument("--expires", metavar="DAY", help=about)
    about = Text(
        vi="quyết định tải từ báo cáo", en="the decisions a report let you save"
    )
    parser.add_argument("--decisions", metavar="FILE", help=about)


def run(args: Namespace) -> int:
    """Do one of the actions; `show` and `prune` compare with PATHS where given."""
    try:
        expect_one_of("action", args.action, ACTIONS)
    except ValueError as error:
        raise as_usage_error(error) from error
    args.expires = _last_day(args.expires)
    path = Path(args.baseline or args.config.baseline or DEFAULT)
    actions = {"create": _create, "update": _update, "prune": _prune}
    if args.action == "show":
        return _show(args, load(path))
    if args.action == "apply":
        return _apply(args, path)
    return actions[args.action](args, path)


def _last_day(day: str | None) -> str | None:
    try:
        return day_of(day)
    except ValueError as error:
        raise wrong_use(_NO_DAY, day=day) from error


def _create(args: Namespace, path: Path) -> int:
    if path.exists():
        raise wrong_use(_EXISTS, file=path)
    return _add_new(args, path, [])


def _update(args: Namespace, path: Path) -> int:
    return _add_new(args, path, load(path))


def _add_new(args: Namespace, path: Path, old: list[Entry]) -> int:
    found = mark(run_check(args), old, today())
    reason = args.reason or pick(_USUAL_REASON, args.lang)
    new = [
        entry_of(finding, reason, args.expires)
        for finding in found.findings()
        if finding.suppression is None
    ]
    # What has expired and is found again is one of the new.
    again = Counter(entry.key for entry in new)
    kept = []
    for entry in old:
        if is_expired(entry, today()) and again[entry.key] > 0:
            again[entry.key] -= 1
        else:
            kept.append(entry)
    _write(args, path, [*kept, *new], len(new), len(old) - len(kept))
    return exits.UNREADABLE if found.rejected else exits.CLEAN


def _prune(args: Namespace, path: Path) -> int:
    old = load(path)
    found = run_check(args)
    gone = Counter(unmatched(found, old, _asking(args)))
    kept = []
    for entry in old:
        if gone[entry] > 0:
            gone[entry] -= 1
        elif not is_expired(entry, today()):
            kept.append(entry)
    _write(args, path, kept, 0, len(old) - len(kept))
    return exits.UNREADABLE if found.rejected else exits.CLEAN


def _asking(args: Namespace) -> Callable[[Entry], bool]:
    """Give the function that says whether this run would find what an entry is of."""
    from ..choices import chooser  # noqa: PLC0415 -- only to compare
    from ..normalize.rules import FILE_RULES, RULES  # noqa: PLC0415 -- as above
    from ..normalize.selection import is_selected  # noqa: PLC0415 -- as above

    rules = {rule.id: rule for rule in (*RULES, *FILE_RULES)}
    choose = chooser(args)

    def is_asked(entry: Entry) -> bool:
        settings, rule = choose(entry.source).settings, rules.get(entry.rule)
        key, off = _NOT_ASKED.get(entry.rule, ("", None))
        is_off = bool(key) and getattr(settings, key) == off
        return rule is None or (is_selected(rule, settings) and not is_off)

    return is_asked


def _show(args: Namespace, entries: Sequence[Entry]) -> int:
    gone: Counter[Entry] = Counter()
    if args.paths:
        gone.update(unmatched(run_check(args), entries, _asking(args)))
    for entry in entries:
        state = "expired" if is_expired(entry, today()) else "valid"
        if gone[entry] > 0:
            gone[entry] -= 1
            state = "gone"
        day = f" <= {entry.expires}" if entry.expires else ""
        words = f'{entry.rule} "{visible(entry.text)}" ({visible(entry.reason)}{day})'
        console.put(
            f"{visible(entry.source)}: {words}: {pick(_STATES[state], args.lang)}"
        )
    return exits.CLEAN


def _apply(args: Namespace, path: Path) -> int:
    """Take decisions: what a reviewer lets pass is added, what is to be fixed goes."""
    from ..decisions import read_decisions  # noqa: PLC0415 -- only here

    if args.decisions is None and not args.paths:
        raise wrong_use(_NO_DECISIONS)
    old = load(path) if path.exists() else []
    accepted, refused = [], set()
    for name in [args.decisions] if args.decisions else args.paths:
        more, less = read_decisions(Path(name), args.reason or "", args.expires)
        accepted += more
        refused |= less
    known = {entry.key for entry in accepted}
    kept = [e for e in old if e.key not in known and e.key not in refused]
    new = len(known - {entry.key for entry in old})
    dropped = sum(entry.key in refused for entry in old)
    _write(args, path, [*kept, *accepted], new, dropped)
    return exits.CLEAN


def _write(
    args: Namespace, path: Path, entries: Sequence[Entry], new: int, gone: int
) -> None:
    from ..files import write_atomically  # noqa: PLC0415 -- only where one is written

    write_atomically(path, as_text(entries).encode("utf-8", "backslashreplace"))
    words = pick(_WRITTEN, args.lang)
    console.say(words.format(file=path, n=len(entries), new=new, gone=gone))
