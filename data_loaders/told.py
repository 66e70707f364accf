"""What was understood of a table, in words: the same at a terminal and on a screen."""

from collections.abc import Iterator, Sequence

from data_loaders.columns_found import Certainty, FoundTable
from tracking.period_codes import period_label
from tracking.quantities import format_vi, shown_vi
from tracking.specs import field_label
from tracking.specs.catalogue import NOT_KEPT
from tracking.specs.forms import forms
from tracking.vocabulary import Table

_UNKNOWN = "chưa rõ"
_WAYS = {
    None: "Cột đọc",
    Certainty.EXACT: "Cột đọc đúng tên",
    Certainty.SIMILAR: "Cột đọc theo tên gần giống",
    Certainty.ASSIGNED: "Cột do đơn vị gán",
    Certainty.INFERRED: "Cột suy từ các cột bên cạnh",
}
_CHECKED = "Cột chỉ dùng để gọi tên hoặc đối chiếu"
_TOTALLED = {
    "plan_assigned_vnd": "kế hoạch giao",
    "plan_adjusted_vnd": "kế hoạch điều chỉnh",
    "disbursed_to_date_vnd": "lũy kế giải ngân",
    "year_to_date_vnd": "cộng dồn",
    "cases_received": "hồ sơ nhận",
    "cases_online": "hồ sơ trực tuyến",
}


def form_told(table: Table) -> str:
    """The form it was recognised as."""
    return next(form.label for form in forms() if form.code == table.template)


def unit_told(table: Table) -> str:
    """Whose it is: "Văn phòng Bộ (VP)"."""
    return f"{table.unit_name} ({table.unit_code})" if table.unit_code else _UNKNOWN


def period_told(table: Table) -> str:
    """Of which period: "tháng 10/2022 (2022-10)"."""
    code = table.period_code
    return f"{period_label(code)} ({code})" if code else _UNKNOWN


def day_told(table: Table) -> str:
    """Up to which day it tells, "" where it does not say."""
    return f"số liệu đến {table.data_as_of:%d/%m/%Y}" if table.data_as_of else ""


def money_told(table: Table) -> str:
    """In which unit of money, "" where none was read."""
    return f"đơn vị tính: {table.money_unit}" if table.money_unit else ""


def columns_told(table: Table) -> list[str]:
    """Which columns were read into which field, in the order of the sheet: "C Tên dự án"."""
    return [_column(letters, name) for letters, name in _in_order(table)]


def columns_by_certainty(table: Table, found: FoundTable | None) -> list[str]:
    """The same, a line for each way a column came to its field; one line where that is unknown."""
    certainty = {one.letter: one.certainty for one in found.columns} if found else {}
    by_way: dict[str, list[str]] = {}
    for letters, name in _in_order(table):
        way = certainty.get(letters[0], Certainty.INFERRED) if found else None
        by_way.setdefault(_WAYS[way], []).append(_column(letters, name))
    by_way[_CHECKED] = [
        f"{one.letter} {NOT_KEPT[one.field]}"
        for one in (found.columns if found else ())
        if one.field in NOT_KEPT and one.field != "_order"
    ]
    ways = (*_WAYS.values(), _CHECKED)
    return [f"{way}: {' · '.join(by_way[way])}" for way in ways if by_way.get(way)]


def _in_order(table: Table) -> list[tuple[list[str], str]]:
    return sorted(_columns_read(table), key=lambda item: (len(item[0][0]), item[0]))


def _column(letters: Sequence[str], name: str) -> str:
    return f"{', '.join(letters)} {field_label(name)}"


def _columns_read(table: Table) -> Iterator[tuple[list[str], str]]:
    """(letters, field) of each field that columns were read into."""
    for name in table.fields:
        own = [table.columns[name]] if name in table.columns else []
        others = (*table.other_columns.get(name, ()), *table.row_columns.get(name, ()))
        if letters := list(dict.fromkeys([*own, *others])):
            yield letters, name


def totals_told(table: Table) -> list[str]:
    """The sums of its main columns: "kế hoạch giao 12.345 triệu đồng"."""
    return [_total(table, name) for name in table.fields if name in _TOTALLED]


def _total(table: Table, name: str) -> str:
    position = table.fields.index(name)
    stated = [row[position] for row in table.rows if row[position] is not None]
    if not stated:
        return f"{_TOTALLED[name]} chưa có số"
    total = sum(stated)
    if name.endswith("_vnd"):
        return f"{_TOTALLED[name]} {shown_vi(total / 10**6)} triệu đồng"
    return f"{_TOTALLED[name]} {format_vi(total)}"
