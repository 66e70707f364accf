"""Is a table the plan of another year, beside what is reported of this one?"""

from collections.abc import Iterable, Iterator, Sequence

from data_loaders.context.period import Context, Identity, find_in_lines
from data_loaders.headings.matching import Header
from data_loaders.tables.blank_columns import DISBURSED
from tracking.specs import make_finding
from tracking.vocabulary import Finding, View


def years_reported(titles: Iterable[Sequence[str]]) -> frozenset[int]:
    """The years of the periods that titles state, but for those that name a year alone."""
    found = (one for lines in titles for one in find_in_lines(lines, None))
    return frozenset(int(one.code[:4]) for one in found if one.strength > 1)


def tell_other_year(
    sheet: str, header: Header, lines: Sequence[str], identity: Identity, context: Context
) -> Iterator[Finding]:
    """What is told of a table without any spending whose title names none but other years than
    that of the report ("Nhu cầu vốn năm 2023"): it is left out."""
    of_this_year = DISBURSED | {"plan_carried_over_vnd"}
    if header.form.view is not View.DISBURSEMENT or of_this_year & header.matching.columns.keys():
        return
    own = {int(one.code[:4]) for one in find_in_lines(lines, None)}
    code = identity.period_code
    reported = {int(code[:4])} if code else context.years
    if own and reported and own.isdisjoint(reported):
        years = [", ".join(map(str, sorted(some))) for some in (own, reported)]
        yield make_finding("table_of_other_year", sheet=sheet, year=years[0], reported=years[1])
