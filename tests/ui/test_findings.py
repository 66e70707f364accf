"""The findings of a draft, drawn whole and as plain text."""

from streamlit.testing.v1 import AppTest

from tracking.specs import make_finding
from tracking.vocabulary import Finding, Reading, Severity
from ui.screens.draft import cards_of

HOSTILE = "<img src=x onerror=run()> **đậm**"


def one(value: str = "nhiều", code: str = "amount_not_a_number") -> Finding:
    name = "plan_assigned_vnd"
    return make_finding(code, sheet=HOSTILE, cells=("F12",), field=name, value=value)


def reading(*findings: Finding) -> Reading:
    return Reading(file="a.xlsx", sha256="", ok=True, tables=(), findings=findings)


def drawn(*findings: Finding) -> str:
    """The HTML that is sent for these findings."""

    def script(cards):
        from ui.findings import show_findings  # noqa: PLC0415 - the script runs on its own

        show_findings(cards)

    app = AppTest.from_function(script, args=(cards_of(reading(*findings), ""),)).run()
    (piece,) = app.get("html")
    return piece.proto.body


def test_the_gravest_come_first_and_one_severity_can_be_chosen():
    held = reading(one(code="amount_in_words"), one())
    assert [card.kind for card in cards_of(held, "")] == ["error", "note"]
    assert [card.kind for card in cards_of(held, Severity.NOTE)] == ["note"]


def test_a_finding_says_its_severity_place_fault_cure_and_example():
    (card,) = cards_of(reading(one()), "")
    assert card.title == f"■ LỖI. Trang “{HOSTILE}”, ô F12"
    assert card.what == "“Kế hoạch vốn giao” phải là số nhưng ô ghi “nhiều”."
    assert (card.action, card.example) == ("Nhập số, bỏ chữ trong ô.", "1.234,5")


def test_it_is_a_list_of_plain_text():
    piece = drawn(one(HOSTILE))
    assert piece.count("<li") == 1
    assert '<ul class="findings" role="list">' in piece
    assert "<img" not in piece
    assert piece.count("&lt;img src=x") == 2
    assert "Cách sửa:</strong> Nhập số" in piece


def test_a_hundred_are_shown_and_the_rest_are_counted():
    piece = drawn(*(one(f"chữ {number}") for number in range(1_150)))
    assert piece.count("<li") == 100
    assert "Và 1.050 phát hiện khác: tải tệp có đánh dấu để xem đủ." in piece
    assert "phát hiện khác" not in drawn(*(one(f"chữ {number}") for number in range(100)))
