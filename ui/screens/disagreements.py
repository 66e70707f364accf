"""What two units, or two tables of one report, say differently of one thing, as a list."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracking.merging import Link
from tracking.specs import field_label
from tracking.specs.units import short_name
from tracking.views import Record
from ui.columns import Column, Listing
from ui.formats import Kind, shown
from ui.places import within


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is reported twice, and the words for it."""

    title: str
    owner: str
    """What the unit it belongs to is called: "chủ đầu tư"."""
    record: str
    name_field: str
    unlisted: str
    """Said when the owner does not report it."""
    kind: Kind
    """Of the fields that may differ."""
    measure: str = ""


PROJECTS = Subject(
    title="Số liệu dự án chưa khớp",
    owner="chủ đầu tư",
    record="Dự án",
    name_field="project_name",
    unlisted="chủ đầu tư không báo cáo dự án này; chưa được tính",
    kind=Kind.VND,
    measure=" tỷ đồng",
)
TASKS = Subject(
    title="Báo cáo chưa khớp nhau",
    owner="đơn vị chủ trì",
    record="Nhiệm vụ",
    name_field="title",
    unlisted="đơn vị chủ trì không báo cáo nhiệm vụ này; tính theo báo cáo của đơn vị kia",
    kind=Kind.DATE,
)


UNCERTAIN = "cùng tên, chưa chắc là một nhiệm vụ; đang tính hai lần"
"""Said of two rows of one report that nothing but their deadlines tells apart."""


def disagreements_listing(
    subject: Subject, links: Iterable[Link], uncounted: Iterable[Record]
) -> Listing:
    """Records that are reported differently in two places, and those whose owners have
    sent no report."""
    columns = (
        Column(name="name", heading=subject.record, is_long=True),
        Column(name="unit", heading=subject.owner.capitalize()),
        Column(name="by", heading="Cũng được báo cáo bởi"),
        Column(name="what", heading="Khác nhau ở", is_long=True),
    )
    records = [_of(subject, link) for link in links]
    silent = f"{subject.owner} chưa gửi báo cáo kỳ này; chưa được tính"
    records += [_line(subject, record, silent) for record in uncounted]
    return Listing(title=subject.title, columns=columns, records=records)


def _line(subject: Subject, told: Record, what: str, at: str = "") -> dict[str, object]:
    return {
        "unit": short_name(told.owner),
        "name": told.row.get(subject.name_field),
        "by": f"{short_name(told.report.unit_code)}{at}",
        "what": what,
    }


def _of(subject: Subject, link: Link) -> dict[str, object]:
    at = f", {within(link.other.row)}" if link.is_within else ""
    return _line(subject, link.other, _difference(subject, link), at)


def _difference(subject: Subject, link: Link) -> str:
    counted = link.counted
    if counted is None:
        return subject.unlisted
    first = within(counted.row) if link.is_within else subject.owner
    differing = "; ".join(
        f"{field_label(name)}: {first} ghi {shown(counted.row.get(name), subject.kind)}, "
        f"nơi kia ghi {shown(link.other.row.get(name), subject.kind)}{subject.measure}"
        for name in link.differing
    )
    return differing if link.is_certain else "; ".join(filter(None, (UNCERTAIN, differing)))
