"""What git says has changed since a revision: documents, and lines of them."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .config import UsageError, wrong_use
from .normalize.rule import Text
from .reports.run import place_of_source

_NO_GIT = Text(vi="--since cần có git", en="--since needs git")
_GIT = Text(vi="--since: git báo: {why}", en="--since: git says: {why}")
_NO_REPO = Text(
    vi="--since: thư mục này không nằm trong kho git nào ({why})",
    en="--since: this folder is in no git repository ({why})",
)
_NO_REVISION = Text(
    vi="--since: kho này không có phiên bản {rev!r}; trong CI, hãy lấy đủ lịch sử"
    " (fetch-depth: 0)",
    en="--since: there is no revision {rev!r} here; in CI, fetch the whole history"
    " (fetch-depth: 0)",
)
_HUNK = re.compile(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@")


@dataclass(frozen=True, slots=True)
class Changes:
    """Files that were changed or added, tracked or not, as paths from `top`."""

    top: Path
    base: str
    files: frozenset[str]

    def has(self, source: str) -> bool:
        """Say whether a source is changed; what git cannot know counts as changed."""
        name = self._name(source)
        return name is None or name in self.files

    def _name(self, source: str) -> str | None:
        path = Path(os.path.abspath(place_of_source(source)[0]))  # noqa: PTH100 -- a link is tracked as one
        real = path.parent.resolve() / path.name
        if source == "-" or not real.is_relative_to(self.top):
            return None
        return real.relative_to(self.top).as_posix()

    def lines(self) -> Mapping[str, frozenset[int]]:
        """Give the changed lines of tracked files, by path from the current folder."""
        diff = ["diff", "-U0", "--no-color", "--no-ext-diff", "--no-renames"]
        here = Path.cwd().resolve()
        found: dict[str, set[int]] = {}
        path = ""
        for line in _git(self.top, *diff, self.base, "--").splitlines():
            hunk = _HUNK.match(line)
            if line.startswith("+++ b/"):
                path = os.path.relpath(self.top / line[6:].rstrip("\t"), here)
            elif hunk:
                first, count = int(hunk[1]), int(hunk[2] or 1)
                found.setdefault(path, set()).update(range(first, first + count))
        return {name: frozenset(numbers) for name, numbers in found.items()}


def changed_since(revision: str) -> Changes:
    """Ask git what changed since the last commit that a revision and HEAD share.

    Raises UsageError outside a repository, without git and for an unknown revision.
    """
    top_level = ("rev-parse", "--show-toplevel")
    top = Path(_git(Path.cwd(), *top_level, wrong=_NO_REPO).rstrip("\n"))
    name = f"{revision}^{{commit}}"
    verified = ("rev-parse", "--verify", "--end-of-options", name)
    commit = _git(top, *verified, wrong=_NO_REVISION, rev=revision).strip()
    try:
        base = _git(top, "merge-base", commit, "HEAD").strip()
    except UsageError:  # no common commit, as in a shallow clone
        base = commit
    names = ["diff", "--name-only", "-z", "--no-renames", "--diff-filter=d"]
    tracked = _git(top, *names, base, "--")
    new = _git(top, "ls-files", "--others", "--exclude-standard", "-z")
    files = frozenset(name for name in (tracked + new).split("\0") if name)
    return Changes(top.resolve(), base, files)


def _git(folder: Path, *words: str, wrong: Text = _GIT, rev: str = "") -> str:
    import subprocess  # noqa: PLC0415 -- only with --since

    command = ["git", "-c", "core.quotePath=false", *words]
    try:
        done = subprocess.run(  # noqa: S603 -- no shell, and the revision is checked
            command, cwd=folder, capture_output=True, check=False
        )
    except FileNotFoundError as error:
        raise wrong_use(_NO_GIT) from error
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()
        last = reason[-1] if reason else "git"
        raise wrong_use(wrong, why=last.removeprefix("fatal: "), rev=rev)
    return done.stdout.decode("utf-8", "surrogateescape")
