"""What unit of money does a line above a table, or a heading, declare?"""

import re
import unicodedata
from functools import lru_cache

from tracking.quantities import MONEY_UNITS, MoneyUnit
from tracking.text import tidy

_BY_FACTOR = {unit.factor: unit for unit in MONEY_UNITS.values()}
_SIZES = {
    **dict.fromkeys(("nghìn", "ngàn", "nghin", "ngan"), 10**3),
    **dict.fromkeys(("triệu", "trieu", "tr"), 10**6),
    **dict.fromkeys(("tỷ", "tỉ", "ty", "ti"), 10**9),
    **dict.fromkeys(("thousand",), 10**3),
    **dict.fromkeys(("million", "mil", "mn"), 10**6),
    **dict.fromkeys(("billion", "bil", "bn"), 10**9),
    **dict.fromkeys(("nghìn tỷ", "nghìn tỉ", "ngàn tỷ", "ngàn tỉ", "nghin ty", "ngan ty"), 10**12),
}
_DONG = r"(?:đồng|dong|vnđ|vnd|đ)(?: (?:việt nam|viet nam|vn))?(?![\w/])"
_ONE = r"(?:(?P<one>1(?:[., ]?000)*) ?)?"
_SIZE = rf"(?P<size>{'|'.join(sorted(_SIZES, key=len, reverse=True))})"
_VI_PREFIX = r"(?:đơn vị|don vi)(?: tính| tinh)?(?: tiền(?: tệ)?| tien(?: te)?)?|đvt|dvt|đv|dv"
_PREFIX = rf"(?<!\w)(?:{_VI_PREFIX}|unit(?: of measure)?|currency)"
# "triệu đồng" anywhere, unless an amount ("500 triệu đồng") or a name ("Công ty Đồng Tâm").
_PHRASE = re.compile(
    r"(?<![\w.,])(?<!\d )(?<!công )(?<!cong )(?<!trăm )(?<!chục )(?<!vài )"
    rf"{_ONE}{_SIZE}[. ]{{0,2}}{_DONG}"
    r"(?! (?:nai|tháp|hới|bộ|thời|bằng))"
)
# "đồng", "triệu" alone only where a unit must stand: behind "ĐVT:", in brackets, as the whole text.
_SHORT = rf"{_ONE}(?:{_SIZE}(?:[. ]{{0,2}}{_DONG})?|{_DONG})"
_AFTER_PREFIX = re.compile(rf"{_PREFIX}[ :.\-(]*{_SHORT}(?=[ ]*(?:$|[),;.]))")
_LABELLED = re.compile(rf"[ (]*{_PREFIX}[ :.\-(]*{_SHORT}[ ).]*$")
_BRACKETED = re.compile(rf"\( ?{_SHORT} ?\)")
_ALONE = re.compile(rf"(?:(?P<one>1(?:[., ]?000)?) ?)?{_DONG}")


def find_money_unit(text: str) -> MoneyUnit | None:
    """The unit of money a letterhead line or a column heading declares, if it does."""
    return None if len(text) > 500 else _find_money_unit(text)


def labelled_money_unit(text: str) -> MoneyUnit | None:
    """The unit of money a cell states and nothing else: "ĐVT: triệu đồng"."""
    return find_money_unit(text) if _LABELLED.match(_line(text)) else None


def bare_money_unit(text: str) -> MoneyUnit | None:
    """The unit of money a cell right below a heading states and nothing else: "(tr.đ)", "đồng"."""
    return _unit_of(_BRACKETED.fullmatch(f"({_line(text).strip(' ().')})"))


def _line(text: str) -> str:
    return unicodedata.normalize("NFC", tidy(text).casefold()).replace("ð", "đ")


@lru_cache(maxsize=50_000)
def _find_money_unit(text: str) -> MoneyUnit | None:
    line = _line(text)
    anywhere = _AFTER_PREFIX.search(line) or _PHRASE.search(line) or _BRACKETED.search(line)
    return _unit_of(anywhere or _ALONE.fullmatch(line))


def _unit_of(found: re.Match[str] | None) -> MoneyUnit | None:
    parts = found.groupdict() if found else {}
    factor = _SIZES.get(parts.get("size") or "", 1) * 1000 ** (parts.get("one") or "").count("000")
    return _BY_FACTOR.get(factor) if found else None
