"""What makes a PowerPoint file ours: its size, layout, colours, type, and no clock in it."""

import re

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.presentation import Presentation as Deck
from pptx.util import Emu, Inches

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
INK, QUIET, RULE = (
    RGBColor(0x1A, 0x24, 0x33),
    RGBColor(0x52, 0x60, 0x6F),
    RGBColor(0xB4, 0xBD, 0xC8),
)
ACCENT = RGBColor(0x0B, 0x4E, 0xA2)
FONT = "Arial"
"""On every office PC, with all letters of Vietnamese."""
Box = tuple[int, int, int, int]
"""Left, top, width, height."""
_LAYOUT = "Title Only"
_COLORS = {
    "dk1": "1A2433", "lt1": "FFFFFF", "dk2": "0B4EA2", "lt2": "F4F6F9", "accent1": "0072B2",
    "accent2": "B36B00", "accent3": "C43D00", "accent4": "66717F", "accent5": "0B4EA2",
    "accent6": "8FA3B5", "hlink": "0B4EA2", "folHlink": "0B4EA2",
}  # fmt: skip


def prepare(made: Deck) -> None:
    """16:9, one layout with a title and a rule beneath it, our theme."""
    made.slide_width, made.slide_height = WIDTH, HEIGHT
    for layout in list(made.slide_layouts):
        if layout.name != _LAYOUT:
            made.slide_layouts.remove(layout)
    for page in (made.slide_master, made.slide_layouts[0]):
        for shape in list(page.placeholders):
            if shape.placeholder_format.type == 1:  # the title
                shape.left, shape.top = Inches(0.6), Inches(0.35)
                shape.width, shape.height = Emu(WIDTH - 2 * Inches(0.6)), Inches(0.9)
                shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
                shape.text_frame.word_wrap = True
                shape.text_frame.margin_left = shape.text_frame.margin_right = 0
            else:
                shape._element.getparent().remove(shape._element)
    layout = made.slide_layouts[0]
    layout.name = "Một thông điệp"
    _to_the_left(made)
    _set_theme(made)


def _to_the_left(made: Deck) -> None:
    space = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    style = made.slide_master._element.find(
        ".//{http://schemas.openxmlformats.org/presentationml/2006/main}titleStyle"
    )
    style.find(f"{space}lvl1pPr").set("algn", "l")


def _set_theme(made: Deck) -> None:
    """Colours and type of the theme itself, so that what is added later looks alike."""
    for part in made.slide_master.part.package.iter_parts():
        if not str(part.partname).startswith("/ppt/theme/"):
            continue
        text = part.blob.decode()
        for name, color in _COLORS.items():
            text = re.sub(
                rf"<a:{name}>.*?</a:{name}>",
                f'<a:{name}><a:srgbClr val="{color}"/></a:{name}>',
                text,
                flags=re.DOTALL,
            )
        text = re.sub(
            r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{FONT}", text
        )
        part._blob = text.encode()
