"""How fast screens are, with five years in the store: `python -m benchmarks.screens [PART...]`.

Parts: `pages` a re-run of every page and what is sent; `once` what a second viewer makes the
server compute; `paint` when a browser has drawn a page; `crowd` 200 viewers of one process;
`drop` a large workbook from being dropped to its verdict and back, marked.
"""

import asyncio
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.crowd import crowd
from benchmarks.dropping import drop
from benchmarks.painting import paint
from benchmarks.server import Server, counting, serving
from benchmarks.spread import spread
from benchmarks.store_of import build
from benchmarks.viewer import PAGES, Run, viewing

ROUNDS = 40


def pages(folder: Path) -> None:
    """What a re-run of a page takes once it was seen, from the click to the last message."""
    print("Chạy lại từng trang, ms: nhỏ nhất, giữa, p95 (mục tiêu giữa 30, tối đa 100); kB gửi")
    with serving(folder) as server:
        asyncio.run(_pages(server))


async def _pages(server: Server) -> None:
    async with viewing(server) as viewer:
        for name, (path, chosen) in PAGES.items():
            first = await viewer.open(path, chosen)
            anew = await viewer.open(path, chosen)
            cpu = server.cpu_seconds()
            runs = [await viewer.again(chosen) for _ in range(ROUNDS)]
            cpu = (server.cpu_seconds() - cpu) / ROUNDS * 1000
            print(
                f"  {name:24}{spread([run.seconds for run in runs])}   CPU {cpu:4.0f}; lần đầu "
                f"{first.seconds * 1000:5.0f}; lần đầu {first.size / 1000:4.0f} kB, "
                f"sau {runs[-1].size / 1000:4.0f} kB{_troubles([first, anew, *runs])}"
            )


def once(folder: Path) -> None:
    """What the first and the second viewer of the same figures make the server compute."""
    with counting(folder) as server:
        asyncio.run(_once(server))


async def _once(server: Server) -> None:
    print("Hàm có lưu kết quả phải tính và câu hỏi vào kho, đi hết mọi trang")
    before = server.computed()
    for viewer_name in ("người thứ nhất", "người thứ hai"):
        async with viewing(server) as viewer:
            for path, chosen in PAGES.values():
                await viewer.open(path, chosen)
        found = server.computed()
        asked = found["SQL"] - before["SQL"]
        computed = (found - before).total() - asked
        print(f"  {viewer_name}: {computed} hàm tính, {asked} câu hỏi ({len(PAGES)} trang)")
        before = found


def _troubles(runs: list[Run]) -> str:
    said = {run.trouble for run in runs if run.trouble}
    return f"; LỖI: {said}" if said else ""


PARTS: dict[str, Callable[[Path], None]] = {
    "pages": pages,
    "once": once,
    "paint": paint,
    "crowd": crowd,
    "drop": drop,
}


def main() -> None:
    """The parts that are asked for, or all, over one store."""
    wanted = sys.argv[1:] or list(PARTS)
    with tempfile.TemporaryDirectory() as name:
        build(Path(name))
        for part in wanted:
            PARTS[part](Path(name))


if __name__ == "__main__":
    main()
