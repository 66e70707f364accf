"""How does a command speak and end? In Vietnamese, and without a word when nobody reads it."""

import argparse
import errno
import os
import re
import sys
from collections.abc import Callable
from typing import Any, NoReturn

READER_GONE, STOPPED = 141, 130
"""The exit codes of a shell's own commands in these cases."""
_TITLES = {"positional arguments": "Tham số", "options": "Tùy chọn"}
_SAID = (
    (r"the following arguments are required: (.+)", r"thiếu \1"),
    (r"one of the arguments (.+) is required", r"cần một trong các tham số: \1"),
    (r"unrecognized arguments: (.+)", r"không có tham số \1"),
    (r"ambiguous option: (.+) could match (.+)", r"\1 có thể là nhiều tham số: \2"),
    (r"not allowed with argument (.+)", r"không dùng cùng với \1"),
    (r"expected (?:one|at most one) argument", "cần một giá trị đi kèm"),
    (r"expected at least one argument", "cần ít nhất một giá trị đi kèm"),
    (r"expected (\d+) arguments?", r"cần \1 giá trị đi kèm"),
    (r"ignored explicit argument (.+)", r"không nhận giá trị \1"),
    (r"invalid int value: (.+)", r"\1 không phải là số nguyên"),
    (r"invalid choice: (.+) \(choose from (.+)\)", r"không có \1; chọn trong: \2"),
)
"""What argparse says of a wrong command, and how we say it."""
_MEMBER = re.compile(r"<\w+\.\w+: ('[^']*')>")
"""How Python writes a choice that is a member of an enumeration."""
_TROUBLES = {
    errno.ENOSPC: "đĩa đã đầy",
    errno.EDQUOT: "đã dùng hết dung lượng đĩa được cấp",
    errno.EFBIG: "tệp lớn quá mức máy cho phép",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.EISDIR: "đó là một thư mục",
    errno.ENOTDIR: "đường dẫn đi qua chỗ không phải là thư mục",
    errno.EEXIST: "chỗ ấy đã có tệp, không phải là thư mục",
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.EIO: "ổ đĩa không đọc, ghi được",
}


class _Layout(argparse.HelpFormatter):
    """The help of a command, its titles in Vietnamese."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(_TITLES.get(heading or "", heading))


class _Parser(argparse.ArgumentParser):
    """A parser whose own words are Vietnamese, those of its subcommands too."""

    def __init__(self, **told: Any) -> None:
        super().__init__(formatter_class=_Layout, add_help=False, **told)
        self.add_argument(
            "-h",
            "--help",
            action="help",
            default=argparse.SUPPRESS,
            help="xem cách dùng rồi thoát",
        )

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"LỖI: {_translated(message)}.\n")


def new_parser(prog: str, description: str) -> argparse.ArgumentParser:
    """What reads the arguments of a command and says in Vietnamese what is wrong with them."""
    return _Parser(prog=prog, description=description)


def _translated(message: str) -> str:
    found = re.fullmatch(r"argument ([^:]+): (.*)", message, re.DOTALL)
    whose, said = (f"{found[1]}: ", found[2]) if found else ("", message)
    for pattern, ours in _SAID:
        if told := re.fullmatch(pattern, said, re.DOTALL):
            return whose + _MEMBER.sub(r"\1", told.expand(ours))
    return whose + said


def why(trouble: OSError) -> str:
    """Why something could not be read or written, in the words of an operator."""
    return _TROUBLES.get(trouble.errno or 0, f"máy báo lỗi số {trouble.errno}")


def run(main: Callable[[], int]) -> NoReturn:
    """Carry out a command and leave with its exit code."""
    try:
        try:
            code = main()
        finally:  # argparse leaves by SystemExit once it has printed its help
            sys.stdout.flush()
    except BrokenPipeError:
        # What is left in the buffer would be written, and fail, once more at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = READER_GONE
    except KeyboardInterrupt:
        print("\nĐã dừng.", file=sys.stderr)
        code = STOPPED
    sys.exit(code)
