"""The impact of a file in a sentence: "Thêm 3 dòng, bỏ 1 dòng, đổi 12 dòng; 37 trong 40 dòng giống
hệt tháng trước."."""

from collections.abc import Iterator

from tracking.impact import Impact, ReportImpact
from tracking.period_codes import months_of, period_label, previous_period
from tracking.quantities import format_vi
from tracking.specs.units import short_name
from tracking.vocabulary import VIEW_NAMES

_LENGTHS = {1: "tháng", 3: "quý", 12: "năm"}


def headline(impact: Impact) -> str:
    """What a file would change, a sentence for each report, named where there are several."""
    reports = impact.reports
    if not reports:
        return "Tệp không có biểu nào để tiếp nhận."
    if len(reports) == 1:
        return report_sentence(reports[0])
    several = len({report.unit_code for report in reports}) > 1
    return " ".join(f"{_named(one, with_unit=several)}: {_told(one)}." for one in reports)


def report_sentence(report: ReportImpact) -> str:
    """What a file would change in a report."""
    told = _told(report)
    return f"{told[0].upper()}{told[1:]}."


def _named(report: ReportImpact, *, with_unit: bool) -> str:
    name = f"{VIEW_NAMES[report.view].capitalize()} {period_label(report.period_code)}"
    return f"{name} của {short_name(report.unit_code)}" if with_unit else name


def _told(report: ReportImpact) -> str:
    found = report.rows
    counts = {"thêm": len(found.added), "bỏ": len(found.removed), "đổi": len(found.changed)}
    told = ", ".join(f"{verb} {format_vi(count)} dòng" for verb, count in counts.items() if count)
    return "; ".join((told or "không dòng nào khác bản đang dùng", *_copied(report)))


def _copied(report: ReportImpact) -> Iterator[str]:
    last = report.last
    if last and last.copied:
        of = f"{format_vi(len(last.copied))} trong {format_vi(report.rows.after)} dòng"
        yield f"{of} giống hệt {_period_before(report.period_code, last.period_code)}"


def _period_before(code: str, last: str) -> str:
    """An earlier period as one says it: "tháng trước" where it is the one just before."""
    length = _LENGTHS.get(len(months_of(code)), "kỳ")
    return f"{length} trước" if last == previous_period(code) else f"kỳ {period_label(last)}"
