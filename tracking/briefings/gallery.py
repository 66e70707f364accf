"""The charts of a briefing as pictures: each as SVG and as PNG, with a list of what they show."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

from tracking.briefings.content import Briefing, Slide
from tracking.briefings.pictures import drawing, height_of, picture
from tracking.briefings.settled import settled
from tracking.briefings.told import Told
from tracking.text import for_xml

LIST = "Danh sách hình.txt"
_WIDTH = 1000


def gallery(briefing: Briefing) -> bytes:
    """A zip of the pictures; of the same briefing always the same bytes."""
    saved = BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(LIST, "\n".join(_told(briefing)))
        for name, slide in _drawn(briefing):
            if slide.chart is not None:
                high = height_of(slide.chart, width=_WIDTH)
                drawn = drawing(slide.chart, width=_WIDTH, height=high)
                archive.writestr(f"{name}.svg", drawn)
                shown = picture(slide.chart, width=_WIDTH, height=high)
                archive.writestr(f"{name}.png", shown)
    return settled(saved.getvalue())


def read_gallery(content: bytes) -> Told:
    """What the list of a written file tells."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return Told(text=archive.read(LIST).decode(), has_tables=False)


def _drawn(briefing: Briefing) -> Iterator[tuple[str, Slide]]:
    for number, slide in enumerate(briefing.slides, 1):
        if slide.chart is not None:
            yield f"{number:02} {slide.code}", slide


def _told(briefing: Briefing) -> Iterator[str]:
    yield from (briefing.stamp, briefing.coverage, "")
    for slide in briefing.slides:
        yield from (f"{card.label}: {card.value}" for card in slide.cards)
    for name, slide in _drawn(briefing):
        alt = slide.chart.alt if slide.chart else ""
        yield for_xml(f"{name}: {slide.title}. {alt} {slide.source}")
