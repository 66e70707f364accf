"""The charts as pictures to take away, with a list of what they show."""

import io
import zipfile

from tests.tracking.briefings.made import SLIDES, briefing, bullets
from tracking.briefings.content import Slide
from tracking.briefings.pictures.gallery import LIST, gallery


def unpacked(*slides):
    with zipfile.ZipFile(io.BytesIO(gallery(briefing(*slides)))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_chart_is_there_twice_and_told_in_the_list():
    files = unpacked()
    assert set(files) == {LIST, "Hình 02 - 3 đơn vị chậm.svg", "Hình 02 - 3 đơn vị chậm.png"}
    assert files["Hình 02 - 3 đơn vị chậm.png"].startswith(b"\x89PNG")
    drawn = files["Hình 02 - 3 đơn vị chậm.svg"].decode()
    assert "Đơn vị 3" in drawn
    assert ">3 đơn vị chậm</text>" in drawn
    assert "Tài liệu họp số 3 · số liệu 0123ABCD" in drawn
    assert 'fill="#FFFFFF"/>' in drawn
    told = files[LIST].decode()
    assert "Hình 02: 3 đơn vị chậm. Đơn vị xa lộ trình nhất" in told
    assert "Tài liệu họp số 3" in told


def test_without_a_chart_there_is_only_the_list():
    assert set(unpacked(SLIDES[0], Slide(code="a", title="Không có biểu đồ"))) == {LIST}


def test_the_same_briefing_has_the_same_bytes():
    assert gallery(briefing()) == gallery(briefing())


def test_names_are_short_and_safe_in_every_file_system():
    hostile = 'Chậm 12/13 “a” <b> "c" | d\\e? *f*\x00\u202e ' + "xa lộ trình nhất, " * 30
    titles = (hostile, "Một: hai", "…", "./..", "W" * 300, "")
    names = [
        name
        for name in unpacked(*(Slide(code="a", title=one, chart=bullets()) for one in titles))
        if name.endswith(".png")
    ]
    assert names == [
        "Hình 01 - Chậm 12-13 “a” b c d-e f xa lộ trình nhất, xa lộ trình nhất.png",
        "Hình 02 - Một.png",
        "Hình 03.png",
        "Hình 04.png",
        f"Hình 05 - {'W' * 60}.png",
        "Hình 06.png",
    ]
