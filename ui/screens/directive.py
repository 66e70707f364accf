"""The directive made ready: clause by clause, and the PAR Index it is to raise."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tracking.figures.board import Board
from tracking.figures.coverage_words import coverage_text
from tracking.figures.directive import Apart, ClauseLine, declared_apart, directive_page, untold
from tracking.figures.figure import Figure
from tracking.figures.sentences import said_of
from tracking.figures.words import (
    as_of_text,
    day,
    listed,
    parts_text,
    target_text,
    value_text,
)
from tracking.periods import period as period_of
from tracking.specs.directive import EVERY_UNIT, ClauseKind, clause_units, directive
from tracking.specs.units import short_name
from tracking.vocabulary import Standing, View
from ui import reads
from ui.columns import Listing
from ui.screens.listings import figures_listing
from ui.screens.par_index import ParIndex, par_index
from ui.screens.standards import moved_target
from ui.sources import source_line

KINDS = {
    ClauseKind.SHORTCOMING: "Hạn chế phải khắc phục",
    ClauseKind.GENERAL: "Nhiệm vụ chung",
    ClauseKind.UNIT: "Nhiệm vụ của từng đơn vị",
}


_MOST_NAMED = 6

OWES_NONE, NOT_GIVEN = "đơn vị không phải báo cáo số nào", "không giao cho đơn vị"
"""Why a clause has no standing at a unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFigure:
    """A figure of a clause in a few words, and its last values, oldest first; `apart` tells whose
    reports it covers, and of what day, where that is not what `source` says of the clause."""

    words: str
    apart: str
    figure: Figure
    series: tuple[float | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownClause:
    """A clause: what it asks, of whom, how it stands, its figures; `named` are the units that
    `who` only counts, `not_asked` tells why it has nothing of the unit.

    `targets` and `source` tell where what was asked and what was reached come from, `moved` how
    what was asked has changed, `declared` where what units declare is not what their rows prove."""

    code: str
    title: str
    obligation: str
    who: str
    named: tuple[str, ...]
    not_asked: str
    told: bool
    standing: Standing
    figures: tuple[ShownFigure, ...]
    declared: tuple[str, ...]
    targets: str
    moved: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The clauses of a kind, and their figures as a table."""

    title: str
    clauses: tuple[ShownClause, ...]
    listing: Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectiveScreen:
    """Everything the page draws."""

    headline: str
    beneath: str
    parts: tuple[Part, ...]
    par_index: ParIndex

    @property
    def clauses(self) -> tuple[ShownClause, ...]:
        """Those of every part, in their order."""
        return tuple(clause for part in self.parts for clause in part.clauses)


@reads.shared(max_entries=64)
def screen(key: reads.Key, period: str, unit: str | None) -> DirectiveScreen:
    """The directive in a period, for the ministry or for a unit."""
    board = reads.board(key, period)
    lines = directive_page(board, unit)
    return DirectiveScreen(
        headline=_headline(lines, board.seen(unit)),
        beneath=_beneath(lines),
        parts=tuple(_part(key, board, lines, kind) for kind in KINDS),
        par_index=par_index(reads.par_points(key)),
    )


def _part(key: reads.Key, board: Board, lines: Sequence[ClauseLine], kind: ClauseKind) -> Part:
    of_kind = [line for line in lines if line.clause.kind is kind]
    figures = [figure for line in of_kind for figure in line.figures]
    return Part(
        title=KINDS[kind],
        clauses=tuple(_clause(key, board, line) for line in of_kind),
        listing=figures_listing(KINDS[kind], figures),
    )


def _headline(lines: Sequence[ClauseLine], unit: str | None) -> str:
    told = [line for line in lines if line.clause.told and line.is_given]
    measured = [line for line in told if line.standing is not Standing.NOT_APPLICABLE]
    if not told:
        return said_of(unit, "cuối kỳ không điểm nào của Chỉ thị 07 giao cho đơn vị")
    if not measured:
        none = (
            "không điểm nào so được với chỉ tiêu" if unit else "chưa điểm nào có chỉ tiêu được giao"
        )
        return said_of(unit, f"{len(told)} điểm của Chỉ thị 07; {none}")
    counts = Counter(line.standing for line in measured)
    if counts[Standing.NOT_REPORTED] == len(measured):
        return said_of(unit, f"chưa có số liệu của điểm nào trong {len(measured)} điểm có chỉ tiêu")
    said = [f"{counts[Standing.ON_TRACK]}/{len(measured)} điểm có chỉ tiêu đúng lộ trình"]
    for standing, words in (
        (Standing.AT_RISK, "điểm có nguy cơ"),
        (Standing.BEHIND, "điểm chậm"),
        (Standing.NOT_REPORTED, "điểm chưa có số liệu"),
    ):
        if counts[standing]:
            said.append(f"{counts[standing]} {words}")
    return said_of(unit, ", ".join(said))


def _beneath(lines: Sequence[ClauseLine]) -> str:
    about = directive()
    return (
        f"Chỉ thị {about.number} ngày {day(about.issued_on)}. Chỉ thị không nêu con số nào: mỗi "
        f"chỉ tiêu ghi rõ lấy từ đâu. {untold(lines)} điểm nguồn không thuật lại được giữ chỗ, "
        f"không suy diễn. Nguồn: {about.source_title}."
    )


def _clause(key: reads.Key, board: Board, line: ClauseLine) -> ShownClause:
    clause, figures = line.clause, line.figures
    units = clause_units(clause, period_of(board.period_code).end)
    names = tuple(map(short_name, units))
    everyone = EVERY_UNIT in clause.units
    who = "tất cả các đơn vị" if everyone else listed(names, most=_MOST_NAMED)
    is_counted = not everyone and who != listed(names, most=len(names))
    return ShownClause(
        code=clause.code,
        title=clause.title,
        obligation=clause.obligation,
        who=who,
        named=names[_MOST_NAMED:] if is_counted else (),
        not_asked=_not_asked(line),
        told=clause.told,
        standing=line.standing,
        figures=tuple(_figure(board, one, figures[0]) for one in figures),
        declared=tuple(map(_declared, declared_apart(figures))),
        targets=_targets(figures),
        moved=tuple(filter(None, (moved_target(key, one) for one in figures))),
        source=source_line(figures[0]) if figures else "",
    )


def _not_asked(line: ClauseLine) -> str:
    """Why a clause has no figure of the unit that was chosen, where it has none."""
    if not line.clause.told or line.figures:
        return ""
    return OWES_NONE if line.is_given else NOT_GIVEN


def _figure(board: Board, figure: Figure, first: Figure) -> ShownFigure:
    """A rate is named beside its bar; a plain number is said with its name."""
    indicator = figure.indicator
    number = "" if indicator.is_rate else f": {value_text(indicator, figure.value)}"
    return ShownFigure(
        words=f"{indicator.label}{number}{_counted(figure)}",
        apart=_apart(figure, first),
        figure=figure,
        series=tuple(one.value for one in board.series(indicator.code, figure.unit_code)),
    )


def _apart(figure: Figure, first: Figure) -> str:
    """What the source of a clause, told of its first figure, does not say of another."""
    told = [tell(figure) for tell in (as_of_text, coverage_text) if tell(figure) != tell(first)]
    return f"Riêng số này: {'; '.join(filter(None, told))}." if any(told) else ""


def _declared(apart: Apart) -> str:
    """Which of two numbers of the same thing is counted from rows, and which only declared."""
    counted, kind = apart.counted, apart.declared.indicator
    proved, said = (value_text(kind, one.numerator) for one in (counted, apart.declared))
    units = [
        f"{short_name(unit)} (chứng cứ {value_text(kind, proof)}, khai {value_text(kind, word)})"
        for unit, proof, word in apart.units
    ]
    where = f" Khác nhau ở {listed(units)}." if units else ""
    return (
        f"Chứng cứ và lời khai chưa khớp: {proved} đếm từ {_ROWS[counted.indicator.view]}; "
        f"{said} là số đơn vị khai trong biểu chỉ số, không kèm dòng nào.{where}"
    )


_ROWS = {
    View.TASKS: "các dòng có ngày trong báo cáo nhiệm vụ",
    View.DISBURSEMENT: "các dự án trong báo cáo giải ngân",
    View.SERVICES: "các thủ tục trong báo cáo dịch vụ công",
}


def _counted(figure: Figure) -> str:
    """What a figure rests on: the parts of a rate counted from rows, or a unit's word."""
    if figure.value is None:
        return ""
    if figure.indicator.view is View.MEASURES:
        return f" ({len(figure.shares)} đơn vị khai)"
    return f" ({parts_text(figure)})" if figure.indicator.is_rate else ""


def _targets(figures: Sequence[Figure]) -> str:
    """Every target of a clause and where it comes from."""
    given = [one for one in figures if one.target]
    if len(given) == 1:
        return f"Chỉ tiêu: {target_text(given[0])}."
    said = (f"{one.indicator.short_label}: {target_text(one)}" for one in given)
    return f"Chỉ tiêu: {'; '.join(said)}." if given else ""
