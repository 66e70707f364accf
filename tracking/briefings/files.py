"""The files of a briefing, one writer a format, each read again before it is handed out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tracking.briefings.book.reread import read_book
from tracking.briefings.book.workbook import book
from tracking.briefings.content import Briefing
from tracking.briefings.deck.slides import deck, read_deck
from tracking.briefings.handout.paper import handout, read_handout
from tracking.briefings.parity.comparing import differences
from tracking.briefings.pictures.gallery import gallery, read_gallery
from tracking.briefings.report.text import read_report, report
from tracking.briefings.screen.page import page, read_page
from tracking.briefings.told import Told
from tracking.vocabulary import TrackingError

_OFFICE = "application/vnd.openxmlformats-officedocument"
_DOWNLOAD = "application/octet-stream"
"""Of the page: every answer that says it is HTML is a page of the dashboard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """How a briefing is written, and how what was written is read again."""

    label: str
    mime: str
    write: Callable[[Briefing], bytes]
    read: Callable[[bytes], Told]


FORMATS: Mapping[str, Format] = {
    "pptx": Format(
        label="Bản chiếu PowerPoint",
        mime=f"{_OFFICE}.presentationml.presentation",
        write=deck,
        read=read_deck,
    ),
    "docx": Format(
        label="Dự thảo báo cáo Word",
        mime=f"{_OFFICE}.wordprocessingml.document",
        write=report,
        read=read_report,
    ),
    "xlsx": Format(
        label="Số liệu hợp nhất Excel",
        mime=f"{_OFFICE}.spreadsheetml.sheet",
        write=book,
        read=read_book,
    ),
    "pdf": Format(label="Bản in PDF", mime="application/pdf", write=handout, read=read_handout),
    "zip": Format(
        label="Hình biểu đồ PNG, SVG",
        mime="application/zip",
        write=gallery,
        read=read_gallery,
    ),
    "html": Format(
        label="Bản trình chiếu không cần mạng",
        mime=_DOWNLOAD,
        write=lambda briefing: page(briefing).encode(),
        read=read_page,
    ),
}
"""By the ending of the file."""


class NotAlikeError(TrackingError):
    """A file that does not say what the briefing says, or that could not be written or read."""


def written(briefing: Briefing, ending: str) -> bytes:
    """A file of a briefing. Raises NotAlikeError where it does not say the same, whatever its
    writer or its reader runs into: then nothing is handed out."""
    form = FORMATS[ending]
    try:
        content = form.write(briefing)
        found = differences(briefing, form.read(content))
    except KeyboardInterrupt:
        raise
    except BaseException as trouble:  # a Rust panic of a writer is no Exception
        raise NotAlikeError(
            f"Không ghi được {form.label}: lỗi của chương trình ({type(trouble).__name__})."
        ) from trouble
    if found:
        raise NotAlikeError(
            f"{form.label} không khớp {briefing.name} nên không đưa ra: {'; '.join(found[:3])}."
        )
    return content


def file_name(briefing: Briefing, ending: str) -> str:
    """What a file is called: "Tài liệu họp số 3 - tháng 11-2022.pptx"."""
    when = briefing.period_label.replace("/", "-")
    return f"{briefing.name} - {when}.{ending}"
