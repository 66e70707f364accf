"""A briefing as an Excel workbook whose totals and rates are formulas."""
