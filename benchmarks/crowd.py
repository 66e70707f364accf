"""200 people look at the same figures through one process: how long does each of them wait?"""

import asyncio
import random
import time
from pathlib import Path

from benchmarks.server import Server, serving
from benchmarks.spread import spread
from benchmarks.viewer import PAGES, Run, viewing

VIEWERS = 200
RAMP, THOUGHT, CLICKS = 12.0, 8.0, 4
"""Seconds in which they come, seconds between clicks, clicks of each."""


def crowd(folder: Path, viewers: int = VIEWERS) -> None:
    """Everyone opens a page, then clicks; it ends by itself."""
    with serving(folder) as server:
        asyncio.run(_crowd(server, viewers))


async def _crowd(server: Server, viewers: int) -> None:
    async with viewing(server) as one:
        # A unit that was looked at stays chosen: the second round sees every page of that unit.
        for path, chosen in [*PAGES.values(), *PAGES.values()]:
            await one.open(path, chosen)
    memory, cpu, start = server.memory_mb(), server.cpu_seconds(), time.perf_counter()
    visits = await asyncio.gather(
        *(_visit(server, random.Random(number)) for number in range(viewers)),
        return_exceptions=True,
    )
    lasted, cpu = time.perf_counter() - start, server.cpu_seconds() - cpu
    opened = [visit[0] for visit in visits if isinstance(visit, list)]
    clicks = [run for visit in visits if isinstance(visit, list) for run in visit[1:]]
    failed = [visit for visit in visits if isinstance(visit, BaseException)]
    troubled = [run for run in (*opened, *clicks) if run.trouble]
    print(
        f"{viewers} người trong một tiến trình, {THOUGHT:.0f} giây giữa hai lần bấm, ms: nhỏ nhất, "
        f"giữa, p95\n  mở trang {spread([run.seconds for run in opened])}\n"
        f"  bấm      {spread([run.seconds for run in clicks])} "
        f"(mục tiêu p95 200, tối đa 500; {len(clicks)} lần)\n"
        f"  {len(failed)} người bị ngắt, {len(troubled)} lần báo lỗi; máy chủ dùng "
        f"{cpu / lasted:.2f} lõi, {cpu / (len(opened) + len(clicks)) * 1000:.0f} ms CPU một lần; "
        f"bộ nhớ {memory:.0f} -> {server.memory_mb():.0f} MB"
    )


async def _visit(server: Server, chance: random.Random) -> list[Run]:
    """A page, then clicks on it or on to another, after a moment of thought each."""
    await asyncio.sleep(chance.uniform(0, RAMP))
    pages = list(PAGES.values())
    path, chosen = chance.choice(pages)
    async with viewing(server) as viewer:
        runs = [await viewer.open(path, chosen)]
        for _ in range(CLICKS):
            await asyncio.sleep(chance.uniform(0.5, 1.5) * THOUGHT)
            if chance.random() < 0.5:
                path, chosen = chance.choice(pages)
                runs.append(await viewer.open(path, chosen))
            else:
                runs.append(await viewer.again(chosen))
        return runs
