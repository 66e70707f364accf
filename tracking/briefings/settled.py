"""Office files without the moment they were written at: the same briefing, the same bytes."""

import re
import zipfile
from io import BytesIO

_ALWAYS = (1980, 1, 1, 0, 0, 0)
_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_EMBEDDED = "ppt/embeddings/"
_PROPERTIES = "docProps/core.xml"


def settled(content: bytes, *, is_embedded: bool = False) -> bytes:
    """The same archive without the moments of its parts, nor those within the workbooks behind
    charts; what a document itself says of when it was made stays."""
    saved = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as source,
        zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            part = source.read(name)
            if name.startswith(_EMBEDDED) and name.endswith(".xlsx"):
                part = settled(part, is_embedded=True)
            if is_embedded and name == _PROPERTIES:
                part = _MOMENT.sub(b"1980-01-01T00:00:00Z", part)
            target.writestr(zipfile.ZipInfo(name, _ALWAYS), part, zipfile.ZIP_DEFLATED)
    return saved.getvalue()
