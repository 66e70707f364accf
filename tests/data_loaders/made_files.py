"""Workbooks made by hand for the tests, down to the XML, and where the collected ones are."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2].parent / "shared/samples"
needs_samples = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="Thư mục tệp mẫu shared/samples không có trên máy này."
)

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"

STYLES = f"""<styleSheet xmlns="{MAIN}">
<numFmts><numFmt numFmtId="170" formatCode="#,##0,,"/></numFmts>
<fonts><font><name val="Arial"/></font><font><name val=".VnTimeH"/></font>
<font><name val=".VnTime"/></font></fonts>
<fills><fill><patternFill/></fill></fills><borders><border/></borders>
<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="9" fontId="0"/><xf numFmtId="170" fontId="0"/>
<xf numFmtId="14" fontId="0"/><xf numFmtId="0" fontId="2"/><xf numFmtId="0" fontId="1"/></cellXfs>
</styleSheet>"""


def zipped(parts, compression=zipfile.ZIP_DEFLATED):
    """A zip of named texts or bytes."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def xlsx_parts(sheet_xml, **workbook):
    """The parts of a workbook of one sheet, "S"; `workbook` may hold `state` and `properties`."""
    state = workbook.get("state", "visible")
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        'package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPES}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{TYPES}.styles+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}">'
        f"{workbook.get('properties', '')}"
        f'<sheets><sheet name="S" sheetId="1" state="{state}" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{RELATED}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{RELATED}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": STYLES,
        "xl/worksheets/sheet1.xml": sheet_xml,
    }


def sheet_xml(rows, before="", after=""):
    """A worksheet around the XML of its rows."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}">'
        f"{before}<sheetData>{rows}</sheetData>{after}</worksheet>"
    )


def xlsx(rows, before="", after="", **workbook):
    """A workbook of one sheet, "S", from the XML of its rows."""
    return zipped(xlsx_parts(sheet_xml(rows, before, after), **workbook))


def text_cell(place, text, style=0):
    """The XML of an inline text cell."""
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t>{text}</t></is></c>'
