"""Streamlit that writes down what it works out: `python -m benchmarks.counted LOG run app.py`.

A line for each cached function that had to be computed, and "SQL" for each question to the store.
"""

import sys
from typing import Any

from sqlalchemy import Engine, event
from streamlit.runtime.caching.cache_utils import CachedFunc
from streamlit.web import cli


def main() -> None:
    """Listen, then start the server as `streamlit` would."""
    log = open(sys.argv.pop(1), "ab", buffering=0)  # noqa: SIM115 - as long as the process
    compute = CachedFunc._handle_cache_miss

    def computed(cached: Any, *args: Any, **named: Any) -> Any:
        function = cached._info.func
        log.write(f"{function.__module__}.{function.__name__}\n".encode())
        return compute(cached, *args, **named)

    CachedFunc._handle_cache_miss = computed
    event.listen(Engine, "before_cursor_execute", lambda *_: log.write(b"SQL\n"))
    cli.main(prog_name="streamlit")


if __name__ == "__main__":
    main()
