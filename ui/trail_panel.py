"""Where a figure comes from: a panel from the number to its units, its rows, and the very cells."""

from collections.abc import Callable, Iterable, Sequence

import streamlit as st

from data_loaders.files.container import Refused
from data_loaders.neighbours import neighbours
from tracking.figures.coverage_words import (
    coverage_text,
    missing_text,
    silence_text,
    told_months_text,
)
from tracking.figures.figure import Figure
from tracking.figures.of_year import of_year_text
from tracking.figures.sentences import sentence
from tracking.figures.sums import is_stated_rate
from tracking.figures.trail import Trail
from tracking.figures.trail import trail as trail_of
from tracking.figures.words import (
    as_of_text,
    gap_text,
    parts_text,
    target_text,
    value_text,
)
from tracking.indicators import Contribution, fields_used
from tracking.periods import period_label
from tracking.specs import view_fields
from tracking.specs.indicators import indicators
from tracking.specs.units import unit_name
from tracking.store.held import original
from tracking.store.origins import source
from tracking.views import Record, Row
from tracking.vocabulary import Indicator
from ui import reads, state, trail
from ui.formats import HANOI
from ui.headings import facts, note, section, warn
from ui.places import place_code
from ui.screens import trail as trail_tables
from ui.screens.standards import moved_target
from ui.sheet import sheet_html
from ui.standing import standing_html
from ui.tables import OnPick, show_table
from ui.text import as_html


def draw() -> None:
    """The panel, when the address asks for it; the frame calls this after the page."""
    code, at = st.query_params.get(trail.FIGURE), st.query_params.get(trail.RECORD)
    key = reads.key()
    held = reads.held(key)
    period = state.chosen(state.PERIOD, held.periods)
    if period is None:
        return
    if code not in indicators():
        record = reads.record(key, period, at) if at else None
        if record is not None:
            st.dialog("Dòng này ở đâu?", width="large", on_dismiss=trail.close)(_read)(record)
        return
    unit = state.chosen(trail.OWNER, held.units)
    figure = reads.board(key, period).figure(code, unit)
    dialog(trail.close)(_of_now)(key, period, figure)


def dialog(on_dismiss: Callable[[], None]) -> Callable[..., Callable[..., None]]:
    """The panel of a number."""
    return st.dialog("Số này từ đâu?", width="large", on_dismiss=on_dismiss)


def _of_now(key: reads.Key, period: str, figure: Figure) -> None:
    found = trail_of(figure, reads.records_of(key, submissions_of(figure)), period)
    panel(found, _definition(figure), as_of_text(figure))


def submissions_of(figure: Figure) -> list[int]:
    """The reports a figure was counted from."""
    return [number for share in figure.shares for number in share.submission_ids]


def panel(found: Trail, told: Iterable[str], as_of: str) -> None:
    """From a number to its units and rows, or, where a row is chosen, to its cells; `told` is what
    is said of it first, `as_of` up to which day its reports tell."""
    figure = found.figure
    rows = {place_code(row.record): row for row in found.rows}
    chosen = rows.get(st.query_params.get(trail.ROW, ""))
    _value(figure, as_of)
    if chosen is None and trail.ROW in st.query_params:
        warn("Dòng trong đường dẫn không có (hoặc không còn) trong con số này.")
    if figure.unit_code is None and trail.OWNER in st.query_params:
        warn("Đơn vị trong đường dẫn không có trong kho: dưới đây là số của toàn Bộ.")
    if chosen is not None:
        _back("Mọi dòng của con số này", trail.ROW)
        of = figure.indicator
        _cells(chosen.record, fields_used(of.view, of.code, chosen.record.row))
        _told_by(chosen)
        return
    facts(filter(None, told))
    if not found.rows:
        note("Chưa có dòng số liệu nào của con số này trong kỳ.")
        return
    if not found.adds_up:
        st.error("Các dòng cộng lại không bằng con số: báo cho người vận hành.")
    _parts(figure, found)


def _parts(figure: Figure, found: Trail) -> None:
    """The units a figure is made of, and its rows; a click leads on."""
    if figure.unit_code is None:
        section("Theo đơn vị – bấm một dòng để xem riêng đơn vị")
        show_table(
            trail_tables.shares(figure), key="trail_units", on_pick=_to(trail.OWNER, "unit_code")
        )
    else:
        _back("Toàn Bộ", trail.OWNER)
    section("Từng dòng trong báo cáo – bấm một dòng để thấy ô trong tệp")
    key = f"trail_rows_{figure.unit_code or ''}"
    show_table(trail_tables.rows(found), key=key, on_pick=_to(trail.ROW, "at"))


def _back(words: str, name: str) -> None:
    if st.button(f"‹ {words}", key=f"trail_back_{name}", type="tertiary"):
        state.write({name: None, trail.ROW: None})
        st.rerun()


def _to(name: str, of: str) -> OnPick:
    """Puts a value of the picked row in the address."""
    return lambda row: state.write({trail.ROW: None, name: str(row[of])})


def _value(figure: Figure, as_of: str) -> None:
    """The number, whose and of when."""
    indicator = figure.indicator
    who = unit_name(figure.unit_code) if figure.unit_code else "Toàn Bộ"
    told = (who, period_label(figure.period_code), as_of)
    when = ", ".join(filter(None, told))
    parts = parts_text(figure) if indicator.denominator else ""
    stands = standing_html(figure.standing) if figure.target else ""
    beneath = " · ".join(filter(None, (as_html(parts), stands)))
    st.html(
        f'<section class="card"><p class="label">{as_html(indicator.label)}</p>'
        f'<p class="value">{as_html(value_text(indicator, figure.value))}</p>'
        f'<p class="line">{beneath}</p><p class="line quiet">{as_html(when)}</p></section>'
    )


def _definition(figure: Figure) -> list[str]:
    """What is counted, over what, against what."""
    indicator = figure.indicator
    return [
        *counted(indicator),
        f"Chỉ tiêu: {target_text(figure)}",
        f"Lộ trình: cần {value_text(indicator, figure.expected)}; {gap_text(figure)}"
        if figure.expected is not None and figure.value is not None
        else "",
        f"Điểm {indicator.clause} của Chỉ thị; {indicator.source}",
        sentence([of_year_text(figure)]),
        _missing(figure),
        moved_target(reads.key(), figure),
    ]


def counted(indicator: Indicator) -> tuple[str, ...]:
    """What is counted, over what; of a rate that units state alone neither is known."""
    if is_stated_rate(indicator):
        known = f"Tỷ lệ do đơn vị tự tính: {indicator.numerator} trên {indicator.denominator}"
        return (f"{known}; đơn vị chỉ khai tỷ lệ",)
    over = f"Mẫu số: {indicator.denominator}" if indicator.denominator else ""
    return f"Tử số: {indicator.numerator}", over


def _missing(figure: Figure) -> str:
    if figure.unit_code:
        silence = silence_text(figure)
        return f"Đơn vị {silence}" if silence else told_months_text(figure)
    everybody = len(figure.coverage.missing)
    return "; ".join(filter(None, (coverage_text(figure), missing_text(figure, everybody))))


def _read(record: Record) -> None:
    """The cells of a line of a list, and what was read in them."""
    _cells(record, view_fields(record.report.view))
    show_table(trail_tables.reading(record), key="trail_reading")


def _cells(record: Record, wanted: Iterable[str]) -> None:
    """Every place that tells a record: the one that counts first."""
    names = list(wanted)
    for number, row in enumerate((record.row, *record.again)):
        if number:
            note("Chỗ khác trong báo cáo cũng ghi nhiệm vụ này; không tính thêm.")
        _place(record, row, names, str(number or ""))


def _told_by(row: Contribution) -> None:
    """The other reports of the year that a row counts by."""
    for number, record in enumerate(row.told_by, start=1):
        note(f"Hồ sơ trực tuyến trong năm còn ở báo cáo {period_label(record.report.period_code)}:")
        _place(record, record.row, ("cases_online",), f"_told{number}")


def _place(record: Record, row: Row, wanted: Sequence[str], key: str) -> None:
    """The workbook, the sheet with the cells ringed, and what earlier versions said."""
    view = record.report.view
    found = source(reads.store(), record.report.submission_id, row)
    names = [name for name in wanted if name in found.letters]
    letters = list(dict.fromkeys(letter for name in names for letter in found.letters[name]))
    cells = ", ".join(f"{letter}{found.row}" for letter in letters)
    section(f"Tệp “{found.file_name}”, trang “{found.sheet}”, ô {cells or f'dòng {found.row}'}")
    came = found.received_at.astimezone(HANOI)
    taken = found.accepted_at.astimezone(HANOI)
    sender = f" từ {found.sent_by}" if found.sent_by else ""
    note(
        f"Nhận lúc {came:%H:%M ngày %d/%m/%Y}{sender}; {found.accepted_by} tiếp nhận lúc "
        f"{taken:%H:%M ngày %d/%m/%Y}; mã nhận dạng của tệp: {found.sha256[:12]}."
    )
    content = original(reads.store(), found.sha256)
    try:
        piece = neighbours(content, found.sheet, found.row, found.first_row)
        st.html(sheet_html(piece, found.row, letters, found.first_row))
    except Refused:
        note("Không vẽ lại được trang tính; tải tệp gốc để xem.")
    st.download_button(
        "Tải tệp gốc",
        content,
        file_name=found.file_name,
        on_click="ignore",
        key=f"trail_original{key}",
    )
    if len(found.versions) > 1:
        table = trail_tables.versions(found, view, names)
        show_table(table, key=f"trail_versions{key}")
