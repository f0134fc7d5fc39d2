"""`chuanhoa init`: a configuration, hooks and CI steps to begin with."""

from __future__ import annotations

from argparse import Namespace
from importlib.resources import files
from pathlib import Path

from .. import console, exits
from ..config import as_usage_error, find_config
from ..normalize.names import expect_one_of
from ..normalize.rule import Text
from ..parser import Parser
from ..reports.listing import pick

# name: what is written, the snippet it is made of, what says that it is wanted
PARTS = {
    "config": ("chuanhoa.toml", "chuanhoa.toml", "."),
    "pre-commit": (".pre-commit-config.yaml", "pre-commit-config.yaml", ".git"),
    "github": (".github/workflows/chuanhoa.yml", "github.yml", ".github"),
    "gitlab": (".gitlab/chuanhoa.yml", "gitlab.yml", ".gitlab-ci.yml"),
}
_WRITTEN = Text(vi="đã viết {file}", en="written: {file}")
_EXISTS = Text(
    vi="{file} đã có, để nguyên; hãy tự thêm những dòng sau nếu cần:",
    en="{file} exists and was left alone; add these lines yourself if you need them:",
)
_CONFIGURED = Text(
    vi="{file} đã cấu hình chuanhoa; không viết {target}",
    en="{file} configures chuanhoa already; {target} was not written",
)
_MORE = Text(
    vi="còn có: chuanhoa init {parts}", en="there is more: chuanhoa init {parts}"
)
_INCLUDE = Text(
    vi="để dùng, thêm vào .gitlab-ci.yml: include: {{ local: {file} }}",
    en="to use it, add to .gitlab-ci.yml: include: {{ local: {file} }}",
)


def add(parser: Parser) -> None:
    """Add the options of the command."""
    names = ", ".join(PARTS)
    about = Text(
        vi=f"viết gì: {names} (mặc định: config, và những gì kho này dùng)",
        en=f"what to write: {names} (default: config, and what this repository uses)",
    )
    parser.add_argument(
        "parts", nargs="*", metavar="PART", help=about, suggestions=tuple(PARTS)
    )


def run(args: Namespace) -> int:
    """Write what is not there; what is there is left alone, and its lines are shown."""
    for part in args.parts:
        try:
            expect_one_of("part", part, PARTS)
        except ValueError as error:
            raise as_usage_error(error) from error
    wanted = args.parts or [n for n, (*_, sign) in PARTS.items() if Path(sign).exists()]
    for name in dict.fromkeys(wanted):
        _write(name, args)
    rest = [name for name in PARTS if name not in wanted]
    if rest and not args.parts:
        console.say(pick(_MORE, args.lang).format(parts=" ".join(rest)))
    return exits.CLEAN


def _write(name: str, args: Namespace) -> None:
    target, snippet, _ = PARTS[name]
    text = files("chuanhoa").joinpath("snippets", snippet).read_text("utf-8")
    configured = find_config(Path.cwd()) if name == "config" else None
    if configured is not None:
        words = pick(_CONFIGURED, args.lang)
        console.say(words.format(file=configured, target=target))
        return
    try:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        with Path(target).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        console.say(pick(_EXISTS, args.lang).format(file=target))
        console.put(text)
        return
    console.say(pick(_WRITTEN, args.lang).format(file=target))
    if name == "gitlab":
        console.say(pick(_INCLUDE, args.lang).format(file=target))
