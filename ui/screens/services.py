"""The screen of online services made ready: every procedure a square, shares, Decision 422."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracking.charts.services import integration_chart, share_chart
from tracking.charts.squares import squares_chart
from tracking.charts.tables.services import integration_table, share_table, squares_table
from tracking.charts.theme import spec
from tracking.figures.figure import Figure
from tracking.figures.of_year import told_aside, year_aside
from tracking.figures.sentences import said_of, sentence, services_sentence
from tracking.figures.services import ProcedureLine, ServicesPage, is_small, services_page
from tracking.figures.words import listed, parts_text, percent, value_text
from tracking.quantities import format_vi
from tracking.specs.levels import level_label
from tracking.specs.meanings import word_for
from tracking.specs.units import short_name, unit_name
from tracking.vocabulary import View
from ui import reads
from ui.charts import ChartView
from ui.columns import Column, Listing
from ui.formats import Kind
from ui.places import placed
from ui.sources import source_line

SMALL = "ít hồ sơ, chỉ để tham khảo"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicesScreen:
    """Everything the page draws."""

    content: ServicesPage
    headline: str
    beneath: str
    squares: ChartView
    shares: ChartView
    integration: ChartView
    unused: Listing
    procedures: Listing
    levels: str
    windows: str


@reads.shared(max_entries=64)
def screen(key: reads.Key, period: str, unit: str | None) -> ServicesScreen:
    """The services of a period, of the ministry or of a unit."""
    content = services_page(
        reads.board(key, period), reads.records(key, View.SERVICES, period), unit
    )
    source = source_line(content.with_cases)
    unused = [line for line in content.procedures if line.has_none]
    return ServicesScreen(
        content=content,
        headline=services_sentence(content, unused),
        beneath=_beneath(content),
        squares=_squares(content, unused, source),
        shares=_shares(content),
        integration=_integration(content),
        unused=_unused(unused),
        procedures=_procedures("Thủ tục hành chính", content.procedures),
        levels=_levels(content),
        windows=_windows(content),
    )


def _beneath(content: ServicesPage) -> str:
    said = [
        f"{parts_text(content.with_cases)} thủ tục mức 3, 4 có ít nhất một hồ sơ trực tuyến "
        f"trong năm{year_aside(content.with_cases)}"
        if content.with_cases.value is not None
        else "",
        _told("hồ sơ nộp trực tuyến", content.online_share),
        _told("giải quyết trước và đúng hạn", content.on_time),
    ]
    return sentence(said)


def _told(words: str, figure: Figure) -> str:
    """A rate in words; "" where there is none."""
    if figure.value is None:
        return ""
    return f"{words} {percent(figure.value)}{told_aside(figure)}"


def _squares(content: ServicesPage, unused: Sequence[ProcedureLine], source: str) -> ChartView:
    units = dict.fromkeys(short_name(line.unit_code) for line in unused)
    title = "Mọi dịch vụ mức 3, 4 đã khai số liệu đều có hồ sơ trực tuyến"
    if unused:
        title = f"{len(unused)} dịch vụ chưa có hồ sơ nộp trực tuyến, ở {listed(units)}"
    elif content.with_cases.value is None:
        title = "Chưa biết thủ tục nào đã có hồ sơ trực tuyến"
    return ChartView(
        spec=spec(squares_chart(squares_table(content))),
        title=title,
        subtitle="Mỗi ô một thủ tục, theo đơn vị và mức độ như đơn vị ghi; ô rỗng: sẵn sàng nhưng "
        "chưa có hồ sơ trực tuyến trong năm",
        source=source,
        listing=_procedures("Thủ tục theo đơn vị và mức độ", content.procedures),
    )


def _shares(content: ServicesPage) -> ChartView:
    columns = (
        Column(name="unit", heading="Đơn vị"),
        Column(name="online", heading="Nộp trực tuyến", kind=Kind.RATE),
        Column(name="on_time", heading="Trước và đúng hạn", kind=Kind.RATE),
        Column(name="cases", heading="Hồ sơ nhận trong kỳ", kind=Kind.COUNT),
        Column(name="note", heading="Lưu ý"),
    )
    on_time = {figure.unit_code: figure.value for figure in content.on_time_by_unit}
    records = [
        {
            "unit": unit_name(figure.unit_code or ""),
            "online": figure.value,
            "on_time": on_time.get(figure.unit_code),
            "cases": figure.denominator,
            "note": SMALL if is_small(figure) else "",
        }
        for figure in content.online_by_unit
    ]
    return ChartView(
        spec=spec(share_chart(share_table(content))),
        title=_lowest(content),
        subtitle="Tỷ lệ hồ sơ nộp trực tuyến và giải quyết trước, đúng hạn của từng đơn vị",
        source=source_line(content.online_of_all),
        listing=Listing(
            title="Kênh nộp và thời hạn", columns=columns, records=records, is_of_all=True
        ),
    )


def _lowest(content: ServicesPage) -> str:
    """The lowest share online of all units; one of few cases only where there is no other."""
    online = content.online_by_unit
    if not online:
        return "Chưa có số liệu về kênh nộp hồ sơ"
    lowest = next((one for one in online if not is_small(one)), online[0])
    aside = " (chưa kể đơn vị ít hồ sơ)" if lowest is not online[0] else ""
    few = f", {SMALL}" if is_small(lowest) else ""
    unit, share = short_name(lowest.unit_code or ""), percent(lowest.value)
    return _of_all(content, f"nộp trực tuyến thấp nhất{aside}: {unit}, {share}{few}")


def _integration(content: ServicesPage) -> ChartView:
    columns = (
        Column(name="unit", heading="Đơn vị"),
        Column(name="done", heading="Đã tích hợp", kind=Kind.COUNT),
        Column(name="total", heading="Phải tích hợp", kind=Kind.COUNT),
    )
    records = [
        {
            "unit": unit_name(one.unit_code or ""),
            "done": one.numerator,
            "total": one.denominator,
        }
        for one in content.integrated_by_unit
    ]
    return ChartView(
        spec=spec(integration_chart(integration_table(content))),
        title=_integrated(content),
        subtitle="Theo đơn vị khai; danh mục của Bộ trong Quyết định 422 chưa có trong nguồn",
        source=source_line(content.integrated_of_all),
        listing=Listing(title="Quyết định 422", columns=columns, records=records, is_of_all=True),
    )


def _of_all(content: ServicesPage, words: str) -> str:
    """Every unit is drawn also where one is looked at: then it is said whose number it is."""
    return f"Toàn Bộ: {words}" if content.with_cases.unit_code else said_of(None, words)


def _integrated(content: ServicesPage) -> str:
    figure = content.integrated_of_all
    if figure.value is None:
        return "Chưa có số liệu về Quyết định 422"
    count = f"{format_vi(figure.numerator or 0)}/{format_vi(figure.denominator or 0)}"
    done = "thủ tục thuộc Quyết định 422 đã tích hợp Cổng Dịch vụ công quốc gia"
    return _of_all(content, f"{count} {done}")


def _procedures(title: str, lines: Sequence[ProcedureLine]) -> Listing:
    columns = (
        Column(name="name", heading="Thủ tục", is_long=True),
        Column(name="unit", heading="Đơn vị"),
        Column(name="level", heading="Mức độ"),
        Column(name="cases", heading="Hồ sơ trực tuyến trong năm", kind=Kind.COUNT),
        Column(name="portal", heading="Cổng DVCQG"),
        Column(name="decision", heading="Quyết định 422"),
        Column(name="window", heading="Cơ chế một cửa"),
        Column(name="place", heading="Tệp, trang, dòng"),
    )
    return Listing(title=title, columns=columns, records=[_procedure(line) for line in lines])


def _unused(lines: Sequence[ProcedureLine]) -> Listing:
    """What is the same in every row is not said again: the list stands in half a page."""
    columns = (
        Column(name="name", heading="Thủ tục", is_long=True),
        Column(name="unit", heading="Đơn vị"),
        Column(name="level", heading="Mức độ"),
    )
    title = "Dịch vụ công mức 3, 4 chưa có hồ sơ trực tuyến"
    return Listing(title=title, columns=columns, records=[_procedure(line) for line in lines])


def _procedure(line: ProcedureLine) -> dict[str, object]:
    row = line.record.row
    return {
        "unit": short_name(line.unit_code),
        "name": row.get("procedure_name") or row.get("procedure_code"),
        "code": row.get("procedure_code"),
        "level": level_label(row.get("service_level") or "") or None,
        "cases": line.online_cases,
        "portal": _yes(row.get("on_national_portal"), "chưa"),
        "decision": _yes(row.get("in_decision_422"), "không"),
        "window": word_for("single_window", row.get("single_window") or "") or None,
        **placed(line.record),
        "key": f"{line.unit_code}|{line.record.key}",
        "unit_code": line.unit_code,
        "decided": line.unit_code if row.get("in_decision_422") else "",
    }


def _yes(value: bool | None, no: str) -> str | None:
    """A procedure may yet come to the portal; one that is not in the Decision is not in it."""
    return None if value is None else ("có" if value else no)


def _levels(content: ServicesPage) -> str:
    counted = [
        f"{level_label(level) if level != 'not_stated' else 'không ghi mức độ'}: {count}"
        for level, count in sorted(content.levels.items())
    ]
    return "Số thủ tục theo mức độ như đơn vị ghi – " + "; ".join(counted) + "." if counted else ""


def _windows(content: ServicesPage) -> str:
    said = [
        f"một cửa quốc gia: {value_text(content.nsw.indicator, content.nsw.value)}",
        f"một cửa ASEAN: {value_text(content.asw.indicator, content.asw.value)}",
        f"hồ sơ qua hai cơ chế trong kỳ: "
        f"{value_text(content.window_cases.indicator, content.window_cases.value)}",
    ]
    return "Cơ chế một cửa – " + "; ".join(said) + "."
