"""What number, percentage or amount of money does a text written in Vietnam state?"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from tracking.text import fold, tidy


class Notation(StrEnum):
    """Which of the dot and the comma groups thousands; the other one marks decimals."""

    DOT_THOUSANDS = "dot_thousands"
    COMMA_THOUSANDS = "comma_thousands"


@dataclass(frozen=True, slots=True)
class MoneyUnit:
    """A unit amounts are stated in; `factor` is how many đồng it holds."""

    label: str
    factor: int


class ParsedNumber(NamedTuple):
    """A number as written: "85%" is 85 with `is_percent`, "12,5 tỷ" is 12.5 "tỷ đồng". A tuple,
    not a dataclass: a column of amounts written as text makes a hundred thousand of them."""

    value: int | Decimal
    is_percent: bool = False
    money_unit: str | None = None


MONEY_UNITS: dict[str, MoneyUnit] = {
    unit.label: unit
    for unit in (
        MoneyUnit("đồng", 1),
        MoneyUnit("nghìn đồng", 1_000),
        MoneyUnit("triệu đồng", 10**6),
        MoneyUnit("tỷ đồng", 10**9),
        MoneyUnit("nghìn tỷ đồng", 10**12),
    )
}
_UNIT_BY_FACTOR = {unit.factor: unit for unit in MONEY_UNITS.values()}

# Wide enough that no amount is ever rounded by the arithmetic itself.
_EXACT = Context(prec=120, rounding=ROUND_HALF_EVEN)
_LONGEST = 60

_DOT, _COMMA = Notation.DOT_THOUSANDS, Notation.COMMA_THOUSANDS
_GROUPS = r"[1-9]\d{0,2}(?:%s\d{3})+"
_SHAPES = {
    _DOT: re.compile(rf"(?:{_GROUPS % r'[.]'}|{_GROUPS % ' '}|\d+)(?:,\d+)?"),
    _COMMA: re.compile(rf"(?:{_GROUPS % ','}|{_GROUPS % ' '}|\d+)(?:[.]\d+)?"),
}
_SEPARATORS: dict[Notation, dict[int, str | None]] = {
    _DOT: {ord("."): None, ord(" "): None, ord(","): "."},
    _COMMA: {ord(","): None, ord(" "): None},
}
_FRAME = re.compile(
    r"(?P<sign>[-+\u2212\u2013]?)(?P<digits>\d(?:[\d., ]*\d)?)(?: ?(?P<percent>%))?"
    r"(?: ?(?P<open>\()?(?P<unit>[^\W\d_][^\d%()]*)(?(open)\)))?"
)
_UNIT_WORDS: dict[str, int] = {
    " ".join(filter(None, (size, money))): factor
    for factor, sizes in (
        (10**3, ("nghin", "ngan")),
        (10**6, ("trieu", "tr")),
        (10**9, ("ty", "ti")),
        (10**12, ("nghin ty", "nghin ti", "ngan ty", "ngan ti")),
    )
    for size in sizes
    for money in ("", "dong", "d", "vnd")
} | {"trd": 10**6, "trdong": 10**6, "dong": 1, "d": 1, "vnd": 1, "dong viet nam": 1}


def readings(text: str) -> Mapping[Notation, ParsedNumber]:
    """The number a text states in each notation in which it is a well written one."""
    # Running text is no number, and too long to be kept.
    return _readings(text) if len(text) <= _LONGEST + 20 else {}


@lru_cache(maxsize=20_000)
def _readings(text: str) -> Mapping[Notation, ParsedNumber]:
    text = tidy(text)
    bracketed = len(text) > 2 and text[0] == "(" and text[-1] == ")"
    found = _FRAME.fullmatch(text[1:-1].strip() if bracketed else text)
    if not found:
        return {}
    sign, digits, percent, unit = found.group("sign", "digits", "percent", "unit")
    if len(digits) > _LONGEST or (bracketed and sign):
        return {}
    # A plain "d" is more often part of a code ("12D") than short for đồng.
    factor = _UNIT_WORDS.get(fold(unit)) if unit and unit not in "dD" else None
    if unit and (factor is None or percent):
        return {}
    label = _UNIT_BY_FACTOR[factor].label if factor else None
    negative = bracketed or sign not in ("", "+")
    return {
        notation: ParsedNumber(_value(digits, notation, negative), percent is not None, label)
        for notation, shape in _SHAPES.items()
        if shape.fullmatch(digits)
    }


def _value(digits: str, notation: Notation, negative: bool) -> int | Decimal:
    written = digits.translate(_SEPARATORS[notation])
    if "." in written:
        return Decimal(written).copy_negate() if negative else Decimal(written)
    return -int(written) if negative else int(written)


def notations(text: str) -> frozenset[Notation]:
    """The notations in which a text is a well written number; empty when it is not a number."""
    return frozenset(readings(text))


def is_ambiguous(text: str) -> bool:
    """Whether both notations can read a text, and read different values: "1.234"."""
    return len({*readings(text).values()}) > 1


def parse_number(text: str, notation: Notation) -> ParsedNumber | None:
    """The number a text states in one notation, exactly; None when it does not state one."""
    return readings(text).get(notation)


_BLANK_LETTERS = "xX\u3164"
_BLANK_MARK = re.compile(r"[-\u2010-\u2015\u2212_ ]*|[.\u2026 ]+|[xX]")


def is_blank_mark(text: str) -> bool:
    """Whether a text only says that there is nothing to state: "", "-", "...", "x"."""
    if text[:1].isalnum() and text[0] not in _BLANK_LETTERS:
        return False
    return len(text) < 200 and _BLANK_MARK.fullmatch(tidy(text)) is not None


def exact(value: float | Decimal) -> Decimal:
    """A number of a cell as the decimal a person sees: 0.1 is 0.1, not 0.1000000000000000055."""
    return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)


def to_vnd(value: float | Decimal, unit_factor: int) -> int:
    """Whole đồng of an amount stated in a unit; halves go to the even đồng."""
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        return int(value) * unit_factor
    amount = exact(value)
    if not amount.is_finite():
        raise ValueError("Số tiền phải là một số hữu hạn")
    return round(_EXACT.multiply(amount, unit_factor))


_TO_VIETNAMESE = str.maketrans(",.", ".,")


_NOISE = 1e-9
"""What binary fractions may make of a whole number."""


def format_vi(value: float | Decimal, decimals: int = 0) -> str:
    """A number as written in Vietnam: 1234.5 with one decimal is "1.234,5"."""
    number = exact(value)
    if not number.is_finite():
        raise ValueError("Chỉ viết được số hữu hạn")
    step = Decimal(1).scaleb(-decimals)
    rounded = number.quantize(step, context=_EXACT)
    return f"{rounded if rounded else abs(rounded):,f}".translate(_TO_VIETNAMESE)


def percent_vi(rate: float, decimals: int = 1) -> str:
    """A fraction in percent: 0.475 is "47,5%"; what is not quite all or nothing gets the decimals
    that show it."""
    nearest = round(rate)
    if abs(rate - nearest) < _NOISE:
        return f"{format_vi(nearest * 100, decimals)}%"
    while (shown := format_vi(rate * 100, decimals)) == format_vi(nearest * 100, decimals):
        decimals = max(decimals + 1, 2)
    return f"{shown}%"


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


def shown_vi(value: float | Decimal) -> str:
    """A number as written in Vietnam, with as many decimals as it needs, three at most."""
    decimals = next((count for count in range(3) if round(value, count) == value), 3)
    return format_vi(value, decimals)


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
    return _UNIT_BY_FACTOR.get(factor) if found else None
