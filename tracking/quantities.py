"""What number, percentage or amount of money does a text written in Vietnam state?"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
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
PLAIN_DONG = 10**8
"""A number so large before its unit is hardly anything but plain đồng."""

# Wide enough that no amount is ever rounded by the arithmetic itself.
_EXACT = Context(prec=120, rounding=ROUND_HALF_EVEN)
_LONGEST = 60

_DOT, _COMMA = Notation.DOT_THOUSANDS, Notation.COMMA_THOUSANDS
_GROUPS = r"[1-9]\d{0,2}(?:%s\d{3})+"
_SHAPES = {
    _DOT: re.compile(rf"(?:{_GROUPS % r'[.]'}|{_GROUPS % ' '}|\d+)(?:,\d+)?"),
    _COMMA: re.compile(rf"(?:{_GROUPS % ','}|{_GROUPS % ' '}|\d+)(?:[.]\d+)?"),
}
_MARKS = {_DOT: (".", ","), _COMMA: (",", ".")}
"""What groups thousands and what marks decimals."""
_SAME_FORM = str.maketrans("23456789", "1" * 8)
"""Digits that make no difference to how a number is written; a nought in front does."""
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


class NumberForm(NamedTuple):
    """How a number is written, whatever its digits, which stand from `start` to `end` of the tidied
    text: a column has a hundred thousand numbers, and a few forms of them."""

    is_tidy: bool
    start: int
    end: int
    notations: frozenset[Notation]
    is_ambiguous: bool
    is_negative: bool
    is_percent: bool
    money_unit: str | None

    def number(self, text: str, notation: Notation) -> ParsedNumber | None:
        """The number of a text of this form in one notation."""
        if notation not in self.notations:
            return None
        line = text if self.is_tidy else tidy(text)
        value = _value(line[self.start : self.end], notation, self.is_negative)
        return ParsedNumber(value, self.is_percent, self.money_unit)


def number_form(text: str) -> NumberForm | None:
    """How the number is written that a text states, None when it states none."""
    # Running text is no number, and too long to be kept.
    return _form(text.translate(_SAME_FORM)) if len(text) <= _LONGEST + 20 else None


@lru_cache(maxsize=20_000)
def _form(written: str) -> NumberForm | None:
    text = tidy(written)
    bracketed = len(text) > 2 and text[0] == "(" and text[-1] == ")"
    inside = text[1:-1].strip() if bracketed else text
    found = _FRAME.fullmatch(inside)
    if not found:
        return None
    sign, digits, percent, unit = found.group("sign", "digits", "percent", "unit")
    if len(digits) > _LONGEST or (bracketed and sign):
        return None
    # A plain "d" is more often part of a code ("12D") than short for đồng.
    factor = _UNIT_WORDS.get(fold(unit)) if unit and unit not in "dD" else None
    if unit and (factor is None or percent):
        return None
    start = text.index(inside) + found.start("digits")
    possible = frozenset(one for one, shape in _SHAPES.items() if shape.fullmatch(digits))
    return NumberForm(
        is_tidy=text == written,
        start=start,
        end=start + len(digits),
        notations=possible,
        # What groups thousands in one notation marks decimals in the other.
        is_ambiguous=len(possible) > 1 and ("." in digits or "," in digits),
        is_negative=bracketed or sign not in ("", "+"),
        is_percent=percent is not None,
        money_unit=_UNIT_BY_FACTOR[factor].label if factor else None,
    )


def _value(digits: str, notation: Notation, negative: bool) -> int | Decimal:
    thousands, decimals = _MARKS[notation]
    written = digits.replace(thousands, "").replace(" ", "")
    if decimals in written:
        exactly = Decimal(written.replace(decimals, "."))
        return exactly.copy_negate() if negative else exactly
    return -int(written) if negative else int(written)


def notations(text: str) -> frozenset[Notation]:
    """The notations in which a text is a well written number; empty when it is not a number."""
    form = number_form(text)
    return form.notations if form else frozenset()


def is_ambiguous(text: str) -> bool:
    """Whether both notations can read a text, and read different values: "1.234"."""
    form = number_form(text)
    return form is not None and form.is_ambiguous


def parse_number(text: str, notation: Notation) -> ParsedNumber | None:
    """The number a text states in one notation, exactly; None when it does not state one."""
    form = number_form(text)
    return form.number(text, notation) if form else None


_BLANK_LETTERS = "xX\u3164"
_UNCLEAR_MARK = re.compile(r"[.\u2026 ]+|[xX]")
_BLANK_MARK = re.compile(r"[-\u2010-\u2015\u2212_ ]*|[.\u2026 ]+|[xX]")


def is_blank_mark(text: str) -> bool:
    """Whether a text only says that there is nothing to state: "", "-", "...", "x"."""
    if text[:1].isalnum() and text[0] not in _BLANK_LETTERS:
        return False
    return len(text) < 200 and _BLANK_MARK.fullmatch(tidy(text)) is not None


def is_unclear_mark(text: str) -> bool:
    """Whether a blank mark leaves open what is meant: "x", "..."; a dash is how accountants write
    that there is nothing."""
    tidied = tidy(text)
    return bool(tidied) and _UNCLEAR_MARK.fullmatch(tidied) is not None


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
    """A number as written in Vietnam, halves rounded up as Excel does: 1234.25 with one decimal is
    "1.234,3"."""
    number = exact(value)
    if not number.is_finite():
        raise ValueError("Chỉ viết được số hữu hạn")
    step = Decimal(1).scaleb(-decimals)
    rounded = number.quantize(step, rounding=ROUND_HALF_UP, context=_EXACT)
    return f"{rounded if rounded else abs(rounded):,f}".translate(_TO_VIETNAMESE)


def percent_vi(rate: float, decimals: int = 1) -> str:
    """A fraction in percent: 0.475 is "47,5%"; what is not quite all or nothing gets the decimals
    that show it."""
    nearest, points = round(rate), exact(rate) * 100
    if abs(rate - nearest) < _NOISE:
        return f"{format_vi(nearest * 100, decimals)}%"
    while (shown := format_vi(points, decimals)) == format_vi(nearest * 100, decimals):
        decimals = max(decimals + 1, 2)
    return f"{shown}%"


def shown_vi(value: float | Decimal) -> str:
    """A number as written in Vietnam, with as many decimals as it needs, three at most."""
    decimals = next((count for count in range(3) if round(value, count) == value), 3)
    return format_vi(value, decimals)


def finer_unit(amount: int, factor: int) -> MoneyUnit | None:
    """The unit that an amount of so many đồng, too large as read in a unit of `factor` đồng, is
    likely to be written in, if any."""
    is_plain = factor > 1 and amount >= PLAIN_DONG * factor
    return _UNIT_BY_FACTOR.get(1 if is_plain else factor // 1000)
