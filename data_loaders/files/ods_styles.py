"""The look of .ods cells as far as it has meaning: number formats, old-encoding fonts."""

from dataclasses import dataclass

from data_loaders.files.formats import Runs
from tracking.legacy_text import is_legacy_font

_DATE_STYLES = {"number:date-style": "dd/mm/yyyy", "number:time-style": "hh:mm:ss"}
_NUMBER_STYLES = ("number:number-style", "number:percentage-style", "number:currency-style")
_DEEPEST_PARENT = 8

Attributes = dict[str, str]


@dataclass(slots=True)
class _Style:
    parent: str = ""
    data_style: str = ""
    font: str = ""
    is_shown: bool = True


class OdsStyles:
    """The styles of a document, told element by element while it is parsed."""

    def __init__(self) -> None:
        self._styles: dict[str, _Style] = {}
        self._codes: dict[str, str] = {}
        self._faces: dict[str, str] = {}
        self._style = _Style()
        self._percent_style = ""
        self._number_style = ""
        self._is_literal = False
        self._looks: list[tuple[str, str | None]] = [("", None)]
        self._numbers: dict[tuple[str, str], int] = {}

    def start(self, element: str, attributes: Attributes) -> None:
        """Takes in the start of an element outside the tables."""
        name = attributes.get("style:name", "")
        if element == "style:style":
            parent = attributes.get("style:parent-style-name", "")
            self._style = _Style(parent, attributes.get("style:data-style-name", ""))
            self._styles[name] = self._style
        elif element == "style:text-properties":
            face = attributes.get("style:font-name", "")
            family = attributes.get("fo:font-family", "")
            self._style.font = self._faces.get(face, face) or family.strip("'\"")
        elif element == "style:table-properties":
            self._style.is_shown = attributes.get("table:display") != "false"
        elif element == "style:font-face":
            self._faces[name] = attributes.get("svg:font-family", name).strip("'\"")
        else:
            self._start_format(element, name, attributes)

    def _start_format(self, element: str, name: str, attributes: Attributes) -> None:
        if element in _DATE_STYLES:
            self._codes[name] = _DATE_STYLES[element]
            self._number_style = ""
        elif element in _NUMBER_STYLES:
            self._number_style = name
            self._percent_style = name if element == "number:percentage-style" else ""
        elif element == "number:number" and self._number_style:
            sign = "%" if self._percent_style else ""
            before = self._codes.get(self._number_style, "")
            self._codes[self._number_style] = _number_code(attributes) + sign + before
        self._is_literal = element == "number:text"

    def characters(self, text: str) -> None:
        """Takes in text outside the tables: a % sign that a plain number is merely shown with is
        quoted in its code, as Excel writes it."""
        if self._is_literal and self._number_style and not self._percent_style and "%" in text:
            self._codes[self._number_style] = self._codes.get(self._number_style, "") + '"%"'

    def end(self, element: str) -> None:
        """Takes in the end of an element outside the tables."""
        self._is_literal = False
        if element in _NUMBER_STYLES:
            self._number_style = ""

    def number(self, name: str, value_type: str) -> int:
        """A number for a style with a type of value, to ask its code and font by."""
        key = name, value_type
        if key not in self._numbers:
            code, font = self._look(name)
            if value_type == "percentage" and "%" not in code:
                code = "0%"
            self._looks.append((code, font))
            self._numbers[key] = len(self._looks) - 1
        return self._numbers[key]

    def _look(self, name: str) -> tuple[str, str | None]:
        code = font = ""
        for _ in range(_DEEPEST_PARENT):
            style = self._styles.get(name)
            if style is None:
                break
            code = code or self._codes.get(style.data_style, "")
            font = font or style.font
            name = style.parent or ("" if name == "Default" else "Default")
        return code, font if is_legacy_font(font) else None

    def code(self, number: int) -> str:
        """The number format code, "" when plain."""
        return self._looks[number][0]

    def font(self, number: int) -> str | None:
        """The font when it draws an old encoding."""
        return self._looks[number][1]

    @property
    def fonts(self) -> set[str]:
        """The fonts of old encodings met so far."""
        return {font for _, font in self._looks if font}

    def is_shown(self, name: str) -> bool:
        """Whether sheets of this style are shown."""
        return name not in self._styles or self._styles[name].is_shown


def _number_code(attributes: Attributes) -> str:
    """Excel's code for a number element: grouping, decimals, and a comma for each thousand."""
    whole = "#,##0" if attributes.get("number:grouping") == "true" else "0"
    places = attributes.get("number:decimal-places", "0")
    decimals = "." + "0" * min(int(places), 20) if places.isdecimal() and int(places) else ""
    factor = attributes.get("number:display-factor", "1")
    thousands = (len(str(int(float(factor)))) - 1) // 3
    return whole + decimals + "," * thousands


def note_style(columns: dict[int, Runs], row: int, column: range, number: int) -> None:
    """Notes the style number of a stretch of cells in one row."""
    for one in column:
        columns.setdefault(one, Runs()).append(row, number)
