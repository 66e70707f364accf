"""The words offices have for where a task stands."""

from collections.abc import Mapping

STATES = ("completed_on_time", "completed_late", "in_term", "overdue", "recurring", "withdrawn")
OFFICIAL = dict(
    zip(
        STATES,
        (
            "Hoàn thành đúng hạn", "Hoàn thành quá hạn", "Chưa hoàn thành, trong hạn",
            "Chưa hoàn thành, quá hạn", "Thường xuyên", "Xin rút",
        ),
        strict=True,
    )
)  # fmt: skip
PLAIN = dict(
    zip(
        STATES,
        (
            "Đã hoàn thành", "Đã hoàn thành (muộn)", "Đang thực hiện", "Quá hạn, đang thực hiện",
            "Thực hiện thường xuyên", "Rút khỏi chương trình",
        ),
        strict=True,
    )
)  # fmt: skip
BRIEF = dict(
    zip(
        STATES,
        (
            "Hoàn thành",
            "Hoàn thành chậm",
            "Đang triển khai",
            "Chậm tiến độ",
            "Hằng tháng",
            "Đã rút",
        ),
        strict=True,
    )
)
MARKED = {
    "completed_on_time": "Hoàn thành đúng hạn",
    "completed_late": "Hoàn thành quá hạn",
    "in_term": "Chưa hoàn thành trong hạn",
    "overdue": "Chưa hoàn thành quá hạn",
}
WORDS: Mapping[str, Mapping[str, str]] = {
    "GOVERNMENT": OFFICIAL, "SHORT": PLAIN, "TICKED": MARKED, "PROGRESS": BRIEF,
    "DOCUMENTED": OFFICIAL, "PROGRAMME": PLAIN, "LEGAL": OFFICIAL, "REFORM": PLAIN, "OLD": BRIEF,
    "NOTED": OFFICIAL,
}  # fmt: skip
"""By the name of a layout."""
