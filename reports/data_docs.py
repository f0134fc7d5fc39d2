"""great-expectations' own HTML site in a chosen folder, whole and safe.

As it comes, the site loads its styles and scripts from the network, shows no run and
no status without them, and puts whatever it is given into its pages unescaped. Here
it is built aside, and its three pages are rewritten: see `data_docs_rewrite`.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..expectations.checks import FACTS_COMPLETE, ROW_COUNT
from ..expectations.gate import GateResult
from ..expectations.plan import SUITE_NAME, GateFaultError, Language, Planned
from ..expectations.suite import SuiteRun
from ..normalize.rule import Text
from .data_docs_blocks import (
    failing_rules,
    linked_table,
    names_of,
    page,
    rule_block,
    status,
    verdict,
)
from .data_docs_rewrite import PageParts, folded, rewrite

_SITE = "site"
_INDEX = "index.html"
_SUITE = f"expectations/{SUITE_NAME}.html"
_RUN = "validations/gate.html"

_RUNS = Text("Lần kiểm tra", "Validation runs")
_SUITES = Text("Bộ kỳ vọng", "Expectation suites")
_TITLES = {
    _INDEX: Text("Kết quả kiểm tra", "Data docs"),
    _SUITE: Text("Bộ kỳ vọng", "Expectation suite"),
    _RUN: Text("Kết quả từng kỳ vọng", "Validation result"),
}


def write_data_docs(
    result: GateResult,
    directory: Path,
    *,
    run_name: str = "gate",
    lang: Language = "vi",
) -> Path:
    """Write the site into a folder, and give the path of its index.html.

    Three pages that need nothing else, hold no script and no remote address, and are
    the same for the same result. Nothing outside the folder is touched, and in it
    only these pages. Raises ValueError where the plain evaluator judged, and
    GateFaultError where a page does not show every rule.
    """
    if result.suite_run is None:
        msg = "no data docs: great-expectations did not judge these records"
        raise ValueError(msg)
    directory.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=directory, prefix=".building-") as building:
        raw = _build(result.suite_run, Path(building))
        pages = {
            name: _finish(name, html, result, result.suite_run, run_name, lang)
            for name, html in raw.items()
        }
    for name, html in pages.items():
        target = directory / name
        target.parent.mkdir(exist_ok=True)
        target.write_text(html, encoding="utf-8", newline="\n")
    return directory / _INDEX


def _build(run: SuiteRun, directory: Path) -> dict[str, str]:
    """Let great-expectations build its site, and read the three pages."""
    store = {
        "class_name": "TupleFilesystemStoreBackend",
        "base_directory": str(directory.resolve()),
    }
    site = {
        "class_name": "SiteBuilder",
        "show_how_to_buttons": False,
        "store_backend": store,
    }
    run.context.add_data_docs_site(_SITE, site)
    try:
        run.context.build_data_docs(site_names=[_SITE])
    finally:
        run.context.delete_data_docs_site(_SITE)
    found = {
        _INDEX: [directory / _INDEX],
        _SUITE: [directory / _SUITE],
        _RUN: sorted((directory / "validations").rglob("*.html")),
    }
    wrong = [name for name, paths in found.items() if len(paths) != 1]
    if wrong:
        msg = f"great-expectations did not build one page each of {wrong}"
        raise GateFaultError(msg)
    return {name: paths[0].read_text(encoding="utf-8") for name, paths in found.items()}


def _finish(  # noqa: PLR0913, PLR0917 -- the six things a page is made of
    name: str,
    html: str,
    result: GateResult,
    run: SuiteRun,
    run_name: str,
    lang: Language,
) -> str:
    up = "../" if "/" in name else ""
    parts = PageParts(
        lang=lang,
        blocks={} if name == _INDEX else _blocks(name, result, run, lang),
        tables=_tables(result, run_name, lang) if name == _INDEX else {},
        labels={s.name: f"{s.name} ({getattr(s.text, lang)})" for s in result.facts},
        links={_SUITE: up + _SUITE, _INDEX: up + _INDEX},
    )
    rewritten = rewrite(html, parts)
    lost = [text for text, count in rewritten.used.items() if count != 1]
    if lost:
        msg = f"{name} does not show once each: {lost}"
        raise GateFaultError(msg)
    title = f"{getattr(_TITLES[name], lang)} · {run_name} · chuanhoa"
    body = _top(name, result, run_name, lang) + rewritten.body
    if name == _INDEX:
        body += failing_rules(result, lang)
    return page(title, body, lang, run.version)


def _top(name: str, result: GateResult, run_name: str, lang: str) -> str:
    up = "../" if "/" in name else ""
    links = " · ".join(
        f'<a href="{up}{target}">{getattr(title, lang)}</a>'
        for target, title in _TITLES.items()
    )
    top = f"<p>{links}</p>\n{verdict(result, run_name, lang)}"
    return top + failing_rules(result, lang) if name == _RUN else top


def _tables(result: GateResult, run_name: str, lang: str) -> dict[str, str]:
    state = status(passed=result.passed, lang=lang)
    return {
        "ge-index-page-validation-results-table": linked_table(
            _RUNS, [(state, run_name, _RUN)], lang
        ),
        "ge-index-page-expectation_suites-table": linked_table(
            _SUITES, [("", SUITE_NAME, _SUITE)], lang
        ),
    }


def _blocks(
    name: str, result: GateResult, run: SuiteRun, lang: str
) -> Mapping[str, str]:
    """Give each expectation of the plan the block that shows it, by its description."""
    doubled = [
        t for t, n in Counter(folded(p.description) for p in run.plan).items() if n > 1
    ]
    if doubled:
        msg = f"two expectations have one description: {doubled}"
        raise GateFaultError(msg)
    checks = {o.check.id: o.check for o in result.outcomes}
    return {
        folded(planned.description): rule_block(
            checks[planned.key[0]],
            _failing(planned, result, run) if name == _RUN else (),
            _total(planned, result),
            lang,
        )
        for planned in run.plan
    }


def _failing(
    planned: Planned, result: GateResult, run: SuiteRun
) -> Sequence[str] | None:
    rule = planned.key[0]
    if rule != FACTS_COMPLETE:
        return next(names_of(o, result) for o in result.outcomes if o.check.id == rule)
    positions = run.hits[planned.key].positions
    return None if positions is None else [result.doc_ids[i] for i in positions]


def _total(planned: Planned, result: GateResult) -> int:
    return result.n_inputs if planned.key[0] == ROW_COUNT else result.n_records
