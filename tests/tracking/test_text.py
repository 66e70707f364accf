"""Vietnamese text of any font or machine is written, and matched, in one way."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracking import text as vn
from tracking.legacy_encodings import TCVN3, VNI_PAIR, VNI_SINGLE, is_syllable

WORDS_WRITTEN = (
    "bộ công thương báo cáo giải ngân vốn đầu tư kế hoạch tháng mười năm luỹ kế tỷ đồng triệu "
    "nhiệm vụ quá hạn thủ tục hành chính đường dây quốc lộ thuỷ điện xã huyện uỷ ban nghĩa kỹ quý "
    "ước thực hiện rừng sản xuất lượng ngưỡng khuỷu nguyễn giếng hương ý kiến ở ông"
)
WORDS = WORDS_WRITTEN.split()
ODD_WRITTEN = "Đắk quỳnh khuya gì yêu nghiêng ngoằn goòng moóc giò thuỷ quỹ hoả"
ODD_WORDS = ODD_WRITTEN.split()
NO_WORDS_WRITTEN = "USD ngh cỏc kông liÖu ngiêm bốp0 víi heọ haỏ coõng coọng"
NO_WORDS = ["", *NO_WORDS_WRITTEN.split()]
PHRASES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
TO_TCVN3 = {ord(meant): chr(seen) for seen, meant in TCVN3.items()}
TO_VNI = {ord(meant): seen for seen, meant in (VNI_PAIR | VNI_SINGLE).items()}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("  Bộ\u00a0Công \n Thương ", "Bộ Công Thương"),
        ("Bộ Công_x000D_\nThương", "Bộ Công Thương"),
        ("\ufeffTổng\u200b số\u202f1", "Tổng số 1"),
        (unicodedata.normalize("NFD", "Quý III"), "Quý III"),
        ("D\u00ad¬ng", "D\u00ad¬ng"),
        ("a  b", "a b"),
        ("", ""),
    ],
)
def test_tidy_leaves_one_line_of_nfc(raw, expected):
    assert vn.tidy(raw) == expected


def test_tidy_lines_keeps_the_lines():
    raw = " Khó khăn:\r\n-  vốn_x000D_\n\n\n\n- đất\u00a0đai \u2028"
    assert vn.tidy_lines(raw) == "Khó khăn:\n- vốn\n\n- đất đai"


@given(st.text())
def test_tidying_twice_changes_nothing(raw):
    assert vn.tidy(vn.tidy(raw)) == vn.tidy(raw)
    assert vn.tidy_lines(vn.tidy_lines(raw)) == vn.tidy_lines(raw)


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        ("Đơn vị tính: Triệu đồng", "don vi tinh trieu dong"),
        ("ÐVT", "dvt"),
        ("Tỷ lệ (%)", "ty le %"),
        ("Hoà Bình", "hoa binh"),
        ("Hòa Bình", "hoa binh"),
        ("BC_GN.T10/2022", "bc gn t10 2022"),
        ("km²", "km2"),
        ("...", ""),
    ],
)
def test_fold_gives_the_match_key(raw, key):
    assert vn.fold(raw) == key


@given(PHRASES)
def test_fold_does_not_see_form_case_or_width_of_spaces(phrase):
    shouted = unicodedata.normalize("NFD", phrase.upper()).replace(" ", "\u00a0\n")
    assert vn.fold(shouted) == vn.fold(phrase)


@given(st.text())
def test_fold_is_its_own_key(raw):
    assert vn.fold(vn.fold(raw)) == vn.fold(raw)


@pytest.mark.parametrize("word", WORDS + ODD_WORDS)
def test_vietnamese_words_are_syllables(word):
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", NO_WORDS)
def test_other_words_are_not(word):
    assert not is_syllable(word)


@given(PHRASES)
def test_tcvn3_comes_back(phrase):
    written = phrase.translate(TO_TCVN3)
    assert vn.from_tcvn3(written) == phrase
    assert vn.from_tcvn3(written, upper=True) == phrase.upper()


@given(PHRASES)
def test_vni_comes_back(phrase):
    assert vn.from_vni(phrase.translate(TO_VNI)) == phrase
    assert vn.from_vni(phrase.upper().translate(TO_VNI)) == phrase.upper()


@given(PHRASES, st.sampled_from([".VnTime", "VNI-Times", "Arial", None]))
def test_real_unicode_is_never_harmed_when_it_shows(phrase, font):
    cell = f"Bộ Công Thương: {phrase}"
    assert vn.decode_legacy(cell, font) == (cell, False)


@given(PHRASES)
def test_legacy_cells_are_converted_by_font_and_by_content(phrase):
    cell = f"Thực hiện nhiệm vụ: {phrase}"
    old = cell.translate(TO_TCVN3)
    assert vn.decode_legacy(old, ".VnArial") == (cell, True)
    assert vn.decode_legacy(old, None) == (cell, True)
    assert vn.decode_legacy(cell.translate(TO_VNI), "VNI-Times") == (cell, True)


@pytest.mark.parametrize(
    ("cell", "font", "expected"),
    [
        ("DiÖn tÝch rõng bÞ chặt ph¸", ".VnArial", "Diện tích rừng bị chặt phá"),
        ("Ưíc tÝnh c\u00adíc phÝ I", ".VnArial", "Ước tính cước phí I"),
        ("Năm 2006 so víi n¨m 2005 (%)", ".VnArial", "Năm 2006 so với năm 2005 (%)"),
        ("D\u00ad\u00ad¬ng", ".VnTime", "Dương"),
        ("Tæng sè", ".VnTimeH", "TỔNG SỐ"),
        ("Tæng sè", ".vntimeh ", "TỔNG SỐ"),
        ("Sè", ".VnTime", "Số"),
        ("¤ t«", ".VnTime", "Ô tô"),
        ("§TNN", ".VnTime", "ĐTNN"),
        ("ViÖc N§ N§ CP § k", ".VnTime", "Việc NĐ NĐ CP Đ k"),
        ("ViÖc N§ CP § k", None, "Việc NĐ CP § k"),
        ("Q§ § CP", ".VnTimeH", "QĐ Đ CP"),
        ("d) x©y; ®) ®iÖn", ".VnTime", "d) xây; đ) điện"),
        ("§iÒu nµy (§ 5)", ".VnTime", "Điều này (§ 5)"),
        ("Trong ®ã: Urª", ".VnArial", "Trong đó: Urê"),
        ("Bé C«ng Th\u00ad¬ng", None, "Bộ Công Thương"),
        ("tÊn", None, "tấn"),
        ("TriÖu kwh", None, "Triệu kwh"),
        ("§¾k L¾k", "Arial", "Đắk Lắk"),
        ("Boä Coâng Thöông", None, "Bộ Công Thương"),
        ("BOÄ COÂNG THÖÔNG", "VNI-Times", "BỘ CÔNG THƯƠNG"),
        ("Heä thoáng thoâng tin", "VNI-Times", "Hệ thống thông tin"),
        ("Heä thoáng thoâng tin", None, "Hệ thống thông tin"),
        ("Coâng ty", None, "Công ty"),
        ("Coäng", None, "Cộng"),
        ("THIEÁT BÒ", "VNI-Times", "THIẾT BỊ"),
        ("Loø hôi vaø noài hôi", "VNI Times", "Lò hơi và nồi hơi"),
        ("Taøi chính, haønh chính", "VNI-Times", "Tài chính, hành chính"),
        ("Toán vốn keá hoaïch", "VNI-Times", "Toán vốn kế hoạch"),
        ("không coù", "VNI-Times", "không có"),
        ("ii", ".VnTimeH", "II"),
        ("Phan 2a", ".VnArialH", "PHAN 2A"),
        ("quý i/1999", ".VnAvantH", "QUÝ I/1999"),
    ],
)
def test_legacy_text_is_converted(cell, font, expected):
    assert vn.decode_legacy(cell, font) == (expected, True)


@pytest.mark.parametrize(
    ("cell", "font"),
    [
        ("Bê tông", ".VnTime"),
        ("Tháng 12", ".VnTime"),
        ("Bộ Công Thương", ".VnTimeH"),
        ("Ô tô", ".VnArial"),
        ("5 × 3 m²", ".VnTime"),
        ("§", ".VnTime"),
        ("Điện lực § k", ".VnTime"),
        ("«Bộ Công Thương» § 5", None),
        ("quý I/1999 (%)", ".VnTime"),
        ("TONG SO", ".VnTimeH"),
        ("12,5", ".VnTimeH"),
        ("ii", ".VnTime"),
        ("ii", "VNI-Times"),
        ("ii", "Tahoma-H"),
        ("Thanh toán", "VNI-Times"),
        ("Công tác hôn nhân", "VNI-Times"),
        ("10 µm", None),
        ("Đường Ø20", None),
        ("Müller, Citroën, Curaçao", "Calibri"),
        ("ÐVT: triệu đồng", None),
        ("sè", None),
        ("", None),
    ],
)
def test_text_that_is_no_legacy_stays(cell, font):
    assert vn.decode_legacy(cell, font) == (cell, False)


def test_looks_tell_the_encodings_apart():
    assert vn.looks_tcvn3("KÕ ho¹ch")
    assert not vn.looks_vni("KÕ ho¹ch")
    assert vn.looks_vni("Keá hoaïch")
    assert not vn.looks_tcvn3("Keá hoaïch")
    assert not vn.looks_tcvn3("Kế hoạch")
    assert not vn.looks_vni("Kế hoạch")


@given(st.text(alphabet=st.characters(max_codepoint=0x1EFF)), st.sampled_from([".VnTimeH", None]))
def test_any_text_can_be_decoded(cell, font):
    decoded, was_converted = vn.decode_legacy(cell, font)
    assert was_converted == (decoded != cell)
