"""What the figures of a view say in one sentence: the title of a page, of a chart, of a slide."""

from collections.abc import Iterable, Sequence

from tracking.figures.disbursement import DisbursementPage
from tracking.figures.figure import Figure
from tracking.figures.overview import Overview, but_for_tiny
from tracking.figures.services import ProcedureLine, ServicesPage
from tracking.figures.tasks import Declared, TasksPage
from tracking.figures.words import billions, day, listed, percent
from tracking.period_codes import period_label, previous_period
from tracking.quantities import format_vi
from tracking.specs.units import short_name
from tracking.vocabulary import Standing, TaskState


def said_of(unit_code: str | None, sentence: str) -> str:
    """A sentence of a unit, "Cục XNK: không nhiệm vụ nào quá hạn", or of the whole ministry."""
    if unit_code:
        return f"{short_name(unit_code)}: {sentence}"
    return sentence[:1].upper() + sentence[1:]


def sentence(parts: Iterable[str]) -> str:
    """What is said of some figures in one sentence, those without a number left out."""
    said = "; ".join(filter(None, parts))
    return said_of(None, f"{said}.") if said else ""


def coverage_sentence(content: Overview) -> str:
    """How many units have sent all they owe, and who has not."""
    lacking = content.lacking
    sent = content.owing - len(lacking)
    if not lacking:
        return f"Đủ {content.owing}/{content.owing} đơn vị đã gửi mọi báo cáo phải nộp."
    names = listed(short_name(unit) for unit in lacking)
    return f"{sent}/{content.owing} đơn vị đã gửi đủ báo cáo; còn thiếu: {names}."


def late_sentence(late: Sequence[Figure]) -> str:
    """How many figures are behind, and the one that a chart of them draws as furthest."""
    if not late:
        return "Không chỉ tiêu nào chậm so với lộ trình"
    first = late[0]
    aside = but_for_tiny(first, late)
    return f"{len(late)} chỉ tiêu chậm, xa nhất{aside}: {first.indicator.short_label}"


def tasks_sentence(content: TasksPage) -> str:
    """How many tasks are overdue, and where most of them are."""
    late = {unit: counts[TaskState.OVERDUE] for unit, counts in content.states.items()}
    overdue, worst = sum(late.values()), max(late.values(), default=0)
    most = [unit for unit, count in late.items() if count == worst]
    unit = content.on_time.unit_code
    if not content.lines:
        who = f"{short_name(unit)} không có" if unit else "Chưa đơn vị nào báo cáo"
        return f"{who} nhiệm vụ trong kỳ"
    if not overdue:
        return said_of(unit, "không nhiệm vụ nào quá hạn")
    if unit:
        return said_of(unit, f"{format_vi(overdue)} nhiệm vụ quá hạn")
    behind = sum(map(bool, late.values()))
    each = f"mỗi đơn vị {format_vi(worst)}" if 1 < behind == len(most) else "nhiều nhất"
    return (
        f"{format_vi(overdue)} nhiệm vụ quá hạn ở {behind} đơn vị; "
        f"{each}: {listed(map(short_name, most))}"
    )


def old_sentence(content: TasksPage) -> str:
    """How many overdue tasks are overdue for long."""
    old = list(content.ages.values())[-1]
    return f"{old} nhiệm vụ quá hạn trên 60 ngày" if old else "Không nhiệm vụ nào quá 60 ngày"


def evidence_sentence(content: TasksPage) -> str:
    """How many tasks are declared done and not proved."""
    gap = content.evidence.get((Declared.DONE, False), 0)
    if not gap:
        return "Lời khai khớp với ngày hoàn thành"
    return f"{gap} nhiệm vụ khai hoàn thành nhưng thiếu ngày hoàn thành"


def disbursement_sentence(content: DisbursementPage) -> str:
    """What was disbursed of both plans."""
    assigned, adjusted = content.assigned, content.adjusted
    if assigned.value is None and adjusted.value is None:
        unit = assigned.unit_code
        who = f"{short_name(unit)} không có số liệu" if unit else "Chưa đơn vị nào báo cáo"
        return f"{who} giải ngân trong kỳ"
    rates = f"giải ngân {percent(assigned.value)} kế hoạch giao, "
    return said_of(assigned.unit_code, f"{rates}{percent(adjusted.value)} kế hoạch sau điều chỉnh")


def ranking_sentence(known: Iterable[Figure]) -> str:
    """How many units are behind with what they disburse, and which is furthest."""
    behind = [figure for figure in known if figure.standing is Standing.BEHIND]
    if not behind:
        return "Không đơn vị nào chậm so với lộ trình"
    first = short_name(behind[0].unit_code or "")
    return f"{len(behind)} đơn vị chậm so với lộ trình; xa nhất: {first}"


def pace_sentence(content: DisbursementPage) -> str:
    """What must be disbursed each month to reach the target, beside the most that ever was."""
    if not content.closings:
        return "Chưa đủ số liệu để tính nhịp giải ngân"
    first = next((one for one in content.closings if one.pace.required is not None), None)
    if first is None or first.pace.required is None:
        return "Năm đã khóa sổ"
    best = first.pace.best
    if not first.pace.required:
        return "Đã đạt chỉ tiêu của năm"
    beside = f"; cao nhất đã đạt {billions(best)}/tháng" if best is not None else ""
    return f"Cần {billions(first.pace.required)}/tháng đến {day(first.on)}{beside}"


def cut_sentence(content: DisbursementPage) -> str:
    """That the plan was cut, and that this is no progress; "" where it was not."""
    cut = content.cut
    if cut is None:
        return ""
    when = f"trong {period_label(cut.period_code)}"
    if cut.since != previous_period(cut.period_code):
        when = f"sau {period_label(cut.since)}, đến {period_label(cut.period_code)}"
    after = f" ({cut.later} đơn vị báo cáo ở tháng sau)" if cut.later else ""
    of = f" ở {cut.units} đơn vị có báo cáo cả trước và sau khi điều chỉnh{after}"
    where = "" if content.adjusted.unit_code else of
    return (
        f"Kế hoạch bị điều chỉnh giảm {when}: từ {billions(cut.before)} còn "
        f"{billions(cut.after)}{where}. Tỷ lệ trên kế hoạch sau điều chỉnh "
        "tăng vì mẫu số nhỏ đi, không phải vì giải ngân nhanh hơn."
    )


def services_sentence(content: ServicesPage, unused: Sequence[ProcedureLine]) -> str:
    """How many services of the levels the directive names have online cases, how many have none."""
    figure = content.with_cases
    if figure.value is None:
        return said_of(
            figure.unit_code, "chưa có số liệu về hồ sơ trực tuyến của dịch vụ công mức 3, 4"
        )
    none = f"; {len(unused)} dịch vụ chưa có hồ sơ nào nộp trực tuyến" if unused else ""
    share = f"{percent(figure.value)} dịch vụ công mức 3, 4 đã có hồ sơ trực tuyến"
    return said_of(figure.unit_code, share + none)
