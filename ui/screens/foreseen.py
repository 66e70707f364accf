"""What a file would change, before anybody confirms: figures, rows, past periods, copied rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tracking.figures.words import counted_text, parts_text, value_text
from tracking.impact import FigureChange, Impact, RowsImpact
from tracking.impact.words import headline
from tracking.period_codes import period_label
from tracking.specs import field_label
from tracking.specs.meanings import words_by_value
from tracking.specs.units import short_name
from tracking.store.impact import impact
from tracking.views import Row
from tracking.vocabulary import VIEW_NAMES, Reading, View
from ui import reads
from ui.columns import Column, Listing
from ui.formats import Kind, shown
from ui.screens.trail import called

FIGURES = (
    Column(name="label", heading="Chỉ số", is_long=True),
    Column(name="unit", heading="Của"),
    Column(name="period", heading="Kỳ"),
    Column(name="before", heading="Đang dùng"),
    Column(name="after", heading="Sẽ là"),
    Column(name="parts", heading="Tử số / mẫu số sẽ là", is_long=True),
)
ROWS = (
    Column(name="name", heading="Dòng", is_long=True),
    Column(name="change", heading="Thay đổi", width=90),
    Column(name="field", heading="Ô", width=170),
    Column(name="before", heading="Đang dùng", is_long=True),
    Column(name="after", heading="Sẽ là", is_long=True),
    Column(name="place", heading="Trang, dòng"),
)
COPIED = (
    Column(name="name", heading="Dòng", is_long=True),
    Column(name="view", heading="Báo cáo"),
    Column(name="place", heading="Trang, dòng"),
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ForeseenScreen:
    """The words and tables of an impact; `lost` says why it would be sent back as it is, `kept`
    which forms of earlier files stay beside it."""

    headline: str
    lost: tuple[str, ...]
    kept: tuple[str, ...]
    revised: str
    figures: Listing
    rows: Listing
    copied: Listing


@reads.shared(max_entries=64)
def screen(
    key: reads.Key,
    file: str,
    replaces: bool,
    received_at: datetime | None,
    _reading: Reading,
    _now: datetime,
) -> ForeseenScreen:
    """What a reading would change if it were accepted now, as `accept` would do it; `file` tells
    readings apart."""
    found = impact(reads.store(), _reading, now=_now, received_at=received_at, replaces=replaces)
    return ForeseenScreen(
        headline=headline(found),
        lost=tuple(one.message for one in found.refused),
        kept=tuple(_kept(found)),
        revised=_revised(found),
        figures=Listing(title="Con số sẽ đổi", columns=FIGURES, records=list(_figures(found))),
        rows=Listing(title="Dòng sẽ đổi", columns=ROWS, records=list(_rows(found))),
        copied=Listing(
            title="Dòng giống hệt kỳ trước", columns=COPIED, records=list(_copied(found))
        ),
    )


def _kept(found: Impact) -> Iterator[str]:
    for report in found.reports:
        for form in report.kept:
            yield (
                f"Giữ lại {form.row_count} dòng của biểu mà tệp này không có, "
                f"từ bản {form.version} ({form.file_name})."
            )


def _revised(found: Impact) -> str:
    codes = [period_label(one.period_code) for one in found.revised]
    return f"Sửa cả số của kỳ đã qua: {', '.join(codes)}." if codes else ""


def _figures(found: Impact) -> Iterator[dict[str, object]]:
    for number, one in enumerate(found.periods):
        for change in one.changed if number else one.figures:
            if change.is_changed:
                yield _figure(one.period_code, change)


def _figure(period_code: str, change: FigureChange) -> dict[str, object]:
    indicator = change.indicator
    return {
        "label": indicator.label,
        "unit": short_name(change.unit_code) if change.unit_code else "Toàn Bộ",
        "period": period_label(period_code),
        "before": value_text(indicator, change.before.value),
        "after": value_text(indicator, change.after.value),
        "parts": counted_text(change.after) or parts_text(change.after),
    }


def _rows(found: Impact) -> Iterator[dict[str, object]]:
    for report in found.reports:
        yield from row_changes(report.view, report.rows)


def row_changes(view: View, found: RowsImpact) -> Iterator[dict[str, object]]:
    """What becomes of the rows of a report, a line for each field that differs."""
    for change in found.changed:
        for one in change.fields:
            yield {
                **_row(view, change.after),
                "change": "đổi",
                "field": field_label(one.field),
                "before": written(one.field, one.before),
                "after": written(one.field, one.after),
            }
    for word, rows in (("thêm", found.added), ("bỏ", found.removed)):
        for row in rows:
            yield {**_row(view, row), "change": word}


def _copied(found: Impact) -> Iterator[dict[str, object]]:
    for report in found.reports:
        for row in report.last.copied if report.last else ():
            yield {**_row(report.view, row), "view": VIEW_NAMES[report.view].capitalize()}


def _row(view: View, row: Row) -> dict[str, object]:
    return {"name": called(view, row), "place": f"{row['_sheet']}, dòng {row['_row']}"}


def written(name: str, value: Any) -> str:
    """The value of a field as text; amounts in whole đồng, so that no change is rounded away."""
    if name.endswith("_rate"):
        return shown(value, Kind.RATE)
    if isinstance(value, str):
        return words_by_value(name).get(value, value)
    if name.endswith("_vnd"):
        return f"{shown(value, Kind.COUNT)} đồng" if value is not None else shown(None, Kind.COUNT)
    return shown(value, Kind.NUMBER)
