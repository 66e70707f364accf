"""Marks at the cells of a workbook: a colour over them and a comment, that a later marking undoes.

The colour is a conditional format that always holds, so that the format of a cell stays the unit's.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from data_loaders.marking.list_sheet import FILLS, Told
from tracking.vocabulary import SEVERITY_MARKS, Severity

AUTHOR = "Kiểm tra báo cáo Chỉ thị 07"
_ALWAYS = 'LEN("can-sua-chi-thi-07")>0'
_THEIRS = "\n\nGhi chú sẵn có của ô:\n"
_LONGEST = 2_000
_WIDTH, _LINE_HEIGHT, _LETTERS_A_LINE = 360, 18, 48
_CELL = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}(?::[A-Z]{1,3}[1-9]\d{0,6})?")

Marks = dict[str, list[Told]]
"""The findings of a sheet by the cell (or range) they are about."""


def unmark(book: Workbook) -> None:
    """Take an earlier marking away."""
    for sheet in book.worksheets:
        _paint(sheet, {})
        # Only the cells there are: walking the sheet would make each cell up to a far one.
        for cell in sheet._cells.values():
            if cell.comment and cell.comment.author == AUTHOR:
                cell.comment = _their_own(cell.comment.text)


def _their_own(text: str) -> Comment | None:
    _, _, theirs = text.partition(_THEIRS)
    return Comment(theirs, "") if theirs else None


def mark(book: Workbook, findings: Iterable[Told]) -> None:
    """Colour the cells of findings, and say at each what is wrong."""
    by_sheet: dict[str, Marks] = {}
    for told in findings:
        for cell in told["cells"]:
            if told["sheet"] and _CELL.fullmatch(cell):
                by_sheet.setdefault(told["sheet"], {}).setdefault(cell, []).append(told)
    for sheet in book.worksheets:
        if marks := by_sheet.get(sheet.title):
            _paint(sheet, marks)
            for place, found in marks.items():
                _comment(sheet, place, found)


def _paint(sheet: Worksheet, marks: Mapping[str, Sequence[Told]]) -> None:
    """Our colours before all other conditional formats; without marks there are none of ours."""
    held = sheet.conditional_formatting
    ours = ConditionalFormattingList()
    for severity, fill in FILLS.items():
        places = [place for place, told in marks.items() if _gravest(told) is severity]
        if places:
            colour = PatternFill("solid", start_color=fill, end_color=fill)
            ours.add(" ".join(places), FormulaRule(formula=[_ALWAYS], fill=colour))
    first = len(ours)
    for group in held:
        for rule in group.rules:
            if rule.formula != [_ALWAYS]:
                rule.priority = (rule.priority or 0) + first
                ours.add(str(group.sqref), rule)
    sheet.conditional_formatting = ours


def _gravest(told: Iterable[Told]) -> Severity:
    order = list(SEVERITY_MARKS)
    return min((Severity(one["severity"]) for one in told), key=order.index)


def _comment(sheet: Worksheet, place: str, told: Sequence[Told]) -> None:
    column, row, _, _ = range_boundaries(place)
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        merged = next(one for one in sheet.merged_cells.ranges if cell.coordinate in one)
        cell = sheet.cell(merged.min_row, merged.min_col)
    said = "\n\n".join(
        f"{SEVERITY_MARKS[Severity(one['severity'])]}: {one['message']}" for one in told
    )
    before = cell.comment.text if cell.comment else ""
    is_ours = cell.comment is not None and cell.comment.author == AUTHOR
    text = f"{before.partition(_THEIRS)[0]}\n\n{said}" if is_ours else said
    theirs = before.partition(_THEIRS)[2] if is_ours else before
    text = text[:_LONGEST] + (f"{_THEIRS}{theirs}" if theirs else "")
    lines = sum(1 + len(line) // _LETTERS_A_LINE for line in text.split("\n"))
    cell.comment = Comment(text, AUTHOR, height=lines * _LINE_HEIGHT + 10, width=_WIDTH)


def _said(told: Told) -> str:
    return f"{SEVERITY_MARKS[Severity(told['severity'])]}: {told['message']}"
