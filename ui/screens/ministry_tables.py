"""The tables the ministry keeps, made ready: rows to pick, versions, what differs between two."""

from collections.abc import Sequence

from tracking.dates import HANOI
from tracking.quantities import format_vi
from tracking.specs.table_changes import RowChange
from tracking.specs.table_form import Row, TableForm
from tracking.store.entered import Version
from ui.columns import Column, Listing

ROW = "row"
"""Where a record keeps the number of its row, counted from 1."""
_NAMED = 5


def headline(form: TableForm, rows: Sequence[Row], newest: Version | None) -> str:
    """What holds now, and since when."""
    count = f"{form.title}: {format_vi(len(rows))} dòng"
    if newest is None:
        return f"{count}, chưa sửa lần nào"
    return f"{count}, bản {newest.number} từ {_moment(newest)}"


def listing(form: TableForm, rows: Sequence[Row], title: str) -> Listing:
    """The rows as people read them."""
    columns = [
        Column(name=one.name, heading=one.label.capitalize(), is_long=one.is_long)
        for one in form.columns
    ]
    records = [{**form.as_read(row), ROW: number} for number, row in enumerate(rows, 1)]
    return Listing(title=title, columns=columns, records=records, about=[form.about])


def versions_listing(found: Sequence[Version]) -> Listing:
    """Every version, the newest first."""
    return Listing(
        title="Các bản",
        columns=(
            Column(name="number", heading="Bản", width=60),
            Column(name="at", heading="Lúc", width=170),
            Column(name="by", heading="Ai sửa", is_long=True),
            Column(name="reason", heading="Vì sao", is_long=True),
            Column(name="document", heading="Theo văn bản", is_long=True),
        ),
        records=[
            {
                "number": str(one.number),
                "at": _moment(one),
                "by": one.basis.by,
                "reason": one.basis.reason,
                "document": _document(one),
            }
            for one in found
        ],
    )


def changes_listing(found: Sequence[RowChange], title: str) -> Listing:
    """What differs, a line for each row that came or went, and for each cell that changed."""
    return Listing(
        title=title,
        columns=(
            Column(name="kind", heading="Thay đổi", width=90),
            Column(name="row", heading="Dòng", is_long=True),
            Column(name="column", heading="Cột"),
            Column(name="was", heading="Trước", is_long=True),
            Column(name="now", heading="Sau", is_long=True),
        ),
        records=[
            {
                "kind": one.kind.value,
                "row": one.row,
                "column": one.column,
                "was": one.was,
                "now": one.now,
            }
            for one in found
        ],
    )


def told(found: Sequence[RowChange]) -> str:
    """How much differs, in a few words."""
    if not found:
        return "Không khác bản hiện hành."
    rows = list(dict.fromkeys(one.row for one in found))
    more = f" và {len(rows) - _NAMED} dòng khác" if len(rows) > _NAMED else ""
    return f"Khác bản hiện hành ở {len(rows)} dòng: {'; '.join(rows[:_NAMED])}{more}."


def _document(version: Version) -> str:
    day = version.basis.document_on
    return f"{version.basis.document}{f' ngày {day:%d/%m/%Y}' if day else ''}"


def _moment(version: Version) -> str:
    return f"{version.entered_at.astimezone(HANOI):%H:%M ngày %d/%m/%Y}"
