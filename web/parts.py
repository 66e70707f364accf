"""The scripts of the parts our pages are made of, named in the page itself.

Streamlit asks for the script of a part only when the first one is to be drawn, and for those it
needs one after the other; named beforehand they come while the server answers.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from streamlit import file_util

PARTS = ("Html", "Selectbox", "ArrowVegaLiteChart", "embed", "DataFrame", "DownloadButton")
"""Named as Streamlit names the files; every page has most of them."""
_IMPORT = re.compile(r"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""")


def preloads(page: str) -> str:
    """The links that name the scripts, for a page that names Streamlit's own already; raises
    RuntimeError for a Streamlit whose parts are called otherwise."""
    links = (f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in _all())
    return "".join(link for link in links if link not in page)


def _all() -> list[str]:
    """The files of the parts and all they import, each once."""
    folder = Path(file_util.get_static_dir()) / "static/js"
    return list(dict.fromkeys(_with_imports(folder, _files(folder), set())))


def _files(folder: Path) -> Iterator[str]:
    for part in PARTS:
        found = sorted(folder.glob(f"{part}.*.js"))
        if not found:
            raise RuntimeError(f"Streamlit đã khác: không thấy tệp của {part}")
        yield from (path.name for path in found)


def _with_imports(folder: Path, names: Iterable[str], seen: set[str]) -> Iterator[str]:
    for name in names:
        if name not in seen:
            seen.add(name)
            yield name
            text = (folder / name).read_text(encoding="utf-8")
            yield from _with_imports(folder, _IMPORT.findall(text), seen)
