"""What the text of a row says of its place: that it is a part of the row above, a source of
capital or a component of a project rather than a project, a total, or a unit."""

import re
from functools import lru_cache

from tracking.text import fold

_OPENS = re.compile(
    r"(?:trong do|tr do|trd|bao gom|gom co|gom|chia ra|cu the|chia theo|phan theo|co cau|phan ra)"
    r"(?: (?:la|chia|chia ra|phan|phan theo|theo|cac|tung|nguon|nguon von|von|co cau|gom|co))*"
)
_OPENS_WITH = re.compile(r"(?:trong do|tr do|trd|bao gom|chia ra)\b ?(?:la |gom |co )?")
_SOURCE = re.compile(
    r"(?:(?:von|nguon|kinh phi|nsnn|nstw|nsdp|oda|tpcp|ngan sach|trai phieu|doi ung|vien tro)\b ?"
    r"|(?:trong nuoc|nuoc ngoai|ngoai nuoc|nha nuoc|trung uong|dia phuong|chinh phu|vay|uu dai"
    r"|cap phat|cho vay lai|khong hoan lai|tu co|hop phap|khac|dau tu|phat trien|cong|xdcb"
    r"|su nghiep|nganh|phi|le phi|thu|de lai|hoat dong|quy|tin dung|ung truoc|keo dai"
    r"|chuyen nguon|ngoai|cua|tu|va|cap|giao|nam|dtpt|dtc|chi"
    r"|trong|nuoc|bo|bang|tien|ke hoach|truoc|chuyen|sang|\d{4})\b ?)+"
)
_STRONG = re.compile(
    r"\b(?:von|nguon|kinh phi|nsnn|nstw|nsdp|oda|tpcp|ngan sach|trai phieu|doi ung|vien tro"
    r"|trong nuoc|nuoc ngoai|ngoai nuoc)\b"
)
_COMPONENT = re.compile(
    r"(?:chi phi |von |phan |chi )?(?:xay lap|xay dung|thiet bi|tu van|quan ly du an|qlda"
    r"|den bu|giai phong mat bang|gpmb|boi thuong|ho tro|tai dinh cu|du phong|chuan bi dau tu"
    r"|thuc hien du an|thuc hien dau tu|lap du an|khao sat|thiet ke|giam sat|va| )+"
    r"|(?:hang muc|goi thau|chi phi)\b.*"
)
_UNIT = re.compile(
    r"(?:tong cuc|chi cuc|cuc|vu|vien|truong|trung tam|van phong|uy ban|so|ban|thanh tra|bao"
    r"|tap chi|dai hoc|hoc vien|cao dang|cong ty|tong cong ty|tap doan|toan|khoi)\b"
)
_SUMS = re.compile(
    r"(?:tong|cong|luy ke|cong don|tong hop|chung|toan|ca nam|ke hoach nam|don vi|bo|nganh)\b"
)
_TO_DATE = re.compile(
    r"(?:cong )?(?:luy ke|cong don|luy ke tu dau nam)(?: (?:den|tu|thang|nam|het"
    r"|nay|dau|ky|bao cao|\d+)\b)*"
)
_LEAD = re.compile(r"^[\s\-+*•–.:]+")


def _words(name: str) -> str:
    return fold(_LEAD.sub("", name))


@lru_cache(maxsize=20_000)
def opens_parts(name: str) -> bool:
    """Whether a row says that what follows, or what it names itself, is part of the row above."""
    words = _words(name)
    return bool(_OPENS.fullmatch(words) or _OPENS_WITH.match(words))


@lru_cache(maxsize=20_000)
def is_part_named(name: str) -> bool:
    """Whether a row is named after a source of capital or a component of a project, and nothing
    else: "Vốn nước ngoài", "ODA", "Xây lắp", "Gói thầu số 3"."""
    words = _OPENS_WITH.sub("", _words(name))
    if _SOURCE.fullmatch(words) and _STRONG.search(words):
        return True
    return bool(words and _COMPONENT.fullmatch(words))


@lru_cache(maxsize=20_000)
def is_source_named(name: str) -> bool:
    """Whether a row is named after a source of capital."""
    words = _OPENS_WITH.sub("", _words(name))
    return bool(_SOURCE.fullmatch(words) and _STRONG.search(words))


def is_unit_named(name: str) -> bool:
    """Whether a row begins as the name of a unit does."""
    return bool(_UNIT.match(fold(name)))


def may_be_sum(name: str) -> bool:
    """Whether a row without more could be a total: nameless, or begun as totals are."""
    return not name or bool(_SUMS.match(fold(name)))


def is_to_date(name: str) -> bool:
    """Whether a row is called what runs up to a day, and nothing else: "Lũy kế"."""
    return bool(_TO_DATE.fullmatch(fold(name)))
