"""The charts of a briefing as pictures: each as SVG and as PNG, with a list of what they show."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from html import escape, unescape
from io import BytesIO
from textwrap import shorten

from tracking.briefings.content import Briefing, Slide
from tracking.briefings.lettering import lines_of, plain
from tracking.briefings.pictures.drawing import INK, drawing, height_of
from tracking.briefings.settled import settled
from tracking.briefings.told import Told, Wording
from tracking.charts.converting import png
from tracking.text import for_xml

_TEXTS = re.compile(r"<text[^>]*>([^<]*)</text>")
LIST = "Danh sách hình.txt"
_UNSAFE = re.compile(r'[<>"|?*]')
_NAME = 60
"""Letters of a title in the name of a file."""
_WIDTH, _MARGIN = 1000, 28
_TITLE, _SMALL, _MOST = 24, 14, 3
"""Sizes of type over and under a picture, and how many lines each of its texts may take."""


def gallery(briefing: Briefing) -> bytes:
    """A zip of the pictures; of the same briefing always the same bytes."""
    saved = BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(LIST, "\n".join(_told(briefing)))
        for number, slide in _drawn(briefing):
            name = f"{number}{_safe(slide.title)}"
            if slide.chart is not None:
                high = height_of(slide.chart, width=_WIDTH)
                drawn = drawing(slide.chart, width=_WIDTH, height=high)
                about = (slide.subtitle, slide.source, briefing.stamp)
                whole = _framed(drawn, high, slide.title, about)
                archive.writestr(f"{name}.svg", whole)
                archive.writestr(f"{name}.png", png(whole))
    return settled(saved.getvalue())


def _framed(drawn: str, high: int, title: str, beneath: Sequence[str]) -> str:
    """A picture on paper between its title and where it comes from: it can stand alone."""
    texts: list[str] = []
    y = float(_MARGIN)
    for line in lines_of(plain(title), _WIDTH, _TITLE, most=_MOST, bold=True):
        y += _TITLE * 1.25
        texts.append(_text(line, y - _TITLE * 0.3, _TITLE, "bold"))
    top = y + 14
    y = top + high + 10
    for told in filter(None, beneath):
        for line in lines_of(plain(told), _WIDTH, _SMALL, most=_MOST):
            y += _SMALL * 1.35
            texts.append(_text(line, y, _SMALL, "normal"))
    width, height = _WIDTH + 2 * _MARGIN, round(y + _MARGIN)
    inner = drawn.replace("<svg ", f'<svg x="{_MARGIN}" y="{top:.1f}" ', 1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}"><rect width="{width}" height="{height}" fill="#FFFFFF"/>'
        f"{''.join(texts)}{inner}</svg>"
    )


def _text(line: str, y: float, size: int, weight: str) -> str:
    return (
        f'<text x="{_MARGIN}" y="{y:.1f}" font-family="Noto Sans, sans-serif" font-size="{size}" '
        f'font-weight="{weight}" fill="{INK}">{escape(line)}</text>'
    )


def read_gallery(content: bytes) -> Told:
    """What the list of a written file and its pictures tell."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        drawn = [archive.read(one).decode() for one in archive.namelist() if one.endswith(".svg")]
        told = archive.read(LIST).decode()
    pages = tuple(unescape(" ".join(_TEXTS.findall(one))) for one in drawn)
    return Told(text=told, wording=Wording.CARDS, pages=pages)


def _drawn(briefing: Briefing) -> Iterator[tuple[str, Slide]]:
    for number, slide in enumerate(briefing.slides, 1):
        if slide.chart is not None:
            yield f"Hình {number:02}", slide


def _safe(title: str) -> str:
    """The first part of a title, without what the name of a file may not hold."""
    safe = _UNSAFE.sub("", re.sub(r"[/\\]", "-", re.split("[:;]", plain(title))[0]))
    words = shorten(safe, _NAME, placeholder="").strip(" .,;-…")
    return f" - {words}" if words else ""


def _told(briefing: Briefing) -> Iterator[str]:
    yield from (briefing.stamp, briefing.coverage, "")
    for slide in briefing.slides:
        yield from (f"{card.label}: {card.value}" for card in slide.cards)
    for number, slide in _drawn(briefing):
        alt = slide.chart.alt if slide.chart else ""
        yield for_xml(f"{number}: {slide.title}. {alt} {slide.source}")
