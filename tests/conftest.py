"""Hypothesis profiles, and the rule that nothing skips in CI."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "default", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "ci", parent=settings.get_profile("default"), derandomize=True, max_examples=100
)
settings.register_profile(
    "long", parent=settings.get_profile("default"), max_examples=10_000
)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "default")
)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
    """Fail a skipped test where CHUANHOA_NO_SKIP says that all parts are here."""
    outcome = yield
    report = outcome.get_result()
    if (
        report.skipped
        and os.environ.get("CHUANHOA_NO_SKIP")
        and not hasattr(report, "wasxfail")
    ):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may skip: {report.longrepr}"
