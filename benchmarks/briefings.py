"""How long the files of a large briefing take: `python -m benchmarks.briefings`.

Ten slides, six charts, tables that fill forty pages of Word, 20.000 rows of data.
"""

import time
from datetime import UTC, datetime

from tracking.briefings.content import (
    Briefing,
    Chart,
    Column,
    Line,
    Mark,
    Measure,
    Series,
    Shape,
    Sheet,
    Slide,
    Table,
    to_bytes,
)
from tracking.briefings.files import FORMATS, written

ROUNDS = 3
_UNITS = tuple(f"Đơn vị thứ {number}" for number in range(1, 61))
_ASK = "Hoàn thành nhiệm vụ quá hạn, bổ sung ngày hoàn thành; đẩy nhanh giải ngân vốn đầu tư công."


def _chart(shape: Shape) -> Chart:
    names = _UNITS[:8]
    return Chart(
        shape=shape,
        measure=Measure.RATE,
        categories=names,
        series=tuple(
            Series(name=name, values=tuple((at + share) / 10 for at in range(len(names))))
            for name, share in (("Thực hiện", 0.0), ("Cần đạt", 1.0))
        ),
        marks=(Mark(),) * len(names),
        alt="Thực hiện so với mức cần đạt",
    )


def _table(count: int) -> Table:
    return Table(
        columns=(Column(heading="Đơn vị"), Column(heading="Đề nghị", share=3)),
        rows=tuple((_UNITS[at % len(_UNITS)], f"{_ASK} Lần {at}.") for at in range(count)),
        marks=(Mark(),) * count,
    )


def _sheet(count: int) -> Sheet:
    columns = (
        Column(heading="Đơn vị", share=2),
        Column(heading="Dự án", share=4),
        *(
            Column(heading=name, measure=Measure.VND)
            for name in ("Giao", "Điều chỉnh", "Giải ngân")
        ),
        Column(heading="Tệp", share=2),
        Column(heading="Dòng"),
    )
    rows = tuple(
        (_UNITS[at % 60], f"Dự án {at}", 10**9 + at, 10**9, 5 * 10**8 + at, "Báo cáo.xlsx", at)
        for at in range(count)
    )
    return Sheet(
        code="disbursement",
        title="Giải ngân",
        table=Table(columns=columns, rows=rows, marks=(Mark(),) * count),
        totals=(2, 3, 4),
        rates=(("Giải ngân / giao", 4, 2),),
    )


def briefing() -> Briefing:
    """The large one."""
    shapes = (Shape.BULLETS, Shape.BULLETS, Shape.LINES, Shape.BARS, Shape.STACKED, Shape.LINES)
    charts = tuple(
        Slide(code=f"chart-{at}", title=f"Thông điệp {at}", chart=_chart(shape))
        for at, shape in enumerate(shapes)
    )
    words = tuple(Line(head=f"Ý {at}", text=_ASK) for at in range(10))
    others = (
        Slide(code="words", title="Ý kiến", lines=words),
        Slide(code="asks", title="Đề nghị", table=_table(550)),
        Slide(code="more", title="Danh sách", table=_table(60)),
        Slide(code="last", title="Lưu ý", lines=words),
    )
    return Briefing(
        number=1,
        period_code="2022-12",
        period_label="tháng 12/2022",
        snapshot_id="ab" * 32,
        made_at=datetime(2022, 12, 20, tzinfo=UTC),
        made_by="Văn phòng Bộ",
        since_number=None,
        coverage="60/60 đơn vị đã gửi đủ báo cáo.",
        as_of="số liệu đến 14/12/2022",
        facts=(),
        slides=(*charts, *others),
        sheets=(_sheet(20_000),),
        units={},
        clauses={},
    )


def main() -> None:
    """Every format, from its content to the file that was read again and compared."""
    made = briefing()
    start = time.perf_counter()
    size = len(to_bytes(made))
    print(f"  giữ lại     {time.perf_counter() - start:5.2f} s, {size / 1000:6.0f} kB")
    for ending in FORMATS:
        times = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            content = written(made, ending)
            times.append(time.perf_counter() - start)
        told = ", ".join(f"{one:.2f}" for one in times)
        print(f"  {ending:8} {told} s (mục tiêu 5), {len(content) / 1000:6.0f} kB")


if __name__ == "__main__":
    main()
