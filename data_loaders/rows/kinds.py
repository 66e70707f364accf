"""What each row under a heading is: a record, a group, a total, a note, a signature."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from data_loaders.grid import Sheet, Value
from tracking.quantities import is_blank_mark
from tracking.text import fold, tidy


class RowKind(StrEnum):
    """What a row is; all but DATA are said in a table's `skipped`."""

    DATA = "data"
    GROUP = "group"
    TOTAL = "total"
    NUMBERING = "numbering"
    CONTINUATION = "continuation"
    REPEATED_HEADER = "repeated_header"
    NOTE = "note"
    OUTSIDE = "outside"
    SIGNATURE = "signature"
    DETAIL = "detail"
    COMPARISON = "comparison"
    RELISTED = "relisted"
    REMARK = "remark"


@dataclass(slots=True, kw_only=True)
class RowShape:
    """A row as far as its place in the table is concerned.

    `order` is the text of the numbering column with its leading spaces, `name` the text that names
    the row, `level` its depth (0 is the top), `filled` whether any other mapped cell holds
    something, `amounts` whether any of them is a quantity; `below` that its name is merged down
    from the row above, `indent` how many spaces its name begins with, `key` its kind of numbering
    with its own indent ("" for none), `label` whether it is called, or its name is placed, as that
    of a heading is, `project` the row above that names the project it is a source of capital of,
    `source` the text of its column of sources.
    """

    row: int
    order: str
    name: str
    filled: bool
    amounts: bool
    kind: RowKind = RowKind.DATA
    level: int = 0
    children: Sequence[int] = ()
    below: bool = False
    indent: int = 0
    key: str = ""
    label: bool = False
    project: "RowShape | None" = None
    source: str = ""


RECORDS = (RowKind.DATA, RowKind.CONTINUATION)


def is_counted(shape: RowShape) -> bool:
    """Whether the figures of a row are read: those of records, and of what stands over them."""
    if shape.kind in RECORDS:
        return True
    return shape.kind in (RowKind.GROUP, RowKind.TOTAL) and shape.amounts


_TOTAL = re.compile(
    r"^(?:\d+[.)]?\s*)?(?:tổng(?:\s+(?:số|cộng|toàn bộ|chung|kinh phí|vốn))?|cộng|toàn bộ"
    r"|tổng\s+(?:số|cộng|các|vốn|nguồn vốn|dự án|nhóm|mục|phần|toàn)\b.*|toàn (?:bộ|ngành)"
    r"|cộng\s+(?!đồng|tác|hưởng|sinh|hòa|hoà)\w.*)"
    r"\s*(?:[:(].*)?[:.\s]*$"
)
_MAYBE_TOTAL = re.compile(r"[\s\d.)]*(?:t[oổ]|c[oộ])", re.IGNORECASE)
_TOTAL_FOLDED = frozenset({"tong so", "tong cong", "tong", "tongso", "tongcong"})
_NOTE = re.compile(r"^(?:ghi chu|chu thich|luu y|\(?\*+\)?|nguon so lieu|ky hieu)\b|^\*")
_SIGNATURE = re.compile(
    r"^(?:noi nhan|nguoi lap|lap bieu|nguoi tong hop|thu truong|kt |tl |tuq |tm |ky ten|xac nhan|"
    r"(?:pho )?(?:chanh van phong|vu truong|cuc truong|vien truong|hieu truong|giam doc)\b|"
    r"tong bien tap\b)"
)
# "Số 12/BCT-KH, ngày ..." dates a document, a place has no number.
_PLACE = r"[^,;/\d]{2,30}"
_DAY = r"ngày(?:[\s\d.…_]*tháng[\s\d.…_]*năm|\s*\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}(?!\d))"
_SIGNED = re.compile(rf"^{_PLACE},\s*{_DAY}", re.IGNORECASE)
_DATE_LINE = re.compile(rf"(?:{_PLACE}[,\s])?\s*{_DAY}[\s\d.…_]*", re.IGNORECASE)
_ROMAN = re.compile(r"^[IVX]+$")
_ORDER = re.compile(
    r"^(?:(?P<letter>[A-ZĐ])|(?P<number>\d{1,6})|(?P<dotted>\d{1,3}(?:\.\d{1,3})+)|(?P<lower>[a-zđ])"
    r"|(?P<dash>[-+*•–])|(?P<mixed>[A-Z]{1,4}\.\d{1,3}(?:\.\d{1,3})*))[.):/]*$"
)


def is_total(text: str) -> bool:
    """Whether a row's text says it is a total: "Tổng số", "Cộng nhóm A:", not "Tổng công ty"."""
    return bool(_MAYBE_TOTAL.match(text)) and _is_total(text)


@lru_cache(maxsize=20_000)
def _is_total(text: str) -> bool:
    return bool(_TOTAL.match(tidy(text).casefold())) or fold(text) in _TOTAL_FOLDED


def order_kind(text: str) -> str:
    """How a row number is written: roman, letter, number, dotted2, lower, dash or ""."""
    return "number" if text.isdecimal() and len(text) <= 6 else _order_kind(text)


def bare_number(text: str) -> str:
    """A row number without what it is written in: "(II)", "II.", "II/" as "II"."""
    return text.strip().lstrip("(").rstrip(".):/")


@lru_cache(maxsize=20_000)
def _order_kind(text: str) -> str:
    stripped = bare_number(text)
    if _ROMAN.match(stripped):
        return "roman"
    match = _ORDER.match(text.strip().lstrip("("))
    if not match:
        return ""
    kind = match.lastgroup or ""
    return f"dotted{stripped.count('.') + 1}" if kind in ("dotted", "mixed") else kind


def row_text(value: Value) -> str:
    """A cell as text that names or numbers a row; leading spaces are kept, they carry the level."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.replace("\u00a0", " ").rstrip() if isinstance(value, str) else str(value)


def is_filled(value: Value) -> bool:
    """Whether a cell says anything: dashes and dots do not."""
    return value is not None and not (isinstance(value, str) and is_blank_mark(value))


def is_quantity(value: Value) -> bool:
    """Whether a cell holds, or tries to hold, a number; the date of a signing is none."""
    if isinstance(value, str):
        return any(map(str.isdigit, value)) and is_filled(value) and not is_date_line(value)
    return isinstance(value, int | float)


def is_date_line(value: Value) -> bool:
    """Whether a cell says no more than when, and where, a report is signed: "Hà Nội, ngày 02 tháng
    11 năm 2022"."""
    if not isinstance(value, str) or not 10 <= len(value) < 120 or value[0].isdigit():
        return False
    return _DATE_LINE.fullmatch(tidy(value)) is not None


def is_signature(texts: Sequence[str]) -> bool:
    """Whether a row belongs to the signature block under a table."""
    short = [text for text in texts if len(text) < 120]
    return any(_SIGNATURE.match(fold(text)) or _SIGNED.match(tidy(text)) for text in short)


def is_note(text: str) -> bool:
    """Whether a row is a footnote."""
    return bool(_NOTE.match(fold(text))) or text.lstrip().startswith("*")


def merged_rows(sheet: Sheet) -> dict[int, int]:
    """Row -> width of the widest merged area that lies in this row alone."""
    widths: dict[int, int] = {}
    for top, left, bottom, right in sheet.merges:
        if top == bottom:
            widths[top] = max(widths.get(top, 0), right - left + 1)
    return widths
