"""Whose reports a figure rests on, in words: how many units have it, who has not, and why."""

from tracking.figures.figure import Figure
from tracking.figures.words import listed, percent
from tracking.period_codes import period_label
from tracking.specs.units import short_name


def coverage_text(figure: Figure) -> str:
    """Whose reports a figure covers: "24/28 đơn vị"."""
    covered = figure.coverage
    if not covered.owed and not covered.unstated:
        return ""
    others = f", {len(covered.unstated)} đơn vị không nêu số này" if covered.unstated else ""
    partly = f", {len(covered.partial)} đơn vị thiếu một số tháng" if covered.partial else ""
    return f"{len(covered.present)}/{covered.asked} đơn vị có số liệu{partly}{others}"


def covered_aside(figure: Figure) -> str:
    """Beside the name of the ministry's figure of how many units it is, where not of all that have
    it to tell: " (1/10 đơn vị)"."""
    covered = figure.coverage
    told = len(covered.present)
    if figure.unit_code or not figure.shares or told >= covered.asked:
        return ""
    return f" ({told}/{covered.asked} đơn vị)"


def missing_text(figure: Figure, most: int = 3) -> str:
    """Who owes the ministry's figure and has none: "chưa có: Vụ TTTN"; "" where nobody does."""
    missing = figure.coverage.missing
    if figure.unit_code or not missing:
        return ""
    return f"chưa có: {listed(map(short_name, missing), most=most)}"


def silence_text(figure: Figure) -> str:
    """Why a unit has none of a figure: it has not reported, or has and does not state it."""
    unit, covered = figure.unit_code, figure.coverage
    if unit is None or figure.shares:
        return ""
    if unit in covered.unstated:
        return "đã gửi báo cáo của kỳ, không nêu số này"
    return "chưa gửi báo cáo của kỳ" if unit in covered.missing else ""


def told_months_text(figure: Figure) -> str:
    """Of a unit's figure of a longer period the months it has, where some are missing: "Mới có báo
    cáo tháng 10/2022 và tháng 12/2022"; "" where it has a report of the period itself."""
    told = sorted({code for share in figure.shares for code in share.periods})
    if not figure.coverage.partial or told == [figure.period_code]:
        return ""
    return f"Mới có báo cáo {listed(map(period_label, told), most=12)}"


def band_text(figure: Figure) -> str:
    """Between which rates the ministry's would lie with the missing units, and why it does not lie
    there itself; "" where nobody is missing."""
    if figure.band is None:
        return ""
    low, high = figure.band
    why = ""
    if figure.value is not None and not low <= figure.value <= high:
        side = "thấp" if figure.value > high else "cao"
        why = f" (lần trước các đơn vị ấy {side} hơn)"
    return f"nếu tính cả đơn vị thiếu{why}: {percent(low)}–{percent(high)}"
