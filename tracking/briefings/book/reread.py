"""A written workbook opened again by another program than the one that wrote it."""

from io import BytesIO
from typing import Any

from python_calamine import CalamineWorkbook

from tracking.briefings.book.workbook import FACTS, FIRST, HEADING, SUMMARY, TOTAL
from tracking.briefings.told import Rows, Told, Wording


def read_book(content: bytes) -> Told:
    """What a written file tells: the words of its summary and over its views, the figures against
    their targets, and of each view all cells, and the totals that stand beside their formulas."""
    opened = CalamineWorkbook.from_filelike(BytesIO(content))
    words: list[str] = []
    facts: list[tuple[Any, ...]] = []
    sheets: dict[str, Rows] = {}
    for name in opened.sheet_names:
        rows = opened.get_sheet_by_name(name).to_python(skip_empty_area=False)
        if name == SUMMARY:
            words += [value for row in rows for value in row if isinstance(value, str)]
            head = next(at for at, row in enumerate(rows) if row[0] == FACTS[0][0])
            facts += [tuple(row) for row in rows[head + 1 :]]
            continue
        words += [str(value) for row in rows[:HEADING] for value in row]
        totals = {
            str(heading): float(total)
            for heading, total in zip(rows[HEADING], rows[TOTAL], strict=True)
            if isinstance(total, int | float)
        }
        cells = (tuple(row) for row in rows[FIRST:])
        told = tuple(row for row in cells if any(value != "" for value in row))
        sheets[name] = Rows(cells=told, totals=totals)
    return Told(text="\n".join(words), wording=Wording.CARDS, sheets=sheets, facts=tuple(facts))
