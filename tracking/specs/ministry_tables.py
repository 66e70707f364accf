"""The tables the ministry keeps itself: what is in their columns, and which file came with us."""

from collections.abc import Mapping, Sequence
from functools import cache

from tracking.specs import deadlines, par_points, reports, targets, thresholds, unit_table
from tracking.specs.catalogue import read_rows
from tracking.specs.indicators import indicators
from tracking.specs.table_form import MinistryTable, Row, TableColumn, TableForm
from tracking.specs.units import units
from tracking.vocabulary import VIEW_NAMES, Origin, View


def _columns(labels: Mapping[str, str], **more: Mapping[str, object]) -> tuple[TableColumn, ...]:
    return tuple(
        TableColumn(name=name, label=label, **more.get(name, {}))  # type: ignore[arg-type]
        for name, label in labels.items()
    )


def _indicator_names() -> Mapping[str, str]:
    return {code: one.label for code, one in indicators().items()}


def _any_indicator() -> Mapping[str, str]:
    return {"": "mọi chỉ số còn lại", **_indicator_names()}


def _perhaps_indicator() -> Mapping[str, str]:
    return {"": "", **_indicator_names()}


def _origin_names() -> Mapping[str, str]:
    return {
        Origin.MINISTRY: "Bộ đặt",
        Origin.UPSTREAM: "văn bản cấp trên",
        Origin.DIRECTIVE: "Chỉ thị 07",
    }


def _bearers() -> Mapping[str, str]:
    kinds = {f"kind:{kind}": f"mọi đơn vị loại {name}" for kind, name in unit_table.KINDS.items()}
    return {**kinds, **{unit.code: f"{unit.code} – {unit.name}" for unit in units()}}


def _of_a_rate(code: str) -> bool:
    return code in indicators() and indicators()[code].is_rate


def _views_owed() -> Mapping[str, str]:
    return {view: name for view, name in VIEW_NAMES.items() if view != View.PUBLISHED_INVESTMENT}


_DAY: Mapping[str, object] = {"is_day": True, "hint": "31/12/2022"}
_LONG: Mapping[str, object] = {"is_long": True}


@cache
def table_forms() -> Mapping[MinistryTable, TableForm]:
    """Every table by its name, in the order they are offered."""
    every = (_TARGETS, _THRESHOLDS, _UNITS, _REPORTS, _DEADLINES, _POINTS)
    return {one.table: one for one in every}


_TARGETS = TableForm(
    table=MinistryTable.TARGETS,
    title="Chỉ tiêu và các mốc",
    about="Chỉ tiêu Bộ nhập đứng cạnh chỉ tiêu của văn bản đã công bố; cùng chỉ số, cùng ngày đến "
    "hạn thì dòng Bộ nhập có hiệu lực.",
    shipped="targets.csv",
    columns=_columns(
        targets.COLUMNS,
        indicator_code={"choices": _indicator_names},
        level={"is_level": True, "hint": "95%, hoặc số với chỉ số không phải tỷ lệ"},
        start_level={"is_level": True, "hint": "0%"},
        starts_on=_DAY,
        due_on=_DAY,
        origin={"choices": _origin_names},
        document_on=_DAY,
        note=_LONG,
        milestones={"is_long": True, "hint": "30/06/2023=40%|30/09/2023=60%"},
        source=_LONG,
    ),
    key=("indicator_code", "due_on"),
    parse=targets.parse_targets,
    is_rate=lambda row: _of_a_rate(row.get("indicator_code", "")),
    is_beside=True,
)
_THRESHOLDS = TableForm(
    table=MinistryTable.THRESHOLDS,
    title="Ngưỡng có nguy cơ, chậm",
    about="Thấp hơn lộ trình không quá ngưỡng là có nguy cơ, quá ngưỡng là chậm; với tỷ lệ là điểm "
    "phần trăm, với số là phần trăm của mức cần đạt.",
    shipped="thresholds.csv",
    columns=_columns(
        thresholds.COLUMNS,
        indicator_code={"choices": _any_indicator},
        at_risk={"is_level": True, "hint": "10%"},
        note=_LONG,
    ),
    key=("indicator_code",),
    parse=thresholds.parse_thresholds,
    is_rate=lambda _: True,
)
_UNITS = TableForm(
    table=MinistryTable.UNITS,
    title="Đơn vị",
    about="Mỗi dòng là một đơn vị dưới một tên, trong một khoảng thời gian; sáp nhập thì ghi ngày "
    "cuối và mã đơn vị nhận việc.",
    shipped="units.csv",
    columns=_columns(
        unit_table.COLUMNS,
        kind={"choices": lambda: unit_table.KINDS},
        valid_from=_DAY,
        valid_to=_DAY,
        merged_into={"hint": "mã đơn vị nhận việc"},
        aliases={"is_long": True, "hint": "cách nhau bằng dấu |"},
        source=_LONG,
    ),
    key=("unit_code", "valid_from"),
    parse=unit_table.parse_units,
)
_REPORTS = TableForm(
    table=MinistryTable.REPORTS_DUE,
    title="Báo cáo phải nộp",
    about="Đơn vị nào nộp loại báo cáo nào, theo chu kỳ nào.",
    shipped="reports_due.csv",
    columns=_columns(
        reports.COLUMNS,
        view={"choices": _views_owed},
        units={"choices": _bearers},
        valid_from=_DAY,
        valid_to=_DAY,
        frequency={"choices": lambda: reports.FREQUENCIES},
        source=_LONG,
    ),
    key=("view", "units", "valid_from"),
    parse=reports.parse_reports_due,
)
_DEADLINES = TableForm(
    table=MinistryTable.DEADLINES,
    title="Hạn gửi của từng kỳ",
    about="Kỳ không có dòng ở đây theo Nghị định 09/2019/NĐ-CP: hai ngày làm việc sau ngày 14.",
    shipped="deadlines.csv",
    columns=_columns(
        deadlines.COLUMNS,
        period_code={"hint": "2022-11, 2022-Q4, 2022-H2, 2022-9M, 2022"},
        due_on=_DAY,
        note=_LONG,
    ),
    key=("period_code",),
    parse=deadlines.parse_deadlines,
)
_POINTS = TableForm(
    table=MinistryTable.PAR_POINTS,
    title="Bảng điểm PAR Index",
    about="Điểm tối đa và điểm tự chấm của từng tiêu chí, tiêu chí thành phần; dòng chưa chấm để "
    "trống và không tính.",
    shipped="par_index_points.csv",
    columns=_columns(
        par_points.COLUMNS,
        name=_LONG,
        max_points={"is_level": True, "hint": "2,5"},
        self_points={"is_level": True, "hint": "1,75"},
        indicator_code={"choices": _perhaps_indicator},
    ),
    key=("area", "criterion_no", "component_no"),
    parse=par_points.parse_points,
)


def shipped_rows(form: TableForm) -> Sequence[Row]:
    """The rows that came with the program."""
    return read_rows(form.shipped)


def own_of(row: Row) -> dict[str, str]:
    """The beginning of a target of the ministry's own in place of a published one: the same
    indicator and days, without the document that does not say what will be entered."""
    return {
        **row,
        "origin": Origin.MINISTRY.value,
        **dict.fromkeys(("document", "document_on", "note", "source"), ""),
    }
