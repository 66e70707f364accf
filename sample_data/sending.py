"""Every workbook of the sample: who sends it, when, what it holds, and what it says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sample_data import annex_iii
from sample_data.calendar_of_reports import PERIODS, closing, ministry_units, words
from sample_data.letterhead import cover
from sample_data.model_disbursement import investors
from sample_data.model_tasks import CONTENT
from sample_data.paper import Page
from sample_data.parts import fill
from sample_data.post import KEPT_SLIPS, NOT_SENT, REFUSED, SENT_AGAIN, Key, received_at
from sample_data.table import Record, draw
from tracking.periods import period
from tracking.vocabulary import View

VIEW_OF = {"programme": View.TASKS, "legal": View.TASKS}
"""Parts that are lists of tasks under another name."""
ANNEX = ("KH", "disbursement", "2022-10")
COVER_TITLE = ("BÁO CÁO KẾT QUẢ THỰC HIỆN NHIỆM VỤ", "{THANG}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a table of a workbook says."""

    view: View
    sheet: str
    records: Sequence[Record]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """A workbook as it was sent; `corrects` says that one was sent before it."""

    path: str
    key: Key
    received_at: datetime
    pages: Sequence[Page]
    tables: Sequence[Said]
    nfd: bool = False
    corrects: bool = False

    @property
    def is_refused(self) -> bool:
        """Whether it is meant to be refused."""
        return self.key == REFUSED and not self.corrects


def workbooks() -> Iterator[Workbook]:
    """All of them, in the order of periods and offices."""
    lines = (CONTENT / "offices.txt").read_text(encoding="utf-8").splitlines()
    offices = [line.split("|") for line in lines if not line.startswith("#")]
    for code in PERIODS:
        reporting = {*ministry_units(code), *investors(code)}
        for unit, name, parts, marks in offices:
            key = (unit, parts.split(":")[0].replace("programme", "tasks"), code)
            if unit in reporting and key not in NOT_SENT:
                yield from _sent(key, name, parts.split(","), marks)


def _sent(key: Key, name: str, parts: Sequence[str], marks: str) -> Iterator[Workbook]:
    slip, later, ending = SENT_AGAIN.get(key, ("", 0, ""))
    if slip:
        yield _workbook(key, name, parts, marks, slip)
        stem, dot, suffix = name.rpartition(".")
        again = _workbook(key, f"{stem}{ending}{dot}{suffix}", parts, marks, "")
        yield replace(again, received_at=received_at(key, later), corrects=True)
    else:
        yield _workbook(key, name, parts, marks, KEPT_SLIPS.get(key, ""))


def _workbook(key: Key, name: str, parts: Sequence[str], marks: str, slip: str) -> Workbook:
    unit, _, code = key
    told = words(unit, code)
    pages: list[Page] = [cover(COVER_TITLE, told)] if "cover" in marks else []
    tables: list[Said] = []
    if key == ANNEX:
        page, records = annex_iii.draw(code, told)
        pages, tables = [page], [Said(view=View.DISBURSEMENT, sheet=page.name, records=records)]
        name, parts = "Phu_luc_III_Vu_Ke_hoach_T{m}_{y}.xlsx", ()
    for part in parts:
        for layout, records in fill(part, unit, code, slip if part.startswith(key[1]) else ""):
            page, said = draw(layout, records, told)
            pages.append(page)
            tables.append(Said(view=layout.view, sheet=page.name, records=said))
    return Workbook(
        path=f"{code}/{name.format_map(told | _file_words(code))}",
        key=key,
        received_at=received_at(key),
        pages=pages,
        tables=tables,
        nfd="nfd" in marks,
    )


def _file_words(code: str) -> dict[str, str]:
    end = closing(code)
    return {"den_tep": f"{end.day}.{end.month}.{end.year}", "tu_tep": f"15.{end.month - 1}"}


def as_of(view: View, code: str) -> Any:
    """The last day of the figures of a view in a period."""
    return period(code).end if view is View.DISBURSEMENT else closing(code)
