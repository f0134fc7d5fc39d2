"""The great-expectations suite, run.

Only built-in expectations are used, and only facts are handed over: no text, no id.
"""

from __future__ import annotations

import gc
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from ..normalize.errors import MissingExtraError
from ..normalize.rule import Text
from .columns import Column
from .evaluator import Hits, Key
from .plan import SUITE_NAME, GateFaultError, Planned, expect_complete, suite_json

# Listing the rows costs a pass for each expectation: beyond this many, only counts
# are compared with the plain evaluator, which lists them in any case.
LISTED_UP_TO = 10_000
_ENGINE = Text(vi="bộ đánh giá great-expectations", en="Verdicts of great-expectations")


@dataclass(frozen=True, slots=True)
class SuiteRun:
    """What great-expectations found, and the context that can write its data docs."""

    plan: tuple[Planned, ...]
    hits: Mapping[Key, Hits]
    version: str
    context: Any = field(repr=False, compare=False)


def run_suite(
    columns: Mapping[str, Column],
    n_rows: int,
    plan: Sequence[Planned],
    *,
    run_name: str = "gate",
) -> SuiteRun:
    """Validate columns of facts with great-expectations on pandas.

    Raises GateFaultError where a rule was dropped or could not be computed, and
    ImportError without the extra `gx`.
    """
    with uncollected():
        return _run(columns, n_rows, plan, run_name)


def _run(
    columns: Mapping[str, Column], n_rows: int, plan: Sequence[Planned], run_name: str
) -> SuiteRun:
    gx = import_great_expectations()
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    for site in list(context.get_site_names()):
        context.delete_data_docs_site(site)
    suite = context.suites.add(gx.ExpectationSuite(**suite_json(plan)))
    expect_complete((e.configuration for e in suite.expectations), plan)
    checkpoint = _checkpoint(gx, context, suite, listed=n_rows <= LISTED_UP_TO)
    result = checkpoint.run(
        batch_parameters={"dataframe": _frame(columns, n_rows)},
        run_id=gx.RunIdentifier(run_name=run_name),
    )
    (validation,) = result.run_results.values()
    expect_complete((r.expectation_config for r in validation.results), plan)
    hits = dict(map(_hits, validation.results))
    return SuiteRun(tuple(plan), hits, str(gx.__version__), context)


def expect_agreement(plain: Mapping[Key, Hits], run: SuiteRun) -> None:
    """Raise GateFaultError unless both engines found the same, rule by rule."""
    for key in {**plain, **run.hits}:
        ours, theirs = plain.get(key), run.hits.get(key)
        if ours is None or theirs is None or not _agree(ours, theirs):
            msg = (
                f"the plain evaluator and great-expectations disagree on {key}: "
                f"{ours} and {theirs}"
            )
            raise GateFaultError(msg)


def _agree(ours: Hits, theirs: Hits) -> bool:
    listed = theirs.positions is None or theirs.positions == ours.positions
    same_count = ours.n_unexpected == theirs.n_unexpected
    return listed and same_count and ours.success == theirs.success


def import_great_expectations() -> Any:  # noqa: ANN401 -- the library has no types
    """Import the library, without the warnings that are its own affair."""
    with uncollected(), warnings.catch_warnings():
        # 1.24 imports sre_constants and sre_parse, deprecated since Python 3.11.
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            import great_expectations as gx  # noqa: PLC0415 -- 3 CPU seconds, 200 MB
        except ModuleNotFoundError as error:
            if error.name != "great_expectations":
                raise
            raise MissingExtraError(_ENGINE, "gx") from error
    return gx


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no garbage: what great-expectations makes stays, looking costs a tenth.

    For one-shot work only: what refers to itself is not freed meanwhile.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _frame(columns: Mapping[str, Column], n_rows: int) -> Any:  # noqa: ANN401 -- the same
    import pandas as pd  # noqa: PLC0415 -- comes with great-expectations

    return pd.DataFrame(
        {name: _series(pd, column) for name, column in columns.items()},
        index=range(n_rows),
        copy=False,
    )


def _series(pd: Any, column: Column) -> Any:  # noqa: ANN401 -- the same
    if not column.missing:
        return pd.Series(column.values, dtype=_dtype(column.values))
    values = [column.at(i) for i in range(len(column))]
    return pd.Series(values, dtype=_dtype(values))


def _dtype(values: Any) -> str | None:  # noqa: ANN401 -- a list or a numpy array
    if not isinstance(values, list):
        return None
    kinds = {type(value) for value in values}
    if bool in kinds:
        return "bool" if kinds == {bool} else "object"
    return "int64" if kinds == {int} else "float64"


def _checkpoint(gx: Any, context: Any, suite: Any, *, listed: bool) -> Any:  # noqa: ANN401 -- the same
    batch = (
        context.data_sources.add_pandas("facts")
        .add_dataframe_asset("records")
        .add_batch_definition_whole_dataframe("all")
    )
    definition = context.validation_definitions.add(
        gx.ValidationDefinition(name=SUITE_NAME, data=batch, suite=suite)
    )
    style = {
        "result_format": "COMPLETE" if listed else "BASIC",
        "exclude_unexpected_values": True,
    }
    return context.checkpoints.add(
        gx.Checkpoint(
            name=SUITE_NAME,
            validation_definitions=[definition],
            actions=[],
            result_format=style,
        )
    )


def _hits(result: Any) -> tuple[Key, Hits]:  # noqa: ANN401 -- the same
    meta = result.expectation_config.meta
    key = (meta["rule"], meta["fact"])
    if _raised(result.exception_info):
        msg = f"great-expectations could not judge {key}: {result.exception_info}"
        raise GateFaultError(msg)
    found = result.result
    positions = found.get("unexpected_index_list")
    listed = positions is not None or "unexpected_count" not in found
    return key, Hits(
        bool(result.success),
        int(found.get("unexpected_count", 0)),
        tuple(sorted(positions)) if positions else () if listed else None,
    )


def _raised(info: Mapping[str, Any]) -> bool:
    """Look at both shapes that 1.24 gives: one report, or one for each metric."""
    reports = [info] if "raised_exception" in info else list(info.values())
    return any(report["raised_exception"] for report in reports)
