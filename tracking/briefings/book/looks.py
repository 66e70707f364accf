"""How cells of a workbook look: numbers by their measure, each format made once."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from tracking.briefings.content import Measure

_TYPE = {"font_name": "Arial", "font_size": 10}
_FORMATS = {
    Measure.COUNT: "#,##0",
    Measure.NUMBER: "#,##0.##",
    Measure.VND: "#,##0",
    Measure.RATE: "0.0%",
    Measure.DAY: "dd/mm/yyyy",
}
"""Excel writes its own separators: on a Vietnamese machine 1.234,5."""


_OBEYED = frozenset("=+-@")
"""What begins a formula."""


class PlainSheet(Worksheet):  # type: ignore[misc]
    """A worksheet whose formulas have no function newer than Excel 2010: the library looks for
    thirty of those in each, which takes longer than writing it."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")


def is_obeyed(told: str) -> bool:
    """Whether a text would be obeyed as a formula if it were typed."""
    return told.lstrip()[:1] in _OBEYED


class Looks:
    """The formats of cells, each made once."""

    def __init__(self, made: Workbook) -> None:
        self._made = made
        self._known: dict[tuple[tuple[str, Any], ...], Any] = {}

    def get(self, **look: Any) -> Any:
        """A format by its properties."""
        key = tuple(sorted(look.items()))
        if key not in self._known:
            self._known[key] = self._made.add_format(
                {"font_name": "Arial", "font_size": 10, **look}
            )
        return self._known[key]

    def of(self, measure: Measure, **look: Any) -> Any:
        """The format of a measure."""
        number = _FORMATS.get(measure)
        shape: dict[str, Any] = {"num_format": number} if number else {"text_wrap": True}
        return self.get(valign="top", **shape, **look)

    @property
    def text(self) -> Any:
        """The format of a text that would be obeyed if it were typed: text for good."""
        return self.of(Measure.TEXT, quote_prefix=True)

    @property
    def head(self) -> Any:
        """The format of a heading."""
        return self.get(bold=True, text_wrap=True, valign="vcenter", bottom=2, bg_color="#F4F6F9")
