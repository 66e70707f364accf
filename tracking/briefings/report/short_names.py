"""The short names of units that a report uses, each with the whole name, for the end of it."""

import re

from tracking.briefings.content import Briefing
from tracking.period_codes import period
from tracking.specs.units import unit_name


def short_names_told(text: str, briefing: Briefing) -> str:
    """The short names that stand in a text, in its order, in a sentence; "" where there is none."""
    end = period(briefing.period_code).end
    whole = {
        short: name
        for code, short in briefing.units.items()
        if (name := unit_name(code, end)) not in (short, code)
    }
    if not whole:
        return ""
    longest_first = sorted(map(re.escape, whole), key=len, reverse=True)
    names = re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?![\w&])")
    used = dict.fromkeys(names.findall(text))
    told = "; ".join(f"{short} là {whole[short]}" for short in used)
    return f"Chữ viết tắt: {told}." if told else ""
