"""init, config, doctor, completion, rule; the configuration; what a terminal gets."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from chuanhoa.cli import main
from chuanhoa.commands.init import PARTS
from chuanhoa.config_keys import KEYS
from chuanhoa.config_schema import json_schema
from chuanhoa.normalize.rule import Rule
from chuanhoa.normalize.rules import FILE_RULES, RULES
from chuanhoa.usage import COMMANDS, build_parser

ROOT = Path(__file__).parents[2]
DIRTY = "Ban\u00a0Chỉ đạo xã họp … \u1ebd.\nBà con rất qúy khu rừng.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CHUANHOA_LANG", raising=False)
    Path("a.txt").write_text(DIRTY, "utf-8")
    return tmp_path


# init


def test_init_writes_every_part_and_never_overwrites(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", *PARTS]) == 0
    written = [Path(target) for target, *_ in PARTS.values()]
    assert all(path.is_file() for path in written)
    for path in written[1:]:
        path.write_text("mine: true\n")
    assert main(["init", *PARTS]) == 0
    assert {path.read_text() for path in written[1:]} == {"mine: true\n"}
    assert "chuanhoa-check" in capsys.readouterr().out


def test_init_alone_writes_what_the_repository_uses(here: Path) -> None:
    Path(".github").mkdir()
    assert main(["init"]) == 0
    assert Path(".github/workflows/chuanhoa.yml").is_file()
    assert Path("chuanhoa.toml").is_file()
    assert not Path(".gitlab").exists()
    assert not Path(".pre-commit-config.yaml").exists()


def test_init_leaves_a_configured_project_alone(here: Path) -> None:
    Path("pyproject.toml").write_text('[tool.chuanhoa]\nlang = "en"\n')
    assert main(["init", "config"]) == 0
    assert not Path("chuanhoa.toml").exists()


def test_what_init_writes_is_right(here: Path) -> None:
    main(["init", *PARTS])
    text = Path("chuanhoa.toml").read_text("utf-8")
    lines = [line.removeprefix("# ") for line in text.splitlines()[3:]]
    Path("chuanhoa.toml").write_text("\n".join(lines), "utf-8")
    Path("abbreviations.toml").write_text("")
    assert main(["config", "show"]) == 0  # every line that is commented out is valid
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema"]
    for schema, file in (
        ("vendor.github-workflows", ".github/workflows/chuanhoa.yml"),
        ("vendor.gitlab-ci", ".gitlab/chuanhoa.yml"),
    ):
        done = subprocess.run([*check, schema, file], check=False, capture_output=True)
        assert done.returncode == 0, done.stdout


def test_the_action_and_the_template_are_valid() -> None:
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema"]
    for schema, file in (
        ("vendor.github-actions", "action.yml"),
        ("vendor.gitlab-ci", ".ci/gitlab.yml"),
    ):
        done = subprocess.run(
            [*check, schema, str(ROOT / file)], check=False, capture_output=True
        )
        assert done.returncode == 0, done.stdout


# config


def test_the_schema_is_one(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert set(schema["properties"]) == {*KEYS, "per_file"}


CONFIGS = [
    'profile = "standard"',
    'profile = "standart"',
    "profile = 3",
    'select = ["unicode", "tone-style"]',
    'select = "unicode"',
    'ignore = ["unicod"]',
    'severities = { tone = "error" }',
    'severities = { tone = "fatal" }',
    'severities = { tune = "error" }',
    "severities = 3",
    'fail_on = "never"',
    'fail_on = "always"',
    'lang = "vi"',
    'text_column = "body"',
    'exclude = ["a/"]',
    "exclude = [1]",
    'tone_stlye = "old"',
    '[[per_file]]\nfiles = ["*.txt"]\ntone_style = "old"',
    '[[per_file]]\nfiles = ["*.txt"]\nfail_on = "never"',
    '[[per_file]]\ntone_style = "old"',
    "[[per_file]]\nfiles = []",
    "per_file = 3",
    "",
]


@pytest.mark.parametrize("text", CONFIGS)
def test_schema_and_loader_agree(here: Path, text: str) -> None:
    import tomllib

    validator = jsonschema.Draft202012Validator(json_schema())
    Path("chuanhoa.toml").write_text(text)
    expected = 0 if validator.is_valid(tomllib.loads(text)) else 2
    assert main(["config", "show"]) == expected


@pytest.mark.parametrize(
    ("text", "place", "caret"),
    [
        ('lang = "en"\ntone_stlye = "old"\n', "2:1", "^^^^^^^^^^"),
        ('profile = "standart"\n', "1:11", "^^^^^^^^^^"),
        ('select = [\n  "unicode",\n  "tune",\n]\n', "3:3", "^^^^^^"),
        ('[severities]\ntone = "fatal"\n', "2:8", "^^^^^^^"),
        ('[[per_file]]\nfiles = ["a"]\n\n[[per_file]]\nfiles = ["b"]\ndates = "x"\n',
         "6:9", "^^^"),
        ('[[per_file]]\nfiles = ["a"]\n\n[[per_file]]\ndates = "iso"\n',
         "4:3", "^^^^^^^^"),
        ('[[per_file]]\nfiles = ["a"]\nlang = "vi"\n', "3:1", "^^^^"),
        ("profile = \n", "1:11", "^"),
        ("text_column = 5\n", "1:1", "^^^^^^^^^^^"),
    ],
)  # fmt: skip
def test_an_error_names_its_place(
    here: Path, capsys: pytest.CaptureFixture[str], text: str, place: str, caret: str
) -> None:
    Path("chuanhoa.toml").write_text(text)
    assert main(["check", "a.txt"]) == 2
    err = capsys.readouterr().err
    assert f"chuanhoa.toml:{place}: " in err
    line = text.split("\n")[int(place.partition(":")[0]) - 1]
    assert err.endswith(
        f"    {line.rstrip()}\n    {' ' * (int(place.rpartition(':')[2]) - 1)}{caret}\n"
    )


def test_a_key_for_all_files_in_a_section_is_told_where_it_belongs(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """TOML has it below the last head: the usual slip of who adds a line at the end."""
    Path("chuanhoa.toml").write_text('[[per_file]]\nfiles = ["a"]\nfail_on = "info"\n')
    assert main(["check", "a.txt"]) == 2
    assert "3:1: fail_on counts for all files" in capsys.readouterr().err
    assert main(["check", "a.txt", "--lang", "vi"]) == 2
    assert "3:1: fail_on có hiệu lực cho mọi tệp" in capsys.readouterr().err


def test_places_are_found_in_pyproject_too(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = '[tool.x]\ndates = 1\n\n[tool.chuanhoa]\ndates = "is"\n'
    Path("pyproject.toml").write_text(text)
    assert main(["--lang", "vi", "check", "a.txt"]) == 2
    err = capsys.readouterr().err
    assert "pyproject.toml:5:9: " in err
    assert "có phải 'iso'?" in err


def test_severities_are_chosen_by_rule_and_by_family(here: Path) -> None:
    Path("b.txt").write_text("hoà hòa hòa hòa hòa\n", "utf-8")
    assert main(["check", "b.txt"]) == 0
    Path("chuanhoa.toml").write_text('severities = { tone = "error" }\n')
    assert main(["check", "b.txt", "--fail-on", "error"]) == 1
    Path("chuanhoa.toml").write_text(
        'severities = { tone = "error", tone-style = "info" }\n'
    )
    assert main(["check", "b.txt"]) == 0


def test_sections_of_files_are_heard(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("old/x/b.txt", "b.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("rất qúy\n", "utf-8")
    section = '[[per_file]]\nfiles = ["old/**"]\nignore = ["tone"]\n'
    Path("chuanhoa.toml").write_text(section)
    assert main(["check", "old", "b.txt", "--format", "concise"]) == 1
    assert capsys.readouterr().out.startswith("b.txt:1:5")
    assert main(["fix", "old"]) == 0
    assert Path("old/x/b.txt").read_text("utf-8") == "rất qúy\n"
    Path("chuanhoa.toml").write_text(
        section + '[[per_file]]\nfiles = ["b.txt"]\nignore = []\n'
    )
    assert main(["check", "old"]) == 1
    assert main(["check", "old", "--ignore", "tone"]) == 0


def test_config_show_is_toml_that_can_be_loaded(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        'profile = "standard"\nignore = ["tone-style"]\nlang = "en"\n'
        'severities = { "tone-misplaced" = "error" }\n'
        "[checks.boilerplate-much]\nmaximum = 0.5\nmax_failing = 3\n"
        '[checks.own]\nfact = "has_title"\nminimum = true\nen = "It has one."\n'
        '[[per_file]]\nfiles = ["x\\\\y"]\ndates = "iso"\n'
    )
    Path("chuanhoa.toml").write_text(text)
    main(["config"])
    shown = capsys.readouterr().out
    Path("chuanhoa.toml").write_text(shown, "utf-8")
    main(["config"])
    assert capsys.readouterr().out == shown
    assert "only these rules" in shown
    assert '"maximum" = 0.5, "max_failing" = 3' in shown
    assert '"minimum" = true' in shown


def test_config_show_tells_of_a_wrong_check(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("chuanhoa.toml").write_text("[checks.nope]\nminimum = 1\n")
    assert main(["config"]) == 2
    assert "chuanhoa.toml:1:9: unknown check" in capsys.readouterr().err


def test_a_configuration_may_begin_with_a_byte_order_mark(here: Path) -> None:
    """Notepad on Windows writes one."""
    Path("a.txt").write_text("Nhà văn hoá, nhà văn hóa\n", "utf-8")
    table = '[[form]]\nshort = "VBX"\nsense = [{ expansion = "văn bản xã" }]\n'
    Path("own.toml").write_text(table, "utf-8-sig")
    text = 'fail_on = "info"\nabbreviations = "own.toml"\n'
    Path("chuanhoa.toml").write_text(text, "utf-8-sig")
    assert main(["check", "a.txt"]) == 1
    Path("chuanhoa.toml").write_text("[tool.chuanhoa]\n" + text, "utf-8-sig")
    Path("chuanhoa.toml").rename("pyproject.toml")
    assert main(["check", "a.txt"]) == 1


# doctor, rule, completion


def test_doctor_names_the_encoding_of_each_file(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("b.txt").write_bytes("\ufeffXã họp".encode())
    Path("c.txt").write_bytes("Xã họp bàn".encode("utf-16"))
    assert main(["doctor", "."]) == 0
    out = capsys.readouterr().out
    assert "b.txt: utf-8 + BOM" in out
    assert "c.txt: utf-16-le + BOM" in out
    assert "pyarrow" in out
    Path("d.txt").write_bytes(b"Th\xe0nh")
    assert main(["doctor", ".", "--lang", "vi"]) == 3


EVERY = (*RULES, *FILE_RULES)


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: rule.id)
def test_every_rule_has_a_page_in_both_languages(
    rule: Rule, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = []
    for lang in ("vi", "en"):
        assert main(["rule", rule.id, "--lang", lang]) == 0
        pages.append(capsys.readouterr().out)
    assert rule.about.vi in pages[0]
    assert rule.about.en in pages[1]
    assert rule.about.vi != rule.about.en
    assert rule.title.vi != rule.title.en


@pytest.mark.parametrize("rule", FILE_RULES, ids=lambda rule: rule.id)
def test_the_example_of_a_rule_of_files_is_what_fix_does(
    here: Path, rule: Rule
) -> None:
    before, after = rule.example
    Path("b.txt").write_bytes(before.encode())
    assert main(["fix", "b.txt", "--select", rule.id]) == 0
    assert Path("b.txt").read_bytes() == after.encode()


def test_a_file_that_is_not_utf8_is_a_rule_to_choose(here: Path) -> None:
    Path("b.txt").write_bytes("\ufeffBà con rất qúy\n".encode())
    assert main(["check", "b.txt", "--select", "encoding-not-utf8"]) == 1
    assert main(["check", "b.txt", "--ignore", "encoding,tone"]) == 0
    main(["fix", "b.txt", "--ignore", "encoding-not-utf8"])
    assert Path("b.txt").read_bytes() == "\ufeffBà con rất quý\n".encode()
    main(["fix", "b.txt", "--select", "encoding-not-utf8"])
    assert Path("b.txt").read_bytes() == "Bà con rất quý\n".encode()


def test_an_encoding_is_kept_where_that_is_asked(here: Path) -> None:
    Path("b.txt").write_bytes("Bà con rất qúy".encode("utf-16"))
    assert main(["fix", "b.txt", "--ignore", "encoding-not-utf8"]) == 0
    assert Path("b.txt").read_bytes() == "Bà con rất quý".encode("utf-16")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_names_every_command_and_option(
    shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    _, parsers = build_parser()
    for name, parser in parsers.items():
        assert name in script
        for option in parser.options:
            assert all(word.lstrip("-") in script for word in option.names)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_have_no_syntax_error(
    shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell}: apt-get install {shell}")
    main(["completion", shell])
    done = subprocess.run(
        [shell, "-n", "/dev/stdin"],
        input=capsys.readouterr().out.encode(),
        check=False,
        capture_output=True,
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["che"], ["check"]),
        (["check", "--form"], ["--format"]),
        (["check", "--format", "sa"], ["sarif"]),
        (["baseline", "pr"], ["prune"]),
        (["fix", "a.txt", "--lang", ""], ["vi", "en"]),
    ],
)
def test_bash_completes(
    words: list[str], expected: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["completion", "bash"])
    quoted = " ".join(f"'{word}'" for word in ["chuanhoa", *words])
    script = (
        f"{capsys.readouterr().out}\nCOMP_WORDS=({quoted}); COMP_CWORD={len(words)}\n"
        '_chuanhoa; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(["bash", "-c", script], check=True, capture_output=True)
    assert done.stdout.decode().split() == expected


def test_there_are_pages_for_all_keys_and_commands() -> None:
    for text in (*COMMANDS.values(), *(key.about for key in KEYS.values())):
        assert text.vi != text.en
        assert text.vi
        assert text.en


# what a terminal gets


def terminal(here: Path, *argv: str, **env: str) -> str:
    """Run the program with a terminal as its standard output."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "chuanhoa", *argv],
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        cwd=here,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **env},
    )
    os.close(theirs)
    parts = []
    try:
        while part := os.read(ours, 4096):
            parts.append(part)
    except OSError:  # the other end was closed
        pass
    process.wait()
    os.close(ours)
    return b"".join(parts).decode("utf-8", "backslashreplace")


@pytest.mark.parametrize(
    ("env", "is_coloured"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "dumb"}, False),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "xterm", "NO_COLOR": ""}, True),
        ({"TERM": "xterm", "NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ],
)
def test_a_terminal_gets_colour(
    here: Path, env: dict[str, str], *, is_coloured: bool
) -> None:
    assert ("\x1b[" in terminal(here, "check", "a.txt", **env)) is is_coloured


def test_a_pipe_gets_colour_only_when_forced(
    here: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    main(["check", "a.txt"])
    plain = capsys.readouterr().out
    monkeypatch.setenv("FORCE_COLOR", "1")
    main(["check", "a.txt"])
    coloured = capsys.readouterr().out
    assert "\x1b[" not in plain
    assert "\x1b[" in coloured
    main(["check", "a.txt", "--format", "jsonl"])
    assert "\x1b[" not in capsys.readouterr().out


def test_a_console_that_cannot_gets_an_ascii_frame(here: Path) -> None:
    env = {"TERM": "dumb", "PYTHONIOENCODING": "ascii"}
    shown = terminal(here, "check", "a.txt", **env)
    assert shown.isascii()
    lines = shown.splitlines()
    assert lines[1].startswith("  1 | Ban<U+00A0>Ch\\u1ec9")
    assert lines[2].index("^") == lines[1].index("<U+00A0>")
    assert lines[2].count("^") == len("<U+00A0>")


def test_what_programs_read_is_utf8_anywhere(here: Path) -> None:
    done = [
        subprocess.run(
            [sys.executable, "-m", "chuanhoa", "check", "a.txt", "--format", form],
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": coding},
            capture_output=True,
            check=False,
            cwd=here,
        ).stdout
        for form in ("jsonl", "sarif", "gitlab", "markdown")
        for coding in ("ascii", "utf-8")
    ]
    assert done[::2] == done[1::2]
    assert "qúy" in done[0].decode()
