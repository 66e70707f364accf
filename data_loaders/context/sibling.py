"""What the title of another sheet of the workbook says: who reports, of when, in what money."""

from dataclasses import dataclass
from datetime import date

from tracking.quantities import MoneyUnit
from tracking.specs.unit_table import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Sibling:
    """A visible sheet with a table, and what its own title states; `largest` is its largest amount
    as written."""

    sheet: str
    unit: Unit | None = None
    period_code: str | None = None
    data_as_of: date | None = None
    money: MoneyUnit | None = None
    largest: float = 0
