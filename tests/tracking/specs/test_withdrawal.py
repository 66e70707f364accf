"""To ask to be rid of a task is not to be allowed to leave it."""

import pytest

from tracking.specs.withdrawal import withdrawal


@pytest.mark.parametrize(
    "status",
    [
        "Xin rút", "Đề nghị rút", "Trình xin rút", "Đang xin rút", "Đã trình xin rút",
        "Đã đề nghị rút khỏi Chương trình", "Đề nghị đưa ra khỏi chương trình", "Đề nghị được rút",
        "Đề nghị dừng thực hiện", "Đề nghị rút, không thực hiện", "Chờ cho rút",
        "Đề nghị rút, chờ Bộ trưởng đồng ý", "Xin rút (chưa được đồng ý)",
        "Xin rút, không được chấp thuận", "Đề nghị rút nhiệm vụ đã được giao",
        "Đã báo cáo Lãnh đạo Bộ cho rút",
    ],
)  # fmt: skip
def test_who_asks_is_not_allowed_yet(status):
    assert withdrawal(status) == "asked"


@pytest.mark.parametrize(
    "status",
    [
        "Đã rút", "Được rút", "Cho rút", "Đồng ý cho rút", "Đưa ra khỏi chương trình", "Rút",
        "Được cho rút", "Dừng thực hiện", "Không thực hiện (đã báo cáo Lãnh đạo Bộ)",
        "Đã rút theo đề nghị của đơn vị", "Đồng ý với đề nghị rút",
        "Đã trình và được đồng ý cho rút", "Xin rút; Thủ tướng đã đồng ý",
        "Xin rút, đã được cho rút", "Chưa hoàn thành, được rút",
        "Đã được Thủ tướng cho phép rút tại Công văn 12/VPCP",
    ],
)  # fmt: skip
def test_who_was_answered_is(status):
    assert withdrawal(status) == "allowed"


@pytest.mark.parametrize(
    "status",
    [
        None, "Đã hoàn thành", "Chưa rút", "Không rút", "Chưa được cho rút",
        "Không đồng ý cho rút", "Chưa đồng ý đề nghị rút", "Theo trình tự, thủ tục rút gọn",
        "Chậm; đã rút kinh nghiệm", "Tạm dừng thực hiện", "Không thực hiện đúng hạn",
    ],
)  # fmt: skip
def test_other_words_say_nothing_of_it(status):
    assert withdrawal(status) == "none"
