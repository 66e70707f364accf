"""The official form: a workbook that a unit takes, fills in and sends back."""
