"""Targets come from named documents; a table with a wrong cell is refused by row and column."""

from datetime import date

import pytest

from tracking.specs.indicators import indicators
from tracking.specs.targets import COLUMNS, parse_targets, upstream_targets
from tracking.vocabulary import Origin, TrackingError

GOOD = {
    "indicator_code": "tasks_on_time_rate",
    "level": "95%",
    "start_level": "0,95",
    "starts_on": "01/01/2023",
    "due_on": "2023-12-31",
    "origin": "ministry",
    "document": "Kết luận giao ban tháng 1/2023",
    "document_on": "",
    "note": "",
    "milestones": "30/06/2023=40%|30/09/2023=0,6",
    "source": "",
}


class TestUpstream:
    @pytest.mark.parametrize("target", upstream_targets(), ids=lambda one: str(one.due_on))
    def test_a_target_is_of_an_indicator_and_names_its_document(self, target):
        indicator = indicators()[target.indicator_code]
        assert indicator.is_rate
        assert 0 <= target.start_level <= target.level <= 1
        assert target.document
        assert target.note
        assert target.source.startswith("http")
        assert target.document_on is None or target.document_on <= target.due_on

    def test_a_day_missing_from_the_source_is_said(self):
        undated = [one for one in upstream_targets() if one.document_on is None]
        assert all("nguồn không ghi" in one.document for one in undated)

    def test_the_directive_itself_sets_no_number(self):
        assert Origin.DIRECTIVE not in {one.origin for one in upstream_targets()}

    def test_an_indicator_has_one_target_a_day(self):
        due = [(one.indicator_code, one.due_on) for one in upstream_targets()]
        assert len(set(due)) == len(due)

    def test_the_capital_of_2022_takes_the_lower_end_of_the_resolution(self):
        (target,) = [one for one in upstream_targets() if one.due_on == date(2022, 12, 31)]
        assert (target.indicator_code, target.level) == ("disbursed_assigned_rate", 0.95)
        assert (target.document, target.document_on) == ("Nghị quyết 124/NQ-CP", date(2022, 9, 15))
        assert "31/01/2023" in target.note


class TestEditedTable:
    def test_a_row_as_an_administrator_writes_it(self):
        (target,) = parse_targets([GOOD])
        assert (target.level, target.start_level) == (0.95, 0.95)
        assert (target.starts_on, target.due_on) == (date(2023, 1, 1), date(2023, 12, 31))
        assert target.milestones == ((date(2023, 6, 30), 0.4), (date(2023, 9, 30), 0.6))
        assert target.origin is Origin.MINISTRY

    @pytest.mark.parametrize(
        ("column", "cell", "sentence"),
        [
            ("indicator_code", "khong_co", "không có chỉ số “khong_co” trong danh mục."),
            ("level", "cao", "“cao” không phải là số; viết như 0,95."),
            ("level", "95", "“95” ngoài khoảng 0 đến 1; viết 0,95 hoặc 95%."),
            ("level", "1.234", "“1.234” có hai cách hiểu; bỏ dấu phân cách hàng nghìn."),
            ("start_level", "", "còn trống, cần điền."),
            ("starts_on", "31/02/2023", "“31/02/2023” không phải là ngày; viết 31/12/2022."),
            ("due_on", "2022-12-31", "phải sau ngày bắt đầu."),
            ("origin", "Bộ", "“Bộ” không phải là một trong: directive, upstream, ministry."),
            ("milestones", "30/06/2023", "“30/06/2023” thiếu dấu bằng; viết 30/06/2023=40%."),
            ("milestones", "30/06/2024=1", "mốc 30/06/2024 sai thứ tự hoặc ngoài lộ trình."),
        ],
    )
    def test_a_wrong_cell_is_named(self, column: str, cell: str, sentence: str):
        with pytest.raises(TrackingError) as trouble:
            parse_targets([GOOD, GOOD | {column: cell}])
        assert str(trouble.value).startswith(f"Dòng 3, cột “{COLUMNS[column]}”: ")
        assert str(trouble.value).endswith(sentence)

    def test_a_missing_column_is_named(self):
        row = {name: cell for name, cell in GOOD.items() if name != "due_on"}
        with pytest.raises(TrackingError, match="cột “ngày đến hạn”: bảng thiếu cột này"):
            parse_targets([row])

    def test_an_upstream_target_needs_its_document(self):
        with pytest.raises(TrackingError, match="cột “văn bản”: còn trống"):
            parse_targets([GOOD | {"origin": "upstream", "document": ""}])
