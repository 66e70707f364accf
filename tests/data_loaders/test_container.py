import struct
import zlib

import pytest
from made_files import SAMPLES, needs_samples, sheet_xml, xlsx, xlsx_parts, zipped

from data_loaders.files.container import MAX_PACKED, MAX_PARTS, Parts, Refused
from data_loaders.files.identify import Kind, identify
from tracking.specs import make_finding

GOOD = xlsx('<row r="1"><c r="A1"><v>1</v></c></row>')
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refusal(content):
    with pytest.raises(Refused) as caught:
        identify(content)
    message = make_finding(caught.value.code, **caught.value.details).message
    assert "{" not in message
    return caught.value.code


def ole_with(stream):
    return OLE + stream.encode("utf-16-le") + bytes(512)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "file_empty", id="empty"),
        pytest.param(bytes(4096), "file_empty", id="zeros"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(99), "file_picture", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0" + bytes(99), "file_picture", id="jpeg"),
        pytest.param(b"RIFF\x10\0\0\0WEBPVP8 " + bytes(99), "file_picture", id="webp"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "file_pdf", id="pdf"),
        pytest.param(b"<html><body><table><tr><td>1", "file_html", id="html named xls"),
        pytest.param("\ufeff<table border=1>".encode("utf-16"), "file_html", id="wide html"),
        pytest.param(b"MIME-Version: 1.0\nContent-Type: x", "file_html", id="mhtml"),
        pytest.param("STT;Tên dự án\n1;Điện\n".encode(), "file_text", id="csv"),
        pytest.param("STT\tTên\n1\tĐiện".encode("utf-16"), "file_text", id="wide text"),
        pytest.param(b"{\\rtf1 x}", "file_document", id="rtf"),
        pytest.param(b"ID;PWXL;N;E\nC;X1;Y1;K1\nE", "file_unsupported_format", id="slk"),
        pytest.param(b"Rar!\x1a\x07\x01\x00" + bytes(9), "file_archive", id="rar"),
        pytest.param(b"\x13\x37\x00\x99" * 50, "file_not_workbook", id="noise"),
        pytest.param(zipped({"Bieu/bieu.xlsx": GOOD}), "file_archive", id="zip of workbooks"),
        pytest.param(zipped({"word/document.xml": "<w/>"}), "file_document", id="docx"),
        pytest.param(zipped({"Index/Document.iwa": "x"}), "file_unsupported_format", id="numbers"),
        pytest.param(zipped({"xl/worksheets/sheet1.xml": "x"}), "file_damaged", id="parts lost"),
        pytest.param(GOOD[: len(GOOD) // 2], "file_incomplete", id="cut short"),
        pytest.param(ole_with("EncryptedPackage"), "file_encrypted", id="encrypted"),
        pytest.param(ole_with("WordDocument"), "file_document", id="doc"),
        pytest.param(OLE, "file_damaged", id="ole of nothing"),
        pytest.param(bytes(MAX_PACKED + 1), "file_too_large", id="too large"),
        pytest.param(
            zipped({f"xl/media/{n}": "" for n in range(MAX_PARTS + 1)}),
            "file_too_many_parts",
            id="too many parts",
        ),
    ],
)
def test_what_is_no_workbook_is_refused_by_name_of_what_it_is(content, code):
    assert refusal(content) == code


OASIS = "application/vnd.oasis.opendocument"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (zipped({"word/document.xml": "<w/>"}), "Word"),
        (zipped({"ppt/presentation.xml": "<p/>"}), "PowerPoint"),
        (ole_with("PowerPoint Document"), "PowerPoint"),
        (zipped({"mimetype": f"{OASIS}.text", "content.xml": ""}), "Writer"),
        (zipped({"mimetype": f"{OASIS}.presentation", "content.xml": ""}), "Impress"),
    ],
)
def test_a_document_is_called_what_it_is(content, kind):
    with pytest.raises(Refused) as refused:
        identify(content)
    assert (refused.value.code, refused.value.details["kind"]) == ("file_document", kind)


def test_lock_file():
    user = b"Nguyen Van A"
    wide = user.decode().encode("utf-16-le")
    content = bytes([len(user)]) + user.ljust(54) + bytes([len(user), 0]) + wide.ljust(108)
    assert refusal(content[:165]) == "file_lock"


def test_short_csv_of_the_length_of_a_lock_file_is_text():
    assert refusal(b"1;2;3\n".ljust(165, b"9")) == "file_text"


def test_xml_spreadsheet_and_flat_open_document():
    assert refusal(
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
    ) == ("file_unsupported_format")
    assert refusal(b'<?xml version="1.0"?><office:document xmlns:office="x">') == (
        "file_unsupported_format"
    )


def test_kinds_by_content():
    assert identify(GOOD) is Kind.XLSX
    assert identify(zipped({"wtf/workbook.bin": b""})) is Kind.XLSB
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    assert identify(zipped({"mimetype": mimetype, "content.xml": "<x/>"})) is Kind.ODS
    assert identify(ole_with("Workbook\0")) is Kind.XLS
    assert identify(b"\x09\x08\x10\x00\x00\x06\x05\x00") is Kind.XLS
    assert identify(b"\x09\x00\x04\x00\x02\x00\x10\x00") is Kind.XLS


def test_open_document_text_and_encrypted_open_document():
    text = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}
    assert refusal(zipped(text)) == "file_document"
    sheet = text | {"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}
    locked = sheet | {"META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"}
    assert refusal(zipped(locked)) == "file_encrypted"


def test_declared_bomb_is_refused_unopened():
    bomb = zipped(xlsx_parts(sheet_xml("<row/>" * 3_000_000)))
    assert len(bomb) < 200_000
    assert refusal(bomb) == "file_bomb"


def test_total_size_is_limited_when_no_part_is_suspect():
    block = bytes(range(256)) * 4 * 1024 * 20
    parts = {f"xl/media/{n}.bmp": block for n in range(16)}
    assert refusal(zipped(xlsx_parts("<x/>") | parts)) == "file_bomb"


def lying(content, name, size):
    """The zip with another declared size for a member, in both of its headers."""
    central = content.rindex(b"PK\x01\x02", 0, content.rindex(name) + 1)
    local = struct.unpack_from("<I", content, central + 42)[0]
    changed = bytearray(content)
    struct.pack_into("<I", changed, central + 24, size)
    struct.pack_into("<I", changed, local + 22, size)
    return bytes(changed)


def test_a_bomb_that_lies_about_its_size_is_stopped_while_inflating():
    name = b"xl/worksheets/sheet1.xml"
    honest = zipped(xlsx_parts(sheet_xml("<row/>" * 5_000_000)))
    parts = Parts(lying(honest, name, 1000))
    with pytest.raises(Refused) as caught:
        parts.read(name.decode())
    assert caught.value.code == "file_bomb"


def test_a_wrong_size_or_checksum_is_damage():
    name = b"xl/worksheets/sheet1.xml"
    with pytest.raises(Refused) as caught:
        Parts(lying(GOOD, name, 30)).read(name.decode())
    assert caught.value.code == "file_damaged"
    changed = bytearray(GOOD)
    central = GOOD.rindex(b"PK\x01\x02", 0, GOOD.rindex(name) + 1)
    struct.pack_into("<I", changed, central + 16, zlib.crc32(b"else"))
    with pytest.raises(Refused) as caught:
        Parts(bytes(changed)).read(name.decode())
    assert caught.value.code == "file_damaged"


def test_parts_are_found_without_regard_to_case_and_read_only_when_there():
    parts = Parts(zipped({"XL\\Workbook.XML": "<x/>"}))
    assert "xl/workbook.xml" in parts
    assert parts.read("xl/workbook.xml") == b"<x/>"
    with pytest.raises(Refused):
        parts.read("xl/styles.xml")


@needs_samples
@pytest.mark.parametrize("name", ["xlsx", "xlsb", "ods"])
def test_encrypted_samples(name):
    assert refusal((SAMPLES / f"hard/calamine__pass_protected.{name}").read_bytes()) == (
        "file_encrypted"
    )
