"""A briefing as one HTML file: for a meeting, for a phone, without a network, for paper."""

import base64
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, Template
from markupsafe import Markup, escape

from tracking.briefings.cells import NOTHING_TOLD, cell_text
from tracking.briefings.content import Briefing, Mark, Shape
from tracking.briefings.pictures.drawing import drawing
from tracking.briefings.screen.bars import bars_html, piece_styles
from tracking.briefings.screen.heights import BESIDE, DRAWN, PIXELS, SHORT_VALUE, WIDE, name_width
from tracking.briefings.screen.screens import Page, pages_of
from tracking.briefings.told import Told
from tracking.charts.converting import FONTS
from tracking.charts.theme import STANDINGS
from tracking.vocabulary import Standing

_FOLDER = Path(__file__).parent
SCRIPT = "briefing.js"


def page(briefing: Briefing, *, script_url: str = "", news: str = "") -> str:
    """The file. `script_url` is where a server has the script, which it otherwise holds itself;
    `news` the address that tells what came since, "" where there is none to ask."""
    return _template().render(
        briefing=briefing,
        pages=[one for slide in briefing.slides for one in pages_of(slide)],
        full=_full_names(briefing),
        short_value=SHORT_VALUE,
        nothing=NOTHING_TOLD,
        units=sorted(briefing.units.items(), key=lambda one: one[1]),
        clauses=briefing.clauses.items(),
        style=Markup(_fonts() + _text("briefing.css") + piece_styles()),
        script=Markup(script()),
        script_url=script_url,
        news=news,
    )


def _full_names(briefing: Briefing) -> dict[str, str]:
    """The names of units as the rows of the slides tell them, by unit code."""
    tables = (slide.table for slide in briefing.slides if slide.table)
    rows = (pair for table in tables for pair in zip(table.rows, table.marks, strict=True))
    return {mark.units[0]: str(row[0]) for row, mark in rows if len(mark.units) == 1 and row}


def script() -> str:
    """What moves from slide to slide."""
    return _text(SCRIPT)


def read_page(content: bytes) -> Told:
    """What a written file tells: its words in order, marks of the page itself left out."""
    reader = _Words()
    reader.feed(content.decode())
    words = " ".join(reader.words).split()
    pages = tuple(" ".join(one) for one in reader.pages)
    bars = tuple(map(tuple, reader.bars))
    return Told(text=" ".join(words), pages=pages, may_cut=True, lengths=bars)


@cache
def _template() -> Template:
    made = Environment(loader=FileSystemLoader(_FOLDER), autoescape=True, trim_blocks=True)
    made.globals |= {
        "marks": _marks,
        "sign": _sign,
        "glyph": _glyph,
        "word": _word,
        "chart": _chart,
        "cell": cell_text,
    }
    return made.get_template("briefing.html")


@cache
def _text(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


@cache
def _fonts() -> str:
    faces = (("NotoSans-Regular.ttf", 400), ("NotoSans-Bold.ttf", 700))
    return "".join(
        f'@font-face {{ font-family: "Noto Sans"; font-weight: {weight}; '
        f"src: url(data:font/ttf;base64,{_packed(name)}) }}\n"
        for name, weight in faces
    )


def _packed(name: str) -> str:
    return base64.b64encode((FONTS / name).read_bytes()).decode()


def _marks(mark: Mark) -> Markup:
    """What a highlight finds it by."""
    said = ""
    if mark.units:
        said += f'data-u="{escape(" ".join(mark.units))}" '
    if mark.clauses:
        said += f'data-c="{escape(" ".join(mark.clauses))}"'
    return Markup(said)


def _glyph(standing: Standing) -> Markup:
    mark = STANDINGS[standing]
    shown = f'<span class="s-{standing}" aria-hidden="true">{mark.glyph}</span>'
    return Markup(shown)


def _word(standing: Standing | None) -> Markup:
    """What the symbol before a sentence says, behind it."""
    if standing is None or standing is Standing.NOT_APPLICABLE:
        return Markup("")
    return Markup(' <span class="s-{}">({})</span>').format(standing, STANDINGS[standing].word)


def _sign(standing: Standing) -> Markup:
    """A standing as shape and word; nothing of what has none."""
    if standing is Standing.NOT_APPLICABLE:
        return Markup("")
    mark = STANDINGS[standing]
    shown = f'<span class="s-{standing}">{mark.glyph} {mark.word}</span>'
    return Markup(shown)


def _chart(page: Page) -> Markup:
    """Bars in HTML, each of which can be marked; lines as a drawing in large type."""
    chart = page.slide.chart
    if not chart:
        return Markup("")
    if chart.shape is not Shape.LINES and page.top:
        name = name_width(chart, beside=page.is_pair)
        return bars_html(chart, _marks, top=page.top, name=name)
    width, height = round((BESIDE if page.is_pair else WIDE) * PIXELS), round(page.room * PIXELS)
    drawn = drawing(chart, width=width, height=height, size=DRAWN)
    return Markup(re.sub(r"<svg\b", '<svg class="drawn"', drawn, count=1))


class _Words(HTMLParser):
    """The words of a page but for its controls, style and script; those of each screen; how long
    its bars are, and where their ticks stand, in percent."""

    _NOT_READ = frozenset({"style", "script", "nav"})
    _DRAWN = re.compile(r"(?:fill|piece).*width:([\d.]+)%|tick.*left:([\d.]+)%")

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.pages: list[list[str]] = []
        self.bars: list[list[float]] = []
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is not read, the next screen, the next bar and what is drawn in it."""
        if tag in self._NOT_READ:
            self._within.append(tag)
        told = dict(attrs)
        kind = told.get("class") or ""
        if tag == "section":
            self.pages.append([])
        elif kind == "bar":
            self.bars.append([])
        elif self.bars and (length := self._DRAWN.search(f"{kind} {told.get('style')}")):
            self.bars[-1].append(float(length[1] or length[2]))

    def handle_endtag(self, tag: str) -> None:
        """The end of what is not read."""
        if self._within and self._within[-1] == tag:
            self._within.pop()

    def handle_data(self, data: str) -> None:
        """Words, but those of the stamp, which stands in the controls."""
        if not self._within or data.strip().startswith("Tài liệu họp số"):
            self.words.append(data)
            if self.pages:
                self.pages[-1].append(data)
