"""Static completion scripts for bash, zsh and fish, made from the parsers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .parser import Option, Parser


def script(
    shell: str, top: Parser, commands: Mapping[str, Parser], about: Mapping[str, str]
) -> str:
    """Write the script of a shell."""
    options = {name: parser.options for name, parser in commands.items()}
    writers = {"bash": _bash, "zsh": _zsh, "fish": _fish}
    return "\n".join(writers[shell](top.options, options, about))


Options = Mapping[str, list[Option]]


def _names(options: list[Option]) -> list[str]:
    return [name for option in options for name in option.names]


def _bash(top: list[Option], commands: Options, _: Mapping[str, str]) -> Iterator[str]:
    yield "_chuanhoa() {"
    yield '  local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}"'
    yield '  local command="" word'
    yield '  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do'
    yield '    case "$word" in'
    yield f'      {"|".join(commands)}) command="$word"; break ;;'
    yield "    esac"
    yield "  done"
    yield '  local words=""'
    yield '  case "$command:$prev" in'
    for command, options in commands.items():
        for option in options:
            if option.takes_value and option.choices:
                keys = "|".join(f"{command}:{name}" for name in option.names)
                yield f'    {keys}) words="{" ".join(option.choices)}" ;;'
    yield '    *:--lang) words="vi en" ;;'
    yield "    *)"
    yield '      case "$command" in'
    every = " ".join([*commands, *_names(top)])
    yield f'        "") words="{every}" ;;'
    for command, options in commands.items():
        first = [c for o in options if not o.names for c in o.choices]
        yield f'        {command}) words="{" ".join([*first, *_names(options)])}" ;;'
    yield "      esac ;;"
    yield "  esac"
    yield '  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")'
    yield "}"
    yield "complete -o default -F _chuanhoa chuanhoa"


def _zsh(
    top: list[Option], commands: Options, about: Mapping[str, str]
) -> Iterator[str]:
    yield "#compdef chuanhoa"
    yield "_chuanhoa() {"
    yield "  local -a commands"
    yield "  commands=("
    for command in commands:
        yield f"    {_quoted(command + ':' + about[command])}"
    yield "  )"
    yield "  _arguments -C \\"
    for option in top:
        yield from (f"    {spec} \\" for spec in _zsh_specs(option))
    yield "    '1:command:->command' '*::argument:->argument'"
    yield '  case "$state" in'
    yield "    command) _describe command commands ;;"
    yield '    argument) case "$words[1]" in'
    for command, options in commands.items():
        yield f"      {command}) _arguments \\"
        for option in options:
            yield from (f"        {spec} \\" for spec in _zsh_specs(option))
        first = [c for o in options if not o.names for c in o.choices]
        if first:
            yield f"        {_quoted('1:action:(' + ' '.join(first) + ')')} \\"
        yield "        '*:file:_files' ;;"
    yield "    esac ;;"
    yield "  esac"
    yield "}"
    yield 'if [ "$funcstack[1]" = "_chuanhoa" ]; then _chuanhoa "$@"'
    yield "else compdef _chuanhoa chuanhoa; fi"


def _zsh_specs(option: Option) -> Iterator[str]:
    about = option.about.replace("[", "(").replace("]", ")").replace(":", "\\:")
    for name in option.names:
        value = ""
        if option.takes_value:
            choices = f"({' '.join(option.choices)})" if option.choices else "_files"
            value = f":value:{choices}"
        yield _quoted(f"*{name}[{about}]{value}")


def _fish(
    top: list[Option], commands: Options, about: Mapping[str, str]
) -> Iterator[str]:
    yield "complete -c chuanhoa -e"
    for option in top:
        yield _fish_line("", option)
    for command in commands:
        words = f"-f -n __fish_use_subcommand -a {command}"
        yield f"complete -c chuanhoa {words} -d {_quoted(about[command])}"
    for command, options in commands.items():
        for option in options:
            yield _fish_line(f"-n '__fish_seen_subcommand_from {command}' ", option)


def _fish_line(when: str, option: Option) -> str:
    parts = []
    for name in option.names:
        kind = "-l" if name.startswith("--") else "-s"
        parts.append(f"{kind} {name.lstrip('-')}")
    if option.choices:
        parts.append(f"-f -a {_quoted(' '.join(option.choices))}")
    if option.takes_value:
        parts.append("-r")
    if option.about:
        parts.append(f"-d {_quoted(option.about)}")
    return f"complete -c chuanhoa {when}{' '.join(parts)}"


def _quoted(text: str) -> str:
    """Quote for bash, zsh and fish alike: no word of ours needs a backslash."""
    return "'" + text.replace("'", "’") + "'"
