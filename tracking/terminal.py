"""How does a command end? Without a word when nobody reads its output any more."""

import os
import sys
from collections.abc import Callable
from typing import NoReturn

READER_GONE, STOPPED = 141, 130
"""The exit codes of a shell's own commands in these cases."""


def run(main: Callable[[], int]) -> NoReturn:
    """Carry out a command and leave with its exit code."""
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        # What is left in the buffer would be written, and fail, once more at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = READER_GONE
    except KeyboardInterrupt:
        print("\nĐã dừng.", file=sys.stderr)
        code = STOPPED
    sys.exit(code)
