"""Everything that can be searched in a period: tasks, projects, procedures, in one list."""

from collections.abc import Iterator

from tracking.specs.units import unit_name
from ui import reads, state
from ui.columns import Column, Listing
from ui.screens import disbursement, services, tasks
from ui.screens.projects import rates_text
from ui.tables import NOTHING
from ui.text import as_html

WORDS = "q"
"""The part of the address where the words searched for live."""

COLUMNS = (
    Column(name="name", heading="Nội dung", is_long=True),
    Column(name="kind", heading="Loại"),
    Column(name="unit", heading="Đơn vị"),
    Column(name="stand", heading="Đang ở đâu"),
    Column(name="code", heading="Mã", width=130),
    Column(name="obstacle", heading="Vướng mắc", is_long=True),
    Column(name="place", heading="Tệp, trang, dòng"),
)


@reads.shared(max_entries=32)
def screen(key: reads.Key, period: str, unit: str | None) -> Listing:
    """The list of a period, of all units or of one; `page` and `key` lead to a line of it."""
    records = [
        *_tasks(key, period, unit),
        *_projects(key, period, unit),
        *_procedures(key, period, unit),
    ]
    return Listing(title="Nhiệm vụ, dự án, thủ tục", columns=COLUMNS, records=records)


Found = Iterator[dict[str, object]]


def _tasks(key: reads.Key, period: str, unit: str | None) -> Found:
    for record in tasks.screen(key, period, unit).tasks.records:
        yield {
            **record,
            "kind": "Nhiệm vụ",
            "name": record["title"],
            "stand": record["state"],
            "page": "tasks",
        }


def _projects(key: reads.Key, period: str, unit: str | None) -> Found:
    for record in disbursement.screen(key, period, unit).projects.records:
        yield {
            **record,
            "kind": "Dự án",
            "stand": rates_text(record),
            "page": "disbursement",
        }


def _procedures(key: reads.Key, period: str, unit: str | None) -> Found:
    for record in services.screen(key, period, unit).procedures.records:
        yield {
            **record,
            "kind": "Thủ tục",
            "stand": record["level"],
            "page": "services",
        }


def nothing_html(unit: str | None, words: str) -> str:
    """What is said when a search finds nothing: of whom it was, and the way to search all."""
    if unit is None:
        return NOTHING
    whole = state.link_html("Tìm trong toàn Bộ", **{state.UNIT: "", WORDS: words})
    return f"Không có dòng nào của {as_html(unit_name(unit))}. {whole}"
