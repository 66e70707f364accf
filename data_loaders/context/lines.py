"""The lines of a cell as they are to be read: a phrase that is broken over two is put together."""

import re
from collections.abc import Iterator

from tracking.text import plain, tidy

# "Tháng" above "10" above "năm 2022", "đến ngày" above "31/10/2022".
_IS_OPEN = re.compile(r"\b(?:thang|qu[yi]|(?<!viet )nam|ngay|(?<!dau )tu|den|het|toi)$")
_GOES_ON = re.compile(r"(?:(?:het |cuoi )?(?:ngay|thang|qu[yi]|nam) )?(?:\d|[iv]+\b)")
_OF_MONTH = re.compile(r"\bthang \d{1,2}$")
_YEAR = re.compile(r"(?:nam|/) ?\d{4}\b")


def whole_lines(text: str) -> Iterator[str]:
    """The tidied lines of a text that are not blank; a day, month or year stays with its words."""
    held = ""
    for line in filter(None, map(tidy, text.splitlines())):
        if held and _goes_on(plain(held), plain(line)):
            held = f"{held} {line}"
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _goes_on(above: str, line: str) -> bool:
    if _IS_OPEN.search(above) and _GOES_ON.match(line):
        return True
    return bool(_OF_MONTH.search(above) and _YEAR.match(line))
