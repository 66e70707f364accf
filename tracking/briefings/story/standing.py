"""Slides on where the directive stands: the answer, the clauses behind, the units behind."""

from collections.abc import Iterable, Sequence

from tracking.briefings.content import Card, Chart, Line, Measure, Series, Shape, Slide
from tracking.briefings.story.facts import mark_of
from tracking.figures.changes import moved
from tracking.figures.coverage_words import band_text, coverage_text
from tracking.figures.figure import Figure
from tracking.figures.of_year import told_aside
from tracking.figures.overview import (
    behind_sentence,
    by_weight,
    is_behind,
    standing_of,
)
from tracking.figures.sentences import coverage_sentence
from tracking.figures.whole import Whole
from tracking.figures.words import (
    BY_WEIGHT,
    NO_HANDFUL,
    ORIGINS,
    as_of_by_view,
    change_text,
    gap_text,
    percent,
    value_text,
)
from tracking.period_codes import period_label
from tracking.specs.directive import clauses
from tracking.specs.units import short_name
from tracking.vocabulary import Standing, View

_NO_UNIT = "Chưa đơn vị nào có số liệu so với chỉ tiêu"
MOST_BARS = 8
"""Bars that can be read across a meeting room."""
LABELS = {
    View.TASKS: "Nhiệm vụ hoàn thành đúng hạn",
    View.DISBURSEMENT: "Giải ngân so với kế hoạch giao",
    View.SERVICES: "Dịch vụ công mức 3, 4 có hồ sơ trực tuyến",
}
"""What the figure that speaks for a view is called in large type."""


def source_of(whole: Whole, figures: Iterable[Figure]) -> str:
    """Where what a slide shows comes from."""
    content = whole.overview
    lacking = f", {len(content.lacking)} còn thiếu báo cáo" if content.lacking else ""
    said = [
        f"Nguồn: báo cáo của đơn vị, {period_label(content.period_code)}",
        f"{content.owing} đơn vị{lacking}",
        as_of_by_view(figures),
    ]
    return "; ".join(filter(None, said)) + "."


def where_we_stand(whole: Whole) -> Slide:
    """The answer: how many targets are on their way, and a figure for each view."""
    content = whole.overview
    return Slide(
        code="standing",
        title=content.headline,
        subtitle=coverage_sentence(content),
        cards=tuple(_card(one.view, one.figure, one.beside) for one in content.cards),
        source=source_of(whole, content.targeted),
    )


def _card(view: View, figure: Figure, beside: Figure) -> Card:
    moved = change_text(figure)
    needed = value_text(figure.indicator, figure.expected)
    expected = (
        f"cần {needed} đến kỳ này ({ORIGINS[figure.target.origin]}); {gap_text(figure)}"
        if figure.target and gap_text(figure)
        else ""
    )
    apart = f" ở {figure.compared} đơn vị có cả hai kỳ"
    lines = (
        f"{beside.indicator.short_label}: {value_text(beside.indicator, beside.value)}"
        f"{told_aside(beside)}",
        expected,
        f"{moved} so với kỳ trước{apart}" if moved else "",
        "; ".join(filter(None, (coverage_text(figure), band_text(figure)))),
    )
    return Card(
        label=LABELS[view],
        value=value_text(figure.indicator, figure.value),
        standing=standing_of(figure) if figure.target else Standing.NOT_APPLICABLE,
        lines=tuple(filter(None, lines)),
        mark=mark_of(figure),
    )


def since_last_period(whole: Whole) -> Slide | None:
    """What moved since the period before, where no briefing was held yet; None where nothing is to
    be compared."""
    content = whole.overview
    if not content.changes:
        return None
    better = sum(bool(one.improved) for one in content.changes)
    heads = {True: "Tốt lên", False: "Xấu đi"}
    lines = [
        Line(text=moved(figure), head=heads[bool(figure.improved)], mark=mark_of(figure))
        for figure in content.changes
    ]
    return Slide(
        code="since",
        title=f"So với kỳ trước: {better} thay đổi lớn tốt lên, {len(lines) - better} xấu đi",
        subtitle=f"Thay đổi lớn nhất ở các đơn vị có cả hai kỳ; {NO_HANDFUL}",
        lines=tuple(lines),
        source=source_of(whole, content.changes),
    )


def clauses_behind(whole: Whole) -> Slide:
    """Of each clause that is behind the figure that is furthest."""
    targeted = whole.overview.targeted
    late = _furthest_by_clause(targeted)
    shown = late[:MOST_BARS]
    titles = clauses()
    return Slide(
        code="clauses",
        title=_clauses_title(late, any(one.value is not None for one in targeted)),
        subtitle=_subtitle("Chỉ tiêu xa lộ trình nhất của mỗi điểm", len(late), "điểm"),
        chart=_bullets(
            shown,
            [f"{one.indicator.clause} · {one.indicator.short_label}" for one in shown],
            "Từng điểm của Chỉ thị: thực hiện so với mức cần đạt",
        ),
        lines=tuple(
            Line(
                head=one.indicator.clause,
                text=f"{titles[one.indicator.clause].title}: {gap_text(one)}",
                standing=standing_of(one),
                mark=mark_of(one),
            )
            for one in shown[:3]
        ),
        source=source_of(whole, shown),
    )


def _furthest_by_clause(targeted: Iterable[Figure]) -> list[Figure]:
    found: dict[str, Figure] = {}
    for figure in sorted(targeted, key=_late_first):
        is_late = standing_of(figure) in (Standing.BEHIND, Standing.AT_RISK)
        if figure.indicator.is_rate and is_late:
            found.setdefault(figure.indicator.clause, figure)
    return list(found.values())


def _late_first(figure: Figure) -> tuple[bool, bool, bool, float]:
    """What is counted as behind is drawn before what is at risk, be it of a handful of things."""
    return not is_behind(figure), *by_weight(figure)


def _clauses_title(late: Sequence[Figure], is_known: bool) -> str:
    behind = [one for one in late if standing_of(one) is Standing.BEHIND]
    if not is_known:
        return "Chưa có số liệu để biết điểm nào của Chỉ thị chậm"
    if not late:
        return "Không điểm nào của Chỉ thị chậm so với lộ trình"
    first = clauses()[late[0].indicator.clause]
    said = f"{len(behind)} điểm chậm" if behind else f"{len(late)} điểm có nguy cơ"
    risk = len(late) - len(behind)
    more = f", {risk} có nguy cơ" if behind and risk else ""
    return f"{said}{more}; xa lộ trình nhất: {first.title}"


def units_behind(whole: Whole) -> Slide:
    """The units furthest behind, each with the figure in which it is."""
    content = whole.overview
    late = (one.late for one in content.units if one.late and one.late.indicator.is_rate)
    worst = sorted(late, key=by_weight)
    shown = worst[:MOST_BARS]
    return Slide(
        code="units",
        title=behind_sentence(content.units) if content.units else _NO_UNIT,
        subtitle=_subtitle(_what_of_units(shown), len(worst), "đơn vị"),
        chart=_bullets(
            shown,
            _of_units(shown),
            "Đơn vị xa lộ trình nhất: thực hiện so với mức cần đạt",
        ),
        source=source_of(whole, shown),
    )


def _what_of_units(shown: Sequence[Figure]) -> str:
    """What is drawn: the one figure, where it is the same of all."""
    labels = {one.indicator.short_label for one in shown}
    return labels.pop() if len(labels) == 1 else "Chỉ tiêu xa lộ trình nhất của từng đơn vị"


def _of_units(shown: Sequence[Figure]) -> list[str]:
    is_one = len({one.indicator.code for one in shown}) == 1
    names = [short_name(one.unit_code or "") for one in shown]
    if is_one:
        return names
    return [f"{name}: {one.indicator.short_label}" for name, one in zip(names, shown, strict=True)]


def _subtitle(what: str, found: int, of: str) -> str:
    more = f", {MOST_BARS} {of} xa nhất" if found > MOST_BARS else ""
    return f"{what}{more}. {BY_WEIGHT}"


def _bullets(figures: Sequence[Figure], labels: Sequence[str], what: str) -> Chart | None:
    if not figures:
        return None
    told_of = "; ".join(
        f"{label} {percent(one.value)}, cần {percent(one.expected)}"
        for label, one in zip(labels, figures, strict=True)
    )
    return Chart(
        shape=Shape.BULLETS,
        measure=Measure.RATE,
        categories=tuple(labels),
        series=(
            Series(name="Thực hiện", values=tuple(map(_value, figures))),
            Series(name="Cần đạt đến kỳ này", values=tuple(map(_expected, figures))),
        ),
        marks=tuple(map(mark_of, figures)),
        standings=tuple(map(standing_of, figures)),
        alt=f"{what}. {told_of}.",
    )


def _value(figure: Figure) -> float | None:
    return None if figure.value is None else float(figure.value)


def _expected(figure: Figure) -> float | None:
    return None if figure.expected is None else float(figure.expected)
