"""How is a reporting period worded? "Tháng 10/2022", "sáu tháng đầu năm", "quý thứ ba", "cả năm".

Shapes are matched against plain text (no case, no diacritics, punctuation kept).
"""

import re
from collections.abc import Mapping, Sequence

YEAR = r"(?P<year>(?:19|20)\d{2})(?!\d)"
_WITH_YEAR = rf"(?:[ ,]*(?:nam|[/.-])*[ ,/.-]*{YEAR})?"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
# "Tháng tư" is April, "tháng từ ..." is not: a number in words must end the phrase.
_ENDS = r"(?= nam\b|[ ]*(?:[/.,;:()-]|$)| (?:19|20)\d\d)"
_MONTHS = {
    "gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "sau": 6, "bay": 7, "tam": 8,
    "chin": 9, "muoi mot": 11, "muoi hai": 12, "muoi": 10, "chap": 12,
}  # fmt: skip
_SPANS = {"ba": 3, "sau": 6, "chin": 9, "muoi mot": 11, "muoi hai": 12, "muoi": 10}
_QUARTERS = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "nhat": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4,
}  # fmt: skip
_BY_SPAN = {3: "Q1", 6: "H1", 9: "9M", 12: ""}


def _any_of(words: Mapping[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


WORDED = tuple(
    map(
        re.compile,
        (
            r"(?<![a-z\d])(?P<span>0?[2-9]|1[0-2]) thang(?![a-z]| ?\d{1,2}(?!\d))"
            rf"(?: (?P<side>dau|cuoi))?{_WITH_YEAR}",
            r"(?<![a-z\d/.,-])(?P<span>0?[2-9]|1[0-2]) ?t(?: (?P<side>dau|cuoi))?"
            rf"(?:[ /.-]|nam)+{YEAR}",
            rf"(?<![a-z])(?P<span>{_any_of(_SPANS)}) thang (?P<side>dau|cuoi){_WITH_YEAR}",
            rf"(?<![a-z])nua (?P<half>dau|cuoi){_WITH_YEAR}",
            rf"(?<![a-z])(?:qu[yi]|q)[ .]*(?P<quarter>iv|i{{1,3}}|[1-4])(?![a-z\d]){_WITH_YEAR}",
            rf"(?<![a-z])qu[yi] thu (?P<quarter>[1-4]|{_any_of(_QUARTERS)})(?![a-z\d]){_WITH_YEAR}",
            rf"(?<![a-z])qu[yi] (?P<quarter>{_any_of(_QUARTERS)}){_ENDS}{_WITH_YEAR}",
            rf"(?:thang|(?<![a-z\d])t)[ .:-]*{_MONTH} ?/ ?(?P<short>[23]\d)(?![\d/])",
            rf"(?:thang|(?<![a-z\d])t)[ .:-]*{_MONTH}(?!\d){_WITH_YEAR}",
            rf"(?<![a-z\d])thang (?P<month>{_any_of(_MONTHS)}){_ENDS}{_WITH_YEAR}",
            rf"(?<![a-z\d])thang (?P<month>nam)(?= nam (?:19|20)){_WITH_YEAR}",
            rf"(?<!\d){YEAR}[-.](?P<month>0[1-9]|1[0-2])(?![\d/.-])",
            rf"(?<!\d){YEAR}[- .]?(?P<part>q[1-4]|h[12]|9m)(?![a-z\d])",
        ),
    )
)
FIGURES = (
    re.compile(
        r"(?<![\d/.,])(?<!\d-)(?<![a-z])(?P<month>0?[1-9]|1[0-2])(?: ?/ ?|[.-]{1,2})"
        rf"{YEAR}(?!/ ?[a-z])"
    ),
)
BARE_YEAR = re.compile(rf"(?:nam )?(?<![\d/.,-]){YEAR}(?![/.,-]?\d|/ ?[a-z])")
# A plan, a budget or a month left blank has a year too: only these words make it the period.
_REPORT = r"(?:bao cao|bc)"
ANNUAL = (
    re.compile(rf"^\W*nam {YEAR}\W*$"),
    re.compile(rf"\b(?:ca|tong ket(?: cong tac)?|{_REPORT}) nam {YEAR}"),
    re.compile(rf"\bky {_REPORT} {YEAR}"),
    re.compile(rf"\b{_REPORT} (?:tong ket|ket qua|tinh hinh)(?: cong tac)? nam {YEAR}"),
)
# "Báo cáo giải ngân năm 2022" is of the year; "báo cáo vốn năm 2022" may be of any month of it.
_OF_PLAN = r"(?:ke hoach|kh|von|ngan sach|du toan|giao|thang|qu[yi]|nhiem vu)"
_ANNUAL_TITLE = re.compile(rf"^\W*{_REPORT}\b(?:(?!\b{_OF_PLAN}\b)[^\d])* nam {YEAR}")
_BLANK_MONTH = re.compile(r"\b(?:thang|qu[yi])[ ._\u2026/]*(?:nam\b|$)")
AND_YEAR = re.compile(rf"\b(?:qu[yi]|thang)\b[^()]* va (?:ca )?nam {YEAR}")
"""Two periods in one title: "Quý IV và năm 2022"."""
DOCUMENT = re.compile(
    r"(?:\b(?:so|nd|qd|tt|nq|ct|cv|mau|bieu so|phu luc)|nghi dinh|quyet dinh|thong tu"
    r"|nghi quyet|chi thi|cong van|luat)[ :]*$"
)
# What figures are compared with is not what they are of.
COMPARED = re.compile(r"\b(?:so sanh|so voi|cung ky)(?: (?:voi|cung ky|nam))* *$")
_TO_COME = re.compile(
    r"\b(?:ke hoach|nhiem vu|phuong huong|chuong trinh|trong tam|du kien|giai phap)\b[^,;.:()]*$"
)
# The month of a letter that is answered is that of its subject, not of the report.
_CITES = re.compile(
    r"\W*(?:thuc hien|can cu|theo(?! doi)|tra loi|phuc dap)\b.*\b(?:cong van|van ban|thong bao"
    r"|cong dien|to trinh)\b"
)
UNTIL_END = re.compile(r"(?:den het|den cuoi|het) $")
_BUDGET_YEARS = (
    re.compile(rf"\b(?:ke hoach|von|ngan sach|giai ngan|du toan)\b.*?\b(?:nam|hoach) {YEAR}"),
    re.compile(rf"\b(?:nam|nien do) (?:ngan sach|ke hoach|tai khoa)(?: nam)? {YEAR}"),
    re.compile(rf"\bnien do(?: nam)? {YEAR}"),
    re.compile(rf"^\W*(?:{_REPORT} )?nam {YEAR}"),
)


def annual_title(lines: Sequence[str]) -> int | None:
    """The year that the plain lines above a table are the report of, no month left to fill in."""
    if any(_BLANK_MONTH.search(line) for line in lines):
        return None
    return next(
        (int(found["year"]) for line in lines if (found := _ANNUAL_TITLE.match(line))), None
    )


def planned_after(before: str) -> bool:
    """Whether what follows these plain words is still to come: "nhiệm vụ tháng 11"."""
    return _TO_COME.search(before) is not None


def cites_document(line: str) -> bool:
    """Whether a plain line says no more than which document the report answers."""
    return _CITES.match(line) is not None


def year_stated(parts: Mapping[str, str | None]) -> int | None:
    """The year of a phrase; "10/22" is of 2022."""
    if parts.get("short"):
        return 2000 + int(parts["short"] or 0)
    return int(parts["year"] or 0) or None


def code_of(parts: Mapping[str, str | None], year: int) -> str:
    """The code of what a phrase names, in a year."""
    if span := parts.get("span"):
        months = _SPANS.get(span) or int(span)
        part = "H2" if parts["side"] == "cuoi" else _BY_SPAN.get(months, f"{months:02d}")
    elif half := parts.get("half"):
        part = "H1" if half == "dau" else "H2"
    elif quarter := parts.get("quarter"):
        part = f"Q{_QUARTERS.get(quarter) or int(quarter)}"
    elif month := parts.get("month"):
        part = f"{5 if month == 'nam' else _MONTHS.get(month) or int(month):02d}"
    else:
        part = (parts.get("part") or "").upper()
    return f"{year}-{part}" if part else str(year)


def budget_years(line: str) -> set[int]:
    """The years whose plan or budget a plain line speaks of."""
    return {int(found["year"]) for shape in _BUDGET_YEARS for found in shape.finditer(line)}
