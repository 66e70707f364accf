"""The slips of the sample: what a spoiled table says instead."""

from dataclasses import replace

from sample_data.table import Layout, Record

MILLION = 10**6


def spoil(slip: str, layout: Layout, records: list[Record]) -> tuple[Layout, list[Record]]:
    """A table as it was sent by mistake; "" and "last_month" leave it alone."""
    if slip == "no_money_unit":
        return replace(layout, top="silent"), records
    if slip == "thousandfold":
        hand = replace(layout.hand, money="nghìn đồng", written_in="đồng")
        return replace(layout, hand=hand), records
    changes = {
        "fewer_cases": _fewer_cases, "not_yet_done": _not_yet_done, "less_paid": _less_paid,
        "rows_left_out": _rows_left_out, "mistyped_rate": _mistyped_rate,
    }  # fmt: skip
    return layout, changes.get(slip, lambda found: found)(records)


def _fewer_cases(records: list[Record]) -> list[Record]:
    """Four days of online cases forgotten, in the largest row."""
    first = max(records, key=lambda one: one.get("cases_online") or 0)
    few = (first.get("cases_online") or 0) // 8
    for name in ("cases_received", "cases_online", "_resolved_total", "cases_resolved_early"):
        if name in first:
            first[name] -= few
    return records


def _not_yet_done(records: list[Record]) -> list[Record]:
    """The last task done is still told as in hand."""
    done = [one for one in records if one["completed_on"]]
    last = max(done, key=lambda one: one["completed_on"])
    status = "Chưa hoàn thành, quá hạn"
    last |= {"completed_on": None, "result_document": None, "declared_status": status}
    return records


def _less_paid(records: list[Record]) -> list[Record]:
    """The payments of the last days are missing from the largest project."""
    first = max(records, key=lambda one: one["disbursed_to_date_vnd"])
    first["disbursed_to_date_vnd"] -= 1_850 * MILLION
    first["disbursed_in_period_vnd"] -= 1_850 * MILLION
    first["disbursed_rate"] = round(first["disbursed_to_date_vnd"] / first["plan_adjusted_vnd"], 3)
    return records


def _rows_left_out(records: list[Record]) -> list[Record]:
    return records[:-3]


def _mistyped_rate(records: list[Record]) -> list[Record]:
    """Two digits of a rate change places: 61,5 becomes 65,1."""
    one = records[2]
    percent = f"{one['disbursed_rate'] * 100:.1f}"
    one["disbursed_rate"] = float(f"{percent[0]}{percent[3]}.{percent[1]}") / 100
    return records
