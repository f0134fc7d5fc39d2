"""`chuanhoa config`: the configuration in use, or its JSON Schema."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Mapping

from .. import console, exits
from ..config import Config, as_usage_error
from ..config_keys import FILES, KEYS, PER_FILE
from ..config_schema import json_schema
from ..normalize.names import expect_one_of
from ..normalize.rule import Text
from ..parser import Parser
from ..reports.listing import pick

ACTIONS = ("show", "schema")
_NONE = Text(
    vi="# không có tệp cấu hình ở thư mục này hay phía trên",
    en="# no configuration file in this folder or above it",
)
_FROM = Text(vi="# từ {path}", en="# from {path}")


def add(parser: Parser) -> None:
    """Add the options of the command."""
    about = Text(
        vi="show (mặc định): cấu hình đang dùng; schema: JSON Schema của nó",
        en="show (default): the configuration in use; schema: its JSON Schema",
    )
    parser.add_argument(
        "action", nargs="?", default="show", help=about, suggestions=ACTIONS
    )


def run(args: Namespace) -> int:
    """Print the configuration as TOML, each key with what it is for; or the schema."""
    try:
        expect_one_of("action", args.action, ACTIONS)
    except ValueError as error:
        raise as_usage_error(error) from error
    if args.action == "schema":
        console.write_utf8()
        console.put(json.dumps(json_schema(), indent=1, ensure_ascii=False))
    else:
        _show(args.config, args)
    return exits.CLEAN


def _show(config: Config, args: Namespace) -> None:
    if config.checks:
        from ..gate_options import checks_of  # noqa: PLC0415 -- it loads the gate

        checks_of(args)  # which tells what is wrong with them
    is_none = config.path is None
    head = pick(_NONE if is_none else _FROM, args.lang)
    console.put(head.format(path=config.path))
    for name, key in KEYS.items():
        value = getattr(config, name)
        is_set = value is not None and value not in ((), {})
        about = pick(key.about, args.lang)
        known = f": {', '.join(key.known)}" if key.kind == "name" else ""
        line = f"{name} = {_toml(value)}" if is_set else f"# {name} ="
        console.put(f"{line}  # {about}{known}")
    for section in config.per_file:
        console.put(f"\n[[{PER_FILE}]]\n{FILES} = {_toml(section.files)}")
        for name, value in section.values.items():
            console.put(f"{name} = {_toml(value)}")


def _toml(value: object) -> str:
    """Write a value as TOML; its strings are JSON strings."""
    if isinstance(value, Mapping):
        pairs = (f"{json.dumps(key)} = {_toml(each)}" for key, each in value.items())
        return f"{{ {', '.join(pairs)} }}"
    if isinstance(value, tuple | list):
        return f"[{', '.join(_toml(each) for each in value)}]"
    if isinstance(value, bool | int | float):
        return str(value).lower()
    return json.dumps(str(value), ensure_ascii=False)
