"""What a page shows a reader, out of Streamlit's own test of it: words, tables, choices."""

import html
import json
import re
from pathlib import Path

import pyarrow as pa
from streamlit.testing.v1 import AppTest

from ui.tables import IN_SIGHT

FRAME = Path(__file__).parents[2] / "pages/_frame.py"
_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>")
_LINK = re.compile(r'<a class="lead" href="([^"]*)">(.*?)</a>')
_TAG = re.compile(r"<[^>]+>")


class Shown:
    """A page that was opened with an address and has been drawn."""

    def __init__(self, script, address):
        self.app = AppTest.from_file(str(FRAME), default_timeout=120)
        for name, value in address.items():
            self.app.query_params[name] = value
        self.app.run()
        if script != "overview":
            self.app.switch_page(f"{script}.py").run()
        self._scroll()

    def _scroll(self):
        """What comes into sight is opened, as the browser does."""
        keys = [one.proto.id.partition(f"-{IN_SIGHT}")[2] for one in self.app.expander]
        for key in filter(None, keys):
            self.app.session_state[f"{IN_SIGHT}{key}"] = True
        if any(keys):
            self.app.run()

    @property
    def troubles(self):
        """What went wrong, for whoever runs it."""
        return [one.message for one in self.app.exception]

    @property
    def pieces(self):
        """The pieces of HTML, as they were sent."""
        return [one.proto.body for one in self.app.get("html")]

    @property
    def words(self):
        """All a reader reads outside charts and tables, one line a piece."""
        return "\n".join(_plain(piece) for piece in self.pieces)

    @property
    def headline(self):
        """The answer a page opens with."""
        return next(_plain(found[1]) for piece in self.pieces if (found := _HEADING.search(piece)))

    @property
    def buttons(self):
        """What the buttons say."""
        return [one.label for one in self.app.button]

    @property
    def links(self):
        """What the links to pages and to trails say, each with where it leads."""
        found = [link for piece in self.pieces for link in _LINK.findall(piece)]
        return {_plain(words): html.unescape(address) for address, words in found}

    def card(self, label):
        """The words of the card of a figure."""
        cards = [card for piece in self.pieces for card in piece.split('<section class="card">')]
        return next(said for card in cards[1:] if label in (said := _plain(card)))

    def table(self, *names):
        """The rows of the first table that has these columns."""
        for one in self.app.dataframe:
            if set(names) <= set(one.value.columns):
                return one.value.to_dict("records")
        raise AssertionError(f"Không có bảng {names}")

    def marks(self, words):
        """The rows drawn by the chart that describes itself in these words."""
        for one in self.app.get("vega_lite_chart"):
            if words in json.loads(one.proto.spec)["description"]:
                return [row for data in one.proto.datasets for row in _rows(data)]
        raise AssertionError(f"Không có biểu đồ {words}")


def _plain(piece):
    return " ".join(html.unescape(_TAG.sub(" ", piece)).split())


def _rows(data):
    return pa.ipc.open_stream(data.data.data).read_all().to_pylist()
