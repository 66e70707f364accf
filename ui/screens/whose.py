"""Whose figures is a title about, and what is said beneath it?"""

from collections.abc import Iterable

from tracking.specs.units import short_name


def said_of(unit_code: str | None, sentence: str) -> str:
    """A sentence of a unit, "Cục XNK: không nhiệm vụ nào quá hạn", or of the whole ministry."""
    if unit_code:
        return f"{short_name(unit_code)}: {sentence}"
    return sentence[:1].upper() + sentence[1:]


def sentence(parts: Iterable[str]) -> str:
    """What is said of some figures in one sentence, those without a number left out."""
    said = "; ".join(filter(None, parts))
    return said_of(None, f"{said}.") if said else ""
