"""The lists of names that the guidance of an official form has for cells to choose from."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from data_loaders.official.values import ACCUMULATIONS, sentence
from tracking.specs.indicators import indicators
from tracking.specs.official import Catalogue
from tracking.specs.units import valid_units
from tracking.vocabulary import View


class Listed(NamedTuple):
    """A list: its title, its headings, its rows; the names are the second value of each."""

    title: str
    heads: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def listed(catalogue: Catalogue, on: date) -> Listed:
    """The names there are to choose from on a day."""
    if catalogue is Catalogue.UNITS:
        rows = [(unit.code, unit.name) for unit in valid_units(on)]
        return Listed("Danh mục đơn vị", ("Mã", "Tên đơn vị"), rows)
    heads = ("Đơn vị tính", "Tên chỉ số", "Đếm gì", "Cách tính")
    return Listed("Danh mục chỉ số", heads, [*_indicators()])


def _indicators() -> Sequence[tuple[str, ...]]:
    return [
        (
            one.unit_of_measure,
            one.label,
            sentence(", chia cho ".join(filter(None, (one.numerator, one.denominator)))),
            ACCUMULATIONS[one.accumulation],
        )
        for one in indicators().values()
        if one.view is View.MEASURES
    ]
