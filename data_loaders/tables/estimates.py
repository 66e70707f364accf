"""Which figures are said to be estimates, though they are kept as what was done?"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from data_loaders.grid import Sheet, column_letter
from data_loaders.headings.matching import Header
from tracking.periods import find_periods
from tracking.specs import make_finding
from tracking.specs.row_words import phrases
from tracking.text import fold
from tracking.vocabulary import Finding

DONE = (
    "disbursed_to_date_vnd", "disbursed_in_period_vnd", "disbursed_carried_over_vnd",
    "actual_value",
)  # fmt: skip


def tell_estimates(sheet: Sheet, header: Header, title: Sequence[str]) -> Iterator[Finding]:
    """Columns of what was done that are headed as estimates; all of them where the title alone
    speaks of estimates, for else it speaks of the columns that do."""
    by_column = {heading.column: heading for heading in header.headings}
    done = {name: at for name, at in header.matching.columns.items() if name in DONE}
    if any(_is_estimate(heading.text) for heading in header.headings):
        said = {name: by_column[at].text for name, at in done.items()}
    else:
        line = next((one for one in title if _is_estimate(one) and not _names_two(one)), "")
        said = dict.fromkeys(done, line)
    for name, wording in said.items():
        if _is_estimate(wording):
            yield make_finding(
                "figures_estimated",
                sheet=sheet.name,
                cells=(f"{column_letter(done[name])}{header.bottom + 1}",),
                field=name,
                wording=wording,
            )


def _names_two(line: str) -> bool:
    """Whether a line names two periods, so that the estimate may be of the one not read."""
    return len({one.code for one in find_periods(line) if one.strength > 1}) > 1


@lru_cache(maxsize=5_000)
def _is_estimate(text: str) -> bool:
    words = f" {fold(text)} "
    return any(f" {phrase} " in words for phrase in phrases("estimate"))
