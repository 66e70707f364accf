"""The theme of a deck, its colours and its type, and the bytes of the file.

Arial for headings and text: every Windows and every Office has it, with all the letters of
Vietnamese, so the file looks the same on any PC of the ministry.
"""

from io import BytesIO
from typing import Any

from pptx.dml.color import RGBColor
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from tracking.briefings.settled import settled

FONT, LANGUAGE = "Arial", "vi-VN"
ACCENT, INK, GREY, RULE = "0B4EA2", "1B2430", "5B6670", "C9D1DA"
_COLOURS = {
    "dk1": INK,
    "lt1": "FFFFFF",
    "dk2": ACCENT,
    "lt2": "F3F5F8",
    "accent1": ACCENT,
    "accent2": "8FA3B5",
    "accent3": "B36B00",
    "accent4": "C43D00",
    "accent5": GREY,
    "accent6": "0072B2",
    "hlink": ACCENT,
    "folHlink": GREY,
}
_PROGRAM = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.'
    b'openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft Office '
    b"PowerPoint</Application><PresentationFormat>Widescreen</PresentationFormat></Properties>"
)
_RGB: Any = RGBColor


def rgb(colour: str) -> Any:
    """A colour, written with or without "#", as python-pptx takes it."""
    return _RGB.from_string(colour.lstrip("#"))


def child(parent: Any, tag: str, **attributes: str) -> Any:
    """A new element at the end of another: "a:srgbClr"."""
    made = parent.makeelement(qn(tag), attributes)
    parent.append(made)
    return made


def speak(element: Any) -> None:
    """Vietnamese as the language of all the text in an element, so nothing is marked misspelt."""
    for tag in ("a:rPr", "a:endParaRPr", "a:defRPr"):
        for properties in element.iter(qn(tag)):
            properties.set("lang", LANGUAGE)
            properties.attrib.pop("smtClean", None)


def paint_theme(part: Any) -> None:
    """Our colours and Arial in the theme of a master, whatever its runs say."""
    theme = next(rel.target_part for rel in part.rels.values() if rel.reltype.endswith("/theme"))
    # A master made by python-pptx holds its theme as XML, one it has read as bytes.
    has_xml = hasattr(theme, "_element")
    root = theme._element if has_xml else parse_xml(theme.blob)
    root.set("name", "Tài liệu họp")
    for name, colour in _COLOURS.items():
        slot = root.find(f".//{qn('a:clrScheme')}/{qn(f'a:{name}')}")
        for old in list(slot):
            slot.remove(old)
        child(slot, "a:srgbClr", val=colour)
    for kind in ("a:majorFont", "a:minorFont"):
        fonts = root.find(f".//{qn(kind)}")
        fonts.find(qn("a:latin")).set("typeface", FONT)
        for font in fonts.findall(qn("a:font")):
            fonts.remove(font)
    if not has_xml:
        theme._blob = serialize_part_xml(root)


def packed(made: Any) -> bytes:
    """The bytes of a presentation: the same one always as the same bytes, no clock in them."""
    _drop(made.part.package._rels, "/thumbnail")
    _drop(made.part.rels, "/printerSettings")
    for part in made.part.package.iter_parts():
        if part.partname == "/docProps/app.xml":
            part._blob = _PROGRAM
    saved = BytesIO()
    made.save(saved)
    return settled(saved.getvalue())


def _drop(relations: Any, kind: str) -> None:
    """What the template brought along, and is not of this file."""
    for key, one in list(relations.items()):
        if one.reltype.endswith(kind):
            relations.pop(key)
