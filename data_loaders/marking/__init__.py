"""Findings written into the workbook they are about."""
