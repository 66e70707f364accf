"""How long the files of a large briefing take: `python -m benchmarks.briefings`.

Ten slides, six charts, tables that fill forty pages of Word, 20.000 rows of data in sheets as wide
as the real ones.
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


def _sheet(title: str, count: int, *measures: tuple[Measure, int]) -> Sheet:
    """A sheet as wide as a real one: so many columns of each measure, then where a row is from."""
    kinds = [measure for measure, times in measures for _ in range(times)]
    columns = (
        *(
            Column(heading=f"Cột {at}", measure=measure, share=2)
            for at, measure in enumerate(kinds, 1)
        ),
        Column(heading="Tệp", share=2),
        Column(heading="Trang"),
        Column(heading="Dòng"),
    )
    values = {
        Measure.TEXT: lambda at: f"Dự án {at % 500}",
        Measure.DAY: lambda at: f"2022-11-{at % 28 + 1:02}",
        Measure.VND: lambda at: 10**9 + at,
        Measure.COUNT: lambda at: at % 50,
    }
    rows = tuple(
        (*(values[kind](at) for kind in kinds), "Báo cáo.xlsx", "NV", at) for at in range(count)
    )
    numbers = [at for at, kind in enumerate(kinds) if kind in (Measure.VND, Measure.COUNT)]
    rates = tuple((f"Tỷ lệ {at}", at, at + 1) for at in numbers[:-1:2])
    return Sheet(
        code=title,
        title=title,
        table=Table(columns=columns, rows=rows, marks=(Mark(),) * count),
        totals=tuple(numbers),
        rates=rates,
        has_row_rates=title != "Nhiệm vụ",
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
        sheets=(
            _sheet("Nhiệm vụ", 14_000, (Measure.TEXT, 6), (Measure.DAY, 2), (Measure.COUNT, 7)),
            _sheet("Giải ngân", 3_000, (Measure.TEXT, 3), (Measure.VND, 3)),
            _sheet("Dịch vụ công", 3_000, (Measure.TEXT, 4), (Measure.COUNT, 16)),
        ),
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
