"""How measured times lie: a busy machine only ever adds, so the least tells most."""

from collections.abc import Sequence


def p95(seconds: Sequence[float]) -> float:
    """The time that 19 of 20 stay within."""
    return sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * 0.95))]


def median(seconds: Sequence[float]) -> float:
    """The time that half of them stay within."""
    return sorted(seconds)[len(seconds) // 2]


def spread(seconds: Sequence[float]) -> str:
    """The least, the middle and the 95th percentile in milliseconds."""
    least, middle, most = (value * 1000 for value in (min(seconds), median(seconds), p95(seconds)))
    return f"{least:6.0f} {middle:6.0f} {most:6.0f}"
