"""The tables of a trail: a figure by unit, its rows, and a row in every version of its report."""

from collections.abc import Mapping, Sequence
from typing import Any

from tracking.figures.figure import Figure, Share
from tracking.figures.sums import is_stated_rate
from tracking.figures.trail import Trail
from tracking.indicators import Contribution, fields_of, fields_used
from tracking.specs import field_label, field_type, view_fields
from tracking.specs.indicators import indicators
from tracking.specs.meanings import word_for
from tracking.specs.units import short_name
from tracking.store.origins import Source
from tracking.views import KEYS, Record
from tracking.vocabulary import Direction, Indicator, View
from ui.columns import Column, Listing
from ui.formats import HANOI, Kind, moment, shown
from ui.places import placed

KINDS = {
    "amount": Kind.VND,
    "rate": Kind.RATE,
    "count": Kind.COUNT,
    "number": Kind.NUMBER,
    "date": Kind.DATE,
}


def shares(figure: Figure) -> Listing:
    money = Kind.VND if figure.indicator.code in _MONEY else Kind.NUMBER
    columns = [
        Column(name="unit", heading="Đơn vị"),
        Column(name="value", heading="Giá trị", kind=Kind.RATE),
        Column(name="numerator", heading="Tử số", kind=money),
        Column(name="denominator", heading="Mẫu số", kind=money),
        Column(name="by", heading="Theo báo cáo của"),
    ]
    is_told = any(share.reported_by for share in figure.shares)
    gone = (*_unsaid(figure.indicator), *(() if is_told else ("by",)))
    columns = [column for column in columns if column.name not in gone]
    records = [
        {
            "unit": short_name(share.unit_code),
            "unit_code": share.unit_code,
            "numerator": share.numerator,
            "denominator": share.denominator,
            "value": share.numerator / share.denominator if share.denominator else None,
            "by": ", ".join(map(short_name, share.reported_by)),
        }
        for share in sorted(figure.shares, key=lambda share: _worst_first(figure, share))
    ]
    return Listing(title=figure.indicator.label, columns=columns, records=records)


def _worst_first(figure: Figure, share: Share) -> float:
    """Sorts the units of a figure: the lowest rate, the largest number first, or the other way
    round where more is worse."""
    if not share.denominator:
        return -share.numerator
    rate = share.numerator / share.denominator
    return rate if figure.indicator.direction is Direction.HIGHER_IS_BETTER else -rate


def _unsaid(indicator: Indicator) -> tuple[str, ...]:
    """What a table of an indicator has nothing to say of: a plain number has no denominator, a
    rate that units state alone neither part."""
    if is_stated_rate(indicator):
        return "numerator", "denominator"
    return () if indicator.is_rate else ("value", "denominator")


_MONEY = frozenset(code for code in indicators() if code.startswith(("disbursed_", "forecast_")))


def rows(found: Trail) -> Listing:
    indicator = found.figure.indicator
    view, code = indicator.view, indicator.code
    used = {name for row in found.rows for name in fields_used(view, code, row.record.row)}
    names = [name for name in fields_of(view, code) if name in used]
    kinds = {name: KINDS.get(field_type(indicator.view, name), Kind.TEXT) for name in names}
    adds = Kind.VND if indicator.code in _MONEY else Kind.NUMBER
    of_year = Column(name="of_year", heading="Hồ sơ trực tuyến từ đầu năm", kind=Kind.COUNT)
    columns = [
        Column(name="name", heading="Nội dung", is_long=True),
        Column(name="unit", heading="Đơn vị"),
        *(Column(name=name, heading=field_label(name), kind=kind) for name, kind in kinds.items()),
        *([of_year] if any(row.of_year is not None for row in found.rows) else []),
        Column(name="numerator", heading="Vào tử số", kind=adds),
        Column(name="denominator", heading="Vào mẫu số", kind=adds),
        Column(name="place", heading="Tệp, trang, dòng"),
    ]
    gone = _unsaid(indicator)
    columns = [column for column in columns if column.name not in gone]
    records = [_row(row, names) for row in found.rows]
    return Listing(title=f"{indicator.label} – từng dòng", columns=columns, records=records)


def _row(row: Contribution, names: Sequence[str]) -> dict[str, object]:
    record = row.record
    return {
        "unit": short_name(record.owner),
        "name": called(record.report.view, record.row),
        **{name: _said(name, record.row.get(name)) for name in names},
        "of_year": row.of_year,
        "numerator": row.numerator,
        "denominator": row.denominator,
        **placed(record),
    }


def called(view: View, row: Mapping[str, Any]) -> str:
    """What a row is called: its name, else its field or its code."""
    keys = KEYS[view]
    names = (name for name in keys if name.endswith(("title", "name")))
    said = (row.get(name) for name in (*names, *reversed(keys)))
    name = next((str(value) for value in said if value), "")
    return indicators()[name].label if name in indicators() else name


def _said(name: str, value: object) -> object:
    """A value of a field as a reader says it: "mức độ 4" for level_4."""
    return word_for(name, value) if isinstance(value, str) else value


def _heading(name: str, kind: Kind) -> str:
    """What a field is called where its values are written out as text."""
    return Column(name=name, heading=field_label(name), kind=kind).full_heading


def reading(record: Record) -> Listing:
    """What was read of a record, a line for each field that its report states."""
    view, row = record.report.view, record.row
    columns = (
        Column(name="field", heading="Mục"),
        Column(name="value", heading="Đọc được", is_long=True),
    )
    records = [
        {"field": _heading(name, kind), "value": shown(_said(name, row[name]), kind)}
        for name in view_fields(view)
        if row.get(name) is not None
        for kind in [KINDS.get(field_type(view, name), Kind.TEXT)]
    ]
    return Listing(title="Dòng đọc được", columns=columns, records=records)


def versions(found: Source, view: View, names: Sequence[str]) -> Listing:
    kinds = {name: KINDS.get(field_type(view, name), Kind.TEXT) for name in names}
    columns = [
        Column(name="version", heading="Phiên bản", kind=Kind.COUNT),
        Column(name="came", heading="Nhận lúc"),
        *(Column(name=name, heading=_heading(name, kind)) for name, kind in kinds.items()),
    ]
    records = []
    for one in found.versions:
        said = one.row or {}
        values = {name: shown(_said(name, said.get(name)), kind) for name, kind in kinds.items()}
        came = moment(one.submission.came_at.astimezone(HANOI))
        records.append({"version": one.submission.version, "came": came, **values})
    return Listing(title="Các phiên bản", columns=columns, records=records)
