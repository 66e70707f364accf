"""How the office tells a briefing its own way: order, titles, what is left out, slides of text.

Figures cannot be edited: a title is words beside them, and its slide still shows what was frozen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tracking.briefings.content import Briefing, Line, Slide, converter
from tracking.vocabulary import TrackingError

LONGEST_TITLE, LONGEST_TEXT = 300, 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A slide of text: a sentence a line."""

    code: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edits:
    """`order` has the codes of slides, those it does not name come behind; `hidden` are left out;
    `titles` has other titles by code."""

    order: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    added: tuple[Added, ...] = ()


def to_text(edits: Edits) -> str:
    """As they are kept. Raises TrackingError for a title or a text that is too long, or empty."""
    titles = [*edits.titles.values(), *(one.title for one in edits.added)]
    if not all(0 < len(title.strip()) <= LONGEST_TITLE for title in titles):
        raise TrackingError(f"Tiêu đề có từ 1 đến {LONGEST_TITLE} chữ; sửa rồi bấm lưu.")
    if any(len(one.text) > LONGEST_TEXT for one in edits.added):
        raise TrackingError(f"Trang chữ dài quá {LONGEST_TEXT} chữ; tách thành nhiều trang.")
    return converter().dumps(edits, ensure_ascii=False, sort_keys=True)


def from_text(kept: str) -> Edits:
    """What `to_text` made; none of ""."""
    return converter().loads(kept, Edits) if kept else Edits()


def edited(briefing: Briefing, edits: Edits) -> Briefing:
    """The briefing as the office tells it."""
    shown = [one for one in in_order(briefing, edits) if one.code not in edits.hidden]
    return briefing.with_slides(tuple(shown))


def in_order(briefing: Briefing, edits: Edits) -> tuple[Slide, ...]:
    """Every slide with its title, also those that are left out."""
    own = [replace(one, title=edits.titles.get(one.code, one.title)) for one in briefing.slides]
    slides = {one.code: one for one in (*own, *map(_slide, edits.added))}
    codes = dict.fromkeys((*edits.order, *slides))
    return tuple(slides[code] for code in codes if code in slides)


def moved(codes: Sequence[str], code: str, by: int) -> tuple[str, ...]:
    """An order in which a slide has gone some places down, or up where `by` is negative."""
    others = [one for one in codes if one != code]
    at = min(max(list(codes).index(code) + by, 0), len(others))
    return (*others[:at], code, *others[at:])


def next_code(edits: Edits) -> str:
    """The code of the next slide of text."""
    numbers = [int(one.code.removeprefix("text-")) for one in edits.added]
    return f"text-{max(numbers, default=0) + 1}"


def _slide(one: Added) -> Slide:
    told = [line.strip() for line in one.text.splitlines()]
    return Slide(
        code=one.code,
        title=one.title,
        lines=tuple(Line(text=line) for line in told if line),
        source="Nội dung do Văn phòng ghi, không lấy từ số liệu.",
    )
