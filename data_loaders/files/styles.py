"""The look of .xlsx cells as far as it has meaning: number formats, and fonts of old encodings."""

import re
from functools import cached_property

from data_loaders.files.container import Parts
from data_loaders.files.formats import BUILT_IN
from data_loaders.files.package import local_name, parse_xml, utf8
from tracking.legacy_text import is_legacy_font

_LEGACY_MARK = re.compile(rb"[\"']\s*(?:\.vn|vni[- ])", re.I)


class Styles:
    """styles.xml, read only when asked."""

    def __init__(self, parts: Parts, path: str | None) -> None:
        self._data = utf8(parts.read(path)) if path else b""

    @cached_property
    def _sections(self) -> dict[str, list[dict[str, str]]]:
        wanted = ("numFmts", "fonts", "cellXfs")
        found: dict[str, list[dict[str, str]]] = {name: [] for name in wanted}
        for section in parse_xml(self._data) if self._data else ():
            name = local_name(section.tag)
            if name == "fonts":
                found[name] = [
                    {local_name(part.tag): part.get("val", "") for part in font} for font in section
                ]
            elif name in wanted:
                found[name] = [dict(entry.attrib) for entry in section]
        return found

    @cached_property
    def formats(self) -> list[str]:
        """The number format code of each cell style."""
        codes = dict(BUILT_IN)
        for entry in self._sections["numFmts"]:
            codes[_number(entry.get("numFmtId"))] = entry.get("formatCode", "")
        codes_or_none = (
            codes.get(_number(x.get("numFmtId")), "") for x in self._sections["cellXfs"]
        )
        return ["" if code.casefold() == "general" else code for code in codes_or_none]

    @cached_property
    def legacy_fonts(self) -> dict[int, str]:
        """The cell styles that draw an old encoding, with their font."""
        if not _LEGACY_MARK.search(self._data):
            return {}
        names = [font.get("name") for font in self._sections["fonts"]]
        found: dict[int, str] = {}
        for style, entry in enumerate(self._sections["cellXfs"]):
            font = _number(entry.get("fontId"))
            name = names[font] if 0 <= font < len(names) else None
            if name is not None and is_legacy_font(name):
                found[style] = name
        return found


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0
