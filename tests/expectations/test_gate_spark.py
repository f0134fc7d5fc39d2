"""The suite on Spark finds what the plain evaluator finds."""

from __future__ import annotations

import random
from typing import Any

import pytest

from chuanhoa.expectations import suite as suite_module
from chuanhoa.expectations.checks import Check
from chuanhoa.expectations.columns import columns_of
from chuanhoa.expectations.evaluator import Hits, Key, find_hits
from chuanhoa.expectations.fact_table import FactSpec
from chuanhoa.expectations.plan import plan_suite, suite_json
from chuanhoa.normalize.rule import Text

pytest.importorskip("great_expectations", reason="needs the extra gx")
pytest.importorskip("pyspark", reason="needs the extra spark")
pytestmark = pytest.mark.xdist_group("spark")  # one process starts it, once
gx = suite_module.import_great_expectations()
SAID = Text("Câu.", "Sentence.")
SPECS = (
    FactSpec("count", "int", SAID),
    FactSpec("share", "float", SAID),
    FactSpec("flag", "bool", SAID),
)
CHECKS = (
    Check("count-low", "count", "warning", SAID, minimum=0),
    Check("count-both", "count", "warning", SAID, minimum=-1, maximum=3, mostly=0.9),
    Check("count-few", "count", "warning", SAID, maximum=3, max_failing=7),
    Check("share-most", "share", "info", SAID, minimum=0.25, mostly=0.1 + 0.2),
    Check("share-high", "share", "info", SAID, maximum=0.5, mostly=0.7),
    Check("flag-on", "flag", "critical", SAID, minimum=True),
    Check("flag-off", "flag", "critical", SAID, maximum=False, mostly=2 / 3),
)


def random_rows(seed: int) -> list[dict[str, Any]]:
    chance = random.Random(seed)  # noqa: S311 -- data, not secrets
    holes = (None,) if seed % 2 else ()
    return [
        {
            "count": chance.choice([-2, -1, 0, 3, 4, *holes]),
            "share": chance.choice([0.0, 0.25, 0.5, 1.0, *holes]),
            "flag": chance.choice([True, False, *holes]),
        }
        for _ in range(chance.randint(1, 40))
    ]


def on_spark(spark: Any, rows: list[dict[str, Any]]) -> dict[Key, Hits]:
    frame = spark.createDataFrame(
        [tuple(row[spec.name] for spec in SPECS) for row in rows],
        "count bigint, share double, flag boolean",
    )
    frame = frame.coalesce(1).cache()
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    batch = (
        context.data_sources.add_spark("s")
        .add_dataframe_asset("a")
        .add_batch_definition_whole_dataframe("b")
        .get_batch({"dataframe": frame})
    )
    plan = plan_suite(CHECKS, SPECS, len(rows))
    result = batch.validate(gx.ExpectationSuite(**suite_json(plan)))
    found = {}
    for each in result.results:
        assert not suite_module._raised(each.exception_info)  # noqa: SLF001 -- both shapes
        meta = each.expectation_config.meta
        count = int(each.result.get("unexpected_count", 0))
        found[meta["rule"], meta["fact"]] = Hits(bool(each.success), count, None)
    return found


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("seed", [1, 2])
def test_spark_finds_what_the_plain_evaluator_finds(spark: Any, seed: int) -> None:
    rows = random_rows(seed)

    theirs = on_spark(spark, rows)

    plain = find_hits(columns_of(rows, SPECS), CHECKS, len(rows), len(rows))
    assert theirs == {
        key: Hits(hit.success, hit.n_unexpected, None) for key, hit in plain.items()
    }
