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
from re import compile as pattern

from ..expectations.checks import FACTS_COMPLETE, ROW_COUNT
from ..expectations.gate import GateResult
from ..expectations.plan import SUITE_NAME, GateFaultError, Language, Planned
from ..expectations.suite import SuiteRun
from ..normalize.rule import Text
from .data_docs_blocks import (
    View,
    failing_rules,
    link,
    linked_table,
    names_of,
    page,
    rule_block,
    status,
    verdict,
)
from .data_docs_rewrite import PageParts, folded, rewrite

_SITE = "site"
# Letters, digits and folders only: no scheme, no host, no markup.
_ADDRESS = pattern(r"(\.\./)*[A-Za-z0-9_-]+([./][A-Za-z0-9_-]+)*\.html")
_INDEX = "index.html"
_SUITE = f"expectations/{SUITE_NAME}.html"
_RUN = "validations/gate.html"

_HOME = Text("← Báo cáo", "← Report")
_RUNS = Text("Lần kiểm tra", "Validation runs")
_SUITES = Text("Bộ kỳ vọng", "Expectation suites")
_TITLES = {
    _INDEX: Text("Kết quả kiểm tra", "Data docs"),
    _SUITE: Text("Bộ kỳ vọng", "Expectation suite"),
    _RUN: Text("Kết quả từng kỳ vọng", "Validation result"),
}


def write_data_docs(  # noqa: PLR0913 -- one keyword for each thing a user can choose
    result: GateResult,
    directory: Path,
    *,
    run_name: str = "gate",
    lang: Language = "vi",
    addresses: Mapping[str, str] | None = None,
    home: str | None = None,
) -> Path:
    """Write the site into a folder, and give the path of its index.html.

    Three pages that need nothing else, hold no script and no remote address, and are
    the same for the same result. Nothing outside the folder is touched, and in it
    only these pages. `addresses` lead from a `doc_id` to the document's own page,
    `home` to the report that the site belongs to: relative paths from the folder.
    Raises ValueError where the plain evaluator judged and for an address that is no
    such path, and GateFaultError where a page does not show every rule.
    """
    if result.suite_run is None:
        msg = "no data docs: great-expectations did not judge these records"
        raise ValueError(msg)
    known = addresses or {}
    for address in (*known.values(), *([home] if home else [])):
        if not _ADDRESS.fullmatch(address):
            msg = f"not a relative path to a page: {address!r}"
            raise ValueError(msg)
    view = View(result, run_name, lang, known, home)
    directory.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=directory, prefix=".building-") as building:
        raw = _build(result.suite_run, Path(building))
        pages = {
            name: _finish(name, html, view, result.suite_run)
            for name, html in raw.items()
        }
    for name, html in pages.items():
        _write(directory / name, html)
    return directory / _INDEX


def _write(target: Path, html: str) -> None:
    """Put a page in place whole, whatever stood there."""
    target.parent.mkdir(exist_ok=True)
    new = target.with_name(f".{target.name}.new")
    new.write_text(html, encoding="utf-8", newline="\n")
    new.replace(target)


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


def _finish(name: str, html: str, view: View, run: SuiteRun) -> str:
    view = view.seen_from(name)
    up, lang, facts = view.up, view.lang, view.result.facts
    parts = PageParts(
        lang=lang,
        blocks={} if name == _INDEX else _blocks(name, view, run),
        tables=_tables(view) if name == _INDEX else {},
        labels={s.name: f"{s.name} ({getattr(s.text, lang)})" for s in facts},
        links={_SUITE: up + _SUITE, _INDEX: up + _INDEX},
    )
    rewritten = rewrite(html, parts)
    lost = [text for text, count in rewritten.used.items() if count != 1]
    if lost:
        msg = f"{name} does not show once each: {lost}"
        raise GateFaultError(msg)
    title = f"{getattr(_TITLES[name], lang)} · {view.run_name} · chuanhoa"
    body = _top(name, view) + rewritten.body
    if name == _INDEX:
        body += failing_rules(view)
    return page(title, body, lang, run.version)


def _top(name: str, view: View) -> str:
    pages = [(target, getattr(t, view.lang)) for target, t in _TITLES.items()]
    if view.home is not None:
        pages.insert(0, (view.home, getattr(_HOME, view.lang)))
    links = " · ".join(link(view.up + target, title) for target, title in pages)
    top = f"<p>{links}</p>\n{verdict(view)}"
    return top + failing_rules(view) if name == _RUN else top


def _tables(view: View) -> dict[str, str]:
    state = status(passed=view.result.passed, lang=view.lang)
    runs = linked_table(_RUNS, state, view.run_name, _RUN, view)
    return {
        "ge-index-page-validation-results-table": runs,
        "ge-index-page-expectation_suites-table": linked_table(
            _SUITES, "", SUITE_NAME, _SUITE, view
        ),
    }


def _blocks(name: str, view: View, run: SuiteRun) -> dict[str, str]:
    """Give each expectation of the plan the block that shows it, by its description."""
    counts = Counter(folded(planned.description) for planned in run.plan)
    doubled = [text for text, count in counts.items() if count > 1]
    if doubled:
        msg = f"two expectations have one description: {doubled}"
        raise GateFaultError(msg)
    checks = {o.check.id: o.check for o in view.result.outcomes}
    return {
        folded(planned.description): rule_block(
            checks[planned.key[0]],
            _failing(planned, view, run) if name == _RUN else (),
            _total(planned, view.result),
            view,
        )
        for planned in run.plan
    }


def _failing(planned: Planned, view: View, run: SuiteRun) -> Sequence[str]:
    rule = planned.key[0]
    if rule != FACTS_COMPLETE:
        outcome = next(o for o in view.result.outcomes if o.check.id == rule)
        return names_of(outcome, view.result, view.lang)
    # Beyond `LISTED_UP_TO` only the union over all facts is listed, at the top.
    return [view.result.doc_ids[i] for i in run.hits[planned.key].positions or ()]


def _total(planned: Planned, result: GateResult) -> int:
    return result.n_inputs if planned.key[0] == ROW_COUNT else result.n_records
