"""Writes docs/templates.md from the declarations: forms, their columns, every finding.

`python -m tracking.specs.guide`
"""

import re
from collections.abc import Iterator
from pathlib import Path

from tracking.specs.catalogue import (
    FOLDER,
    Field,
    FindingKind,
    field_label,
    finding_kinds,
    read_rows,
    view_fields,
)
from tracking.specs.forms import Form, column_map, forms
from tracking.specs.meanings import word_for, words_by_value
from tracking.vocabulary import Severity, View

PATH = FOLDER.parents[1] / "docs" / "templates.md"
VIEWS = {
    View.TASKS: "Nhiệm vụ",
    View.DISBURSEMENT: "Giải ngân vốn đầu tư công",
    View.SERVICES: "Thủ tục hành chính, dịch vụ công trực tuyến",
    View.MEASURES: "Các chỉ số khác",
    View.PUBLISHED_INVESTMENT: "Số liệu công bố của Tổng cục Thống kê",
}
TYPES = {
    "text": "chữ",
    "amount": "số tiền, quy về đồng",
    "rate": "tỷ lệ, quy về 0 đến 1",
    "number": "số",
    "count": "số nguyên không âm",
    "date": "ngày",
    "flag": "có hoặc không",
}
SEVERITIES = {
    Severity.ERROR: ("Lỗi", "Phải sửa thì tệp mới được tiếp nhận."),
    Severity.WARNING: ("Cảnh báo", "Tệp vẫn được tiếp nhận; cần xem lại."),
    Severity.NOTE: ("Lưu ý", "Cho biết tệp đã được đọc thế nào."),
}
TOKENS = {"<nam>": "năm …", "<thang>": "tháng …"}
INTRODUCTION = """\
# Biểu mẫu, tiêu đề cột và phát hiện

Tệp này do `python -m tracking.specs.guide` viết ra từ `tracking/specs`; sửa ở đó rồi chạy lại.

Biểu được nhận ra theo tiêu đề cột, không theo tên trang hay vị trí. Chữ hoa, chữ thường, dấu,
khoảng trắng và xuống dòng trong tiêu đề không quan trọng. Tiêu đề nhiều tầng (ô gộp) được đọc từ
trên xuống. Ngoài các cách ghi nêu ở đây, chương trình còn nhận các cách ghi dài hơn có cùng từ
khóa. Thêm một cách ghi là thêm một ô trong `tracking/specs/column_maps`.
"""


def guide() -> str:
    """The whole document."""
    lines = [INTRODUCTION]
    for view in View:
        lines += [
            f"## {VIEWS[view]} (`{view}`)\n",
            *_forms_table(view),
            "",
            *_fields_table(view),
            "",
        ]
    lines += [*_units_table(), ""]
    for severity in Severity:
        lines += [*_findings_table(severity), ""]
    return "\n".join(lines).rstrip() + "\n"


def _units_table() -> Iterator[str]:
    """The codes accounts and commands name units by, as they come with the program."""
    yield "## Mã đơn vị\n"
    yield from _heading("Mã", "Đơn vị", "Từ ngày", "Đến ngày")
    for one in read_rows("units.csv"):
        days = (_day(one[name]) for name in ("valid_from", "valid_to"))
        yield _row(f"`{one['unit_code']}`", one["unit_name"], *days)


def _day(text: str) -> str:
    return "/".join(reversed(text.split("-")))


def _forms_table(view: View) -> Iterator[str]:
    yield from _heading("Biểu mẫu", "Mã", "Phải có", "Số cột tối thiểu", "Dấu hiệu riêng")
    for form in forms():
        if form.view is view:
            signs = [*form.signature, *form.signature_headings]
            yield _row(
                form.label,
                f"`{form.code}`",
                _required(form),
                str(form.minimum_fields),
                "; ".join(f"“{sign.replace('|', '” hoặc “')}”" for sign in signs),
            )


def _required(form: Form) -> str:
    groups = (" hoặc ".join(map(field_label, any_of)) for any_of in form.required)
    return "; ".join(groups)


def _fields_table(view: View) -> Iterator[str]:
    yield from _heading("Trường", "Mã", "Kiểu", "Ý nghĩa", "Tiêu đề cột")
    wordings = dict(column_map(view))
    for field in view_fields(view).values():
        yield _row(
            field.label,
            f"`{field.name}`",
            _type(field),
            field.description,
            _wordings(wordings.get(field.name)),
        )
    for name, cells in wordings.items():
        if name.startswith("_"):
            yield _row(field_label(name), "", "", "chỉ để nhận dòng, kiểm tra", _wordings(cells))
        elif ":=" in name:
            yield _row(*_mark(name), _wordings(cells))


def _mark(name: str) -> tuple[str, str, str, str]:
    """A column whose heading is a value of a field and whose cells are marks."""
    field, value = name.split(":=")
    return field_label(field), f"`{field}`", "đánh dấu x", f"ô có dấu: {word_for(field, value)}"


def _type(field: Field) -> str:
    kind, _, values = field.type.partition(":")
    if kind != "enum":
        return TYPES[kind]
    words = words_by_value(field.name)
    return "một trong: " + ", ".join(
        f"`{value}` ({words[value]})" if value in words else f"`{value}`"
        for value in values.split("|")
    )


def _wordings(cells: tuple[str, ...] | None) -> str:
    """The wordings a clerk can copy; expressions are for longer headings of the same words."""
    if cells is None:
        return "không có cột riêng, suy ra từ biểu"
    plain = [_written(cell) for cell in cells if cell[0] not in "+-@~?"]
    weak = [_written(cell[1:]) for cell in cells if cell[0] == "?"]
    if weak:
        plain.append(f"nếu không có cột nào rõ hơn: {', '.join(weak)}")
    return "; ".join(plain) or "theo từ khóa trong tiêu đề"


def _written(wording: str) -> str:
    for token, words in TOKENS.items():
        wording = wording.replace(token, words)
    return wording


def _findings_table(severity: Severity) -> Iterator[str]:
    label, meaning = SEVERITIES[severity]
    yield f"## Phát hiện: {label}\n"
    yield f"{meaning}\n"
    yield from _heading("Tên", "Mã", "Câu báo", "Cần làm", "Ví dụ")
    for kind in finding_kinds().values():
        if kind.severity is severity:
            yield _row(*_finding(kind))


def _finding(kind: FindingKind) -> tuple[str, ...]:
    texts = (kind.title, kind.sentence, kind.action, kind.example)
    title, *others = (re.sub(r"\{\w+\}", "…", text) for text in texts)
    return title, f"`{kind.code}`", *others


def _heading(*cells: str) -> tuple[str, str]:
    return _row(*cells), "|" + "---|" * len(cells)


def _row(*cells: str) -> str:
    plain = (cell.replace("|", "/").replace("*", "\\*") for cell in cells)
    return f"| {' | '.join(plain)} |"


def main(path: Path = PATH) -> None:
    """Write the document."""
    path.write_text(guide(), encoding="utf-8")
    print(f"Đã viết {path}")


if __name__ == "__main__":
    main()
