"""The paper of a deck: a master and two layouts of our own, 16:9, and how text is put on it."""

import re
from copy import deepcopy
from typing import Any

from pptx import Presentation
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from tracking.briefings.deck.theme import GREY, RULE, child, paint_theme, rgb, speak
from tracking.text import for_xml

WIDTH, HEIGHT = 13.333, 7.5
LEFT, TOP, WIDE, STAMP_WIDE = 0.6, 0.42, 12.133, 11.0
"""In inches: the left edge, the upper edge, the width of what is written, and of the footer."""
FOOT, FOOT_HEIGHT = 6.93, 0.42
"""Where the footer begins, in inches from above, and how high it is: two lines."""
TITLE, TITLE_SMALLEST, SMALL = 28, 16, 12
_PROMPTS = {"title": "Tiêu đề", "body": "Nội dung", "subTitle": "Kỳ báo cáo", "ftr": ""}
_COVER, _CONTENT = 0, 5
"""Which layouts of the template that comes with python-pptx are kept."""


def new_deck() -> Any:
    """An empty presentation with our master; its layouts are the cover and the content."""
    made = Presentation()
    made.slide_width, made.slide_height = Inches(WIDTH), Inches(HEIGHT)
    del made.element.find(qn("p:sldSz")).attrib["type"]
    layouts = made.slide_layouts
    cover, content = layouts[_COVER], layouts[_CONTENT]
    for layout in list(layouts):
        if layout not in (cover, content):
            layouts.remove(layout)
    cover.name, content.name = "Bìa", "Nội dung"
    _set_master(made.slide_master)
    _set_cover(cover)
    for sheet in (made.slide_master, cover, content):
        _prompt(sheet)
    paint_theme(made.slide_master.part)
    speak(made.element)
    return made


def _set_master(master: Any) -> None:
    places = {
        "title": (LEFT, TOP, WIDE, 0.55),
        "body": (LEFT, 1.6, WIDE, 4.8),
        "ftr": (LEFT, FOOT, STAMP_WIDE, FOOT_HEIGHT),
        "sldNum": (11.733, FOOT, 1, FOOT_HEIGHT),
    }
    for shape in list(master.placeholders):
        kind = _kind(shape)
        if kind == "dt":
            _drop(shape)
            continue
        place(shape, *places[kind])
        flush(shape)
    for kind, size in (("ftr", SMALL), ("sldNum", SMALL)):
        _style(master, kind, size, "r" if kind == "sldNum" else "l")
    styles = master.element.find(qn("p:txStyles"))
    level = styles.find(f"{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    level.set("algn", "l")
    level.find(qn("a:defRPr")).set("sz", str(TITLE * 100))
    level.find(qn("a:defRPr")).set("b", "1")
    _fill(level.find(qn("a:defRPr")), "tx1")
    for depth, level in enumerate(styles.find(qn("p:bodyStyle"))):
        if level.find(qn("a:defRPr")) is not None:
            level.find(qn("a:defRPr")).set("sz", str((20 if depth == 0 else 18) * 100))
    rule(master, LEFT, FOOT - 0.06, WIDE, RULE)


def _set_cover(cover: Any) -> None:
    for shape in list(cover.placeholders):
        kind = _kind(shape)
        if kind in ("dt", "ftr", "sldNum"):
            _drop(shape)
        elif kind == "ctrTitle":
            place(shape, LEFT, 1.7, WIDE, 1.3)
            flush(shape, "b")
        else:
            place(shape, LEFT, 3.3, WIDE, 0.6)
            flush(shape)
    cover.element.set("showMasterSp", "0")
    _style(cover, "ctrTitle", 44, "l")
    _style(cover, "subTitle", 24, "l", "accent1")


def _style(sheet: Any, kind: str, size: int, side: str, colour: str = "tx1") -> None:
    shape = next(one for one in sheet.placeholders if _kind(one) == kind)
    styles = shape._element.txBody.find(qn("a:lstStyle"))
    for old in list(styles):
        styles.remove(old)
    level = child(styles, "a:lvl1pPr", algn=side, marL="0", indent="0")
    child(level, "a:buNone")
    run = child(level, "a:defRPr", sz=str(size * 100))
    child(run, "a:latin", typeface="+mn-lt")
    _fill(run, colour if kind in ("ctrTitle", "subTitle") else "accent5")


def _fill(properties: Any, colour: str) -> None:
    for old in properties.findall(qn("a:solidFill")):
        properties.remove(old)
    fill = child(properties, "a:solidFill")
    child(fill, "a:schemeClr", val=colour)
    properties.insert(0, fill)


def _prompt(sheet: Any) -> None:
    """Vietnamese prompts, and Vietnamese as the language of every run."""
    for shape in sheet.placeholders:
        if (told := _PROMPTS.get(_kind(shape).replace("ctrTitle", "title"))) is not None:
            shape.text_frame.text = ""
            write(shape.text_frame.paragraphs[0], told)
    speak(sheet.element)
    for shape in list(sheet.placeholders):
        if _kind(shape) == "dt":
            _drop(shape)


def _kind(shape: Any) -> str:
    return str(shape._element.ph.get("type", "body"))


def _drop(shape: Any) -> None:
    shape._element.getparent().remove(shape._element)


def add_foot(slide: Any, stamp: str, size: float) -> None:
    """The footer and the number of the slide, as the placeholders of the layout."""
    for shape in slide.slide_layout.placeholders:
        if _kind(shape) in ("ftr", "sldNum"):
            slide.shapes._spTree.append(deepcopy(shape._element))
    for identity, shape in enumerate(slide.placeholders, 900):
        if _kind(shape) in ("ftr", "sldNum"):
            shape._element.nvSpPr.cNvPr.set("id", str(identity))
        if _kind(shape) == "ftr":
            flush(shape)
            write(shape.text_frame.paragraphs[0], stamp, size, colour=GREY)
            run = shape.text_frame.paragraphs[0].runs[0]._r.get_or_add_rPr()
            # LibreOffice does not look up the type of a footer in the master.
            child(run, "a:latin", typeface="+mn-lt")


def place(shape: Any, left: float, top: float, width: float, height: float) -> None:
    """A shape where it is to be, in inches."""
    shape.left, shape.top = Inches(left), Inches(top)
    shape.width, shape.height = Inches(width), Inches(height)


def flush(shape: Any, anchor: str = "t") -> None:
    """Text from the very edge of its box, wrapped, and never resized behind our back."""
    body = shape.text_frame._txBody.bodyPr
    for old in list(body):
        body.remove(old)
    for side in ("lIns", "tIns", "rIns", "bIns"):
        body.set(side, "0")
    body.set("wrap", "square")
    body.set("anchor", anchor)


def write(
    paragraph: Any,
    text: str,
    size: float | None = None,
    *,
    bold: bool | None = None,
    colour: str | None = None,
) -> None:
    """A run of Vietnamese text at the end of a paragraph; `size` in points."""
    run = paragraph.add_run()
    run.text = plain(text)
    run.font.language_id = MSO_LANGUAGE_ID.VIETNAMESE
    run.font.size = Pt(size) if size else None
    run.font.bold = bold
    if colour:
        run.font.color.rgb = rgb(colour)


def plain(text: str) -> str:
    """What a slide can hold of a text, on one line."""
    return re.sub(r"[\t\n\r\x0b]+", " ", for_xml(text))


def rule(sheet: Any, left: float, top: float, width: float, colour: str, weight: float = 1) -> None:
    """A thin line across, in inches; `weight` in points. It is decoration, and says so."""
    shapes = sheet.shapes
    element = deepcopy(_RULE)
    identity = max(int(one) for one in shapes._spTree.xpath("//p:cNvPr/@id")) + 1
    shapes._spTree.append(element)
    box = element.find(f".//{qn('a:xfrm')}")
    box.find(qn("a:off")).set("x", str(Inches(left)))
    box.find(qn("a:off")).set("y", str(Inches(top)))
    box.find(qn("a:ext")).set("cx", str(Inches(width)))
    element.find(f".//{qn('a:ln')}").set("w", str(Pt(weight)))
    element.find(f".//{qn('a:srgbClr')}").set("val", colour.lstrip("#"))
    element.find(f".//{qn('p:cNvPr')}").set("id", str(identity))


_RULE = parse_xml(
    '<p:cxnSp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvCxnSpPr>'
    '<p:cNvPr id="1" name="Đường kẻ"><a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'val="1"/></a:ext></a:extLst></p:cNvPr><p:cNvCxnSpPr/><p:nvPr userDrawn="1"/></p:nvCxnSpPr>'
    '<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></a:xfrm>'
    '<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill>'
    '<a:srgbClr val="000000"/></a:solidFill></a:ln></p:spPr></p:cxnSp>'
)
