"""No file is handed out that says something else than the briefing."""

from dataclasses import replace

import pytest

from tests.tracking.briefings.made import SHEET, SLIDES, briefing, bullets
from tracking.briefings.files import FORMATS, NotAlikeError, file_name, written
from tracking.briefings.parity import differences
from tracking.briefings.told import Told

WORDS = "Tài liệu họp số 3 0123ABCD 24/28 đơn vị đã gửi đủ báo cáo. 47,5% " + " ".join(
    f"Đơn vị {at} Đẩy nhanh giải ngân {at} 47,5%" for at in (1, 2, 3)
)
SERIES = tuple(one.values for one in bullets().series)
SHEETS = {"Giải ngân": (3, {"Kế hoạch": 1000.0})}


def told(text=WORDS, series=SERIES, sheets=SHEETS):
    return Told(text=text, series=series, sheets=sheets)


def test_a_file_that_says_the_same_is_alike_however_it_is_spaced():
    assert differences(briefing(), told()) == []
    assert differences(briefing(), told(" \n".join(WORDS))) == []
    assert differences(briefing(), told(series=None, sheets=None)) == []


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (told(WORDS.replace("số 3", "số 4")), "thiếu số của tài liệu: Tài liệu họp số 3"),
        (told(WORDS.replace("0123ABCD", "")), "thiếu bộ số liệu: 0123ABCD"),
        (told(WORDS.replace("24/28", "28/28")), "thiếu độ phủ: 24/28 đơn vị"),
        (told(WORDS.replace("47,5%", "94,0%", 1)), "“47,5%” phải có 4 lần"),
        (told(WORDS.replace("Đơn vị 2", "")), "“Đơn vị 2” phải có 1 lần"),
        (told(series=SERIES[:1]), "số vẽ khác ở biểu đồ “Cần đạt đến kỳ này”"),
        (told(series=((0.0, 0.333, 0.7), SERIES[1])), "số vẽ khác ở biểu đồ “Thực hiện”"),
        (told(sheets={}), "trang Giải ngân có -1 dòng, số liệu có 3"),
        (told(sheets={"Giải ngân": (2, {"Kế hoạch": 1000.0})}), "có 2 dòng, số liệu có 3"),
        (told(sheets={"Giải ngân": (3, {"Kế hoạch": 999.0})}), "tổng “Kế hoạch”"),
    ],
)
def test_each_difference_is_found_and_named(file, why):
    assert any(why in one for one in differences(briefing(), file))


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_says_what_the_briefing_says(ending):
    assert written(briefing(), ending)


@pytest.mark.parametrize("ending", FORMATS)
def test_a_file_written_of_other_figures_is_not_handed_out(ending, monkeypatch):
    form = FORMATS[ending]
    others = replace(SLIDES[0], cards=(replace(SLIDES[0].cards[0], value="94,0%"),))
    other = briefing(others, *SLIDES[1:], sheets=(replace(SHEET, totals=()),))
    wrong = replace(form, write=lambda _: form.write(other))
    monkeypatch.setattr("tracking.briefings.files.FORMATS", {ending: wrong})
    with pytest.raises(NotAlikeError, match="không khớp Tài liệu họp số 3 nên không đưa ra"):
        written(briefing(), ending)


def test_a_file_is_called_by_number_and_period():
    assert file_name(briefing(), "pptx") == "Tài liệu họp số 3 - tháng 10-2022.pptx"
