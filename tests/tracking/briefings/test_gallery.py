"""The charts as pictures to take away, with a list of what they show."""

import io
import zipfile

from tests.tracking.briefings.made import SLIDES, briefing
from tracking.briefings.content import Slide
from tracking.briefings.pictures.gallery import LIST, gallery


def unpacked(*slides):
    with zipfile.ZipFile(io.BytesIO(gallery(briefing(*slides)))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_chart_is_there_twice_and_told_in_the_list():
    files = unpacked()
    assert set(files) == {LIST, "02 units.svg", "02 units.png"}
    assert files["02 units.png"].startswith(b"\x89PNG")
    drawn = files["02 units.svg"].decode()
    assert "Đơn vị 3" in drawn
    assert ">3 đơn vị chậm</text>" in drawn
    assert "Tài liệu họp số 3 · số liệu 0123ABCD" in drawn
    assert 'fill="#FFFFFF"/>' in drawn
    told = files[LIST].decode()
    assert "02 units: 3 đơn vị chậm. Đơn vị xa lộ trình nhất" in told
    assert "Tài liệu họp số 3" in told


def test_without_a_chart_there_is_only_the_list():
    assert set(unpacked(SLIDES[0], Slide(code="a", title="Không có biểu đồ"))) == {LIST}


def test_the_same_briefing_has_the_same_bytes():
    assert gallery(briefing()) == gallery(briefing())
