"""Records made by hand, with text of our own."""

from __future__ import annotations

from dataclasses import replace

from chuanhoa.expectations.duplicates import mark_duplicates
from chuanhoa.expectations.facts import measure
from chuanhoa.normalize.edits import Normalized
from chuanhoa.normalize.rules import RULES
from chuanhoa.seeds.model import Record

TEXT = (
    "Thư viện huyện mở cửa phòng đọc mới\n"
    "Sáng nay, thư viện huyện khai trương phòng đọc dành cho thiếu nhi với hơn ba "
    "nghìn cuốn sách, phục vụ bạn đọc tất cả các ngày trong tuần.\n"
)


def make_record(doc_id: str, text: str | None = None, source: str = "") -> Record:
    words = f"Phòng đọc có mã số {doc_id} đã mở cửa.\n"
    record = Record(
        doc_id=doc_id,
        source=source or f"{doc_id}.txt",
        source_sha256="0" * 64,
        encoding="utf-8",
        title="Thư viện huyện mở cửa phòng đọc mới",
        published="2024-03-05",
        published_date=None,
        text=TEXT + words if text is None else text,
        n_edits=0,
    )
    facts = measure(record, Normalized(record.text, record.text), RULES)
    return replace(record, facts=facts)


def make_records(*doc_ids: str) -> list[Record]:
    marked = mark_duplicates(make_record(doc_id) for doc_id in doc_ids)
    # They differ in one sentence only, with the extra `dedup` too.
    near = {"is_near_duplicate": False, "near_duplicates_judged": True}
    return [with_facts(record, **near) for record in marked]


def with_facts(record: Record, **facts: object) -> Record:
    changed = {**record.facts, **facts}
    return replace(record, facts=changed)  # type: ignore[arg-type]  # nulls are the test


def without_fact(record: Record, name: str) -> Record:
    return replace(record, facts={k: v for k, v in record.facts.items() if k != name})
