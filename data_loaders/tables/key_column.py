"""Which column names the rows of a table?"""

from data_loaders.grid import Sheet
from data_loaders.headings.matching import Header
from data_loaders.rows.sections import names_body
from tracking.specs import view_fields


def key_column(header: Header, sheet: Sheet) -> int | None:
    """The column that names a row; a form may leave it without a heading, at the left."""
    columns = header.matching.columns
    keys = [name for name, spec in view_fields(header.form.view).items() if spec.is_key]
    for name in (*keys, "_indicator_name", "investor"):
        if name in columns:
            return columns[name]
    first = min(columns.values(), default=0)
    if header.form.unnamed_key is None or first == 0:
        return None
    below = range(header.bottom + 1, header.bottom + 40)
    texts: dict[int, list[str]] = {
        column: [value for row in below if isinstance(value := sheet.value(row, column), str)]
        for column in range(first)
    }
    # Of two columns as full the right one has the names, the left one sections and numbers.
    columns[header.form.unnamed_key] = max(
        texts,
        key=lambda column: (
            sum(names_body(header.form, text) for text in texts[column]),
            len(texts[column]),
            column,
        ),
    )
    return columns[header.form.unnamed_key]
