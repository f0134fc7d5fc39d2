"""`suite.json` of a run, judged by great-expectations alone, as docs/gate.md says."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from chuanhoa.cli import main

ROOT = Path(__file__).parents[2]
SAY = """
failed = sorted({
    r.expectation_config.meta["rule"] for r in result.results if not r.success
})
import sys
own = sorted(name for name in sys.modules if name.startswith("chuanhoa"))
print(json.dumps([len(result.results), failed, own]))
"""


@pytest.mark.parametrize("suffix", ["jsonl", "parquet"])
def test_the_suite_of_a_run_runs_without_us(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    pytest.importorskip("great_expectations", reason="pip install 'chuanhoa[gx]'")
    if suffix == "parquet":
        pytest.importorskip("pyarrow", reason="pip install 'chuanhoa[corpus]'")
    monkeypatch.chdir(tmp_path)
    seeds = [str(ROOT / "seeds" / "documents"), str(ROOT / "seeds/examples/dirty")]
    main(["records", *seeds, "-o", f"x.{suffix}"])
    assert main(["gate", f"x.{suffix}", "--report", "out"]) == 1
    page = (ROOT / "docs" / "gate.md").read_text("utf-8")
    block = re.search(r"```python\n(.*?)```", page, re.DOTALL)
    assert block is not None
    code = block.group(1)
    if suffix == "parquet":
        code = code.replace('pd.read_json("x.jsonl", lines=True)', "READ")
        assert "READ" in code
        code = code.replace("READ", 'pd.read_parquet("x.parquet")')

    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code + SAY],
        capture_output=True,
        text=True,
        check=True,
    )

    suite = json.loads(Path("out/suite.json").read_text("utf-8"))
    verdict = json.loads(Path("out/verdict.json").read_text("utf-8"))
    ours = sorted(o["check"]["id"] for o in verdict["outcomes"] if not o["passed"])
    found = json.loads(done.stdout.splitlines()[-1])
    assert found == [len(suite["expectations"]), ours, []]
    assert len(ours) > 5
