"""What a briefing says in few words, written out as an office writes: sentences of its figures.

Only words are added; every number is one of the briefing, as it stands there.
"""

import re
from collections.abc import Iterable, Sequence

from tracking.briefings.cells import cell_text, is_stated
from tracking.briefings.content import Card, Fact, Line, Measure
from tracking.briefings.report.telling import of_card, of_distance, of_numbers
from tracking.charts.theme import STANDINGS
from tracking.specs.indicators import indicators
from tracking.vocabulary import Standing

_MOVED = re.compile(r"^(?P<whose>.+?) – (?P<what>.+): (?P<how>[+−-]\d.+)$")
_SIGNS = (
    (re.compile(r"(?<![\w%])\+(?=\d)"), "tăng "),
    (re.compile(r"(?<![\w%])(?<!\d )[−-](?=\d)"), "giảm "),
    (re.compile(r"(?<![\d,])0,0 điểm % (?=so với)"), "hầu như không đổi "),
    (re.compile(r"điểm %"), "điểm phần trăm"),
    (re.compile(r"đồng/tháng"), "đồng mỗi tháng"),
    (re.compile(r"(?<=[^\W\d]) / (?=[^\W\d])"), " trên "),
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
WHOLE = "Toàn Bộ"


def sentence(text: str) -> str:
    """A text with its signs in words, a capital before it, a full stop after it."""
    said = text.strip()
    for sign, words in _SIGNS:
        said = sign.sub(words, said)
    return f"{said[:1].upper()}{said[1:]}{'' if said.endswith(('.', '!', '?')) else '.'}"


def closed(text: str) -> str:
    """A text word for word, a full stop after it."""
    return text if text.rstrip().endswith((".", "!", "?", "…")) else f"{text.rstrip()}."


def small(text: str) -> str:
    """A text within a sentence; an abbreviation keeps its capitals."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def card_told(card: Card, facts: Iterable[Fact]) -> str:
    """A figure with what stands beside it."""
    fact = of_card(card, facts) if card.lines else None
    if fact is None:
        beside = "; ".join(card.lines)
        told = f"{card.label}: {card.value}{_judged(card.standing)}"
        return sentence(f"{told} ({beside})" if beside else told)
    first, *others = card.lines  # the figure that must stand beside it leads the lines
    name, _, value = first.rpartition(": ")
    beside = f"cũng trong kỳ, {small(_in_full(name))} là {value}" if name else first
    start = f"{fact.change_text} so với kỳ trước"
    moved = next((one for one in others if fact.change_text and one.startswith(start)), "")
    told = fact_told(fact, moved)
    more = [
        one
        for one in others
        if one != moved and ("đơn vị có số liệu" in one or not _numbers(one) <= _numbers(told))
    ]
    return " ".join((told, *map(sentence, (beside, *more))))


def line_told(line: Line, facts: Sequence[Fact]) -> str:
    """A line of a slide: one of a figure with all that is known of it, of a change who changed."""
    far = of_distance(line, facts)
    if far is not None:
        title = line.text.removesuffix(f": {far.gap_text}")
        return f"Điểm {line.head}, {small(title)}: {small(fact_told(far))}"
    counted = of_numbers(line, facts)
    if counted is not None:
        fact, more = counted
        return f"{fact_told(fact)} {sentence(more)}" if more else fact_told(fact)
    moved = _MOVED.match(line.text)
    if moved:
        whose = "toàn Bộ" if moved["whose"] == WHOLE else moved["whose"]
        return sentence(f"{_in_full(moved['what'])} của {whose} {moved['how']}")
    head = f"{line.head}: " if line.head else ""
    return sentence(f"{head}{line.text}{_judged(line.standing, ' ({})')}")


def fact_told(fact: Fact, moved: str = "") -> str:
    """A figure of the ministry in a sentence: what it is, of what, how far from where it should be,
    what it was before (as `moved` says it, where that says more)."""
    known = indicators().get(fact.code)
    name = known.label if known else fact.label
    if fact.value is None:
        return sentence(f"{name}: {fact.value_text}")
    told_by = fact.parts_text
    if is_stated(fact):
        told_by = f"theo số {fact.parts_text.removesuffix(fact.value_text).rstrip()}"
    parts = f" ({told_by})" if fact.is_rate and told_by else ""
    said = [f"{name} {'đạt' if fact.is_rate else 'là'} {fact.value_text}{parts}"]
    if fact.gap_text and fact.expected is not None:
        needed = cell_text(fact.expected, Measure.RATE if fact.is_rate else Measure.COUNT)
        said.append(f"{fact.gap_text} (mức cần đạt đến kỳ này: {needed})")
    if fact.standing not in (Standing.NOT_APPLICABLE, Standing.NOT_REPORTED):
        said.append(f"được đánh giá {STANDINGS[fact.standing].word}")
    if fact.change_text:
        usual = f"{fact.change_text} so với kỳ trước ở các đơn vị có báo cáo cả hai kỳ"
        said.append(moved or usual)
    return sentence(", ".join(said))


def _in_full(label: str) -> str:
    """The whole name of an indicator in place of its short one."""
    return next((one.label for one in indicators().values() if one.short_label == label), label)


def _numbers(text: str) -> frozenset[str]:
    return frozenset(_NUMBER.findall(text))


def _judged(standing: Standing | None, shape: str = ", {}") -> str:
    if standing in (None, Standing.NOT_APPLICABLE):
        return ""
    return shape.format(STANDINGS[standing or Standing.NOT_APPLICABLE].word)
