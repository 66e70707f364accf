"""Rows that name only a source of capital, under a project that has no figures of its own."""

from collections.abc import Iterator, Sequence

from data_loaders.headings.part_words import is_source_named
from data_loaders.rows.block import Block, Values
from data_loaders.rows.kinds import RowKind, RowShape
from data_loaders.rows.numbering import SOURCE, height, is_loose
from tracking.vocabulary import Finding, View


def mark_sources(rows: Sequence[RowShape]) -> None:
    """Tie each to its project, and number it below it: the figures are the project's."""
    project: RowShape | None = None
    for row in rows:
        if row.kind is not RowKind.DATA:
            project = None
        elif not row.amounts and not is_loose(row) and not is_source_named(row.name):
            project = row
        elif project and row.amounts and _is_below(row, project) and is_source_named(row.name):
            row.project = project
            row.key = SOURCE if is_loose(row) else row.key
        else:
            project = None


def _is_below(row: RowShape, project: RowShape) -> bool:
    return is_loose(row) or height(row.key) < height(project.key)


def source_of_table(block: Block, values: Values) -> None:
    """The source that a whole table is of, where a row does not name one itself."""
    if block.source is not None and block.view is View.DISBURSEMENT:
        stated = values.setdefault("funding_source", {})
        for row in block.records:
            stated.setdefault(row, block.source)


def name_sources(block: Block, values: Values) -> Iterator[Finding]:
    """The records of such rows: called as their project, and from the source they name."""
    tied = [
        (shape.row, shape.name.lstrip(" -+*•–"), shape.project)
        for shape in block.shapes
        if shape.kind is RowKind.DATA and shape.project
    ]
    if not tied or "project_name" not in values:
        return
    sources = values.setdefault("funding_source", {})
    texts = [found for name, found in values.items() if block.type_of(name) == "text"]
    for row, source, project in tied:
        values["project_name"].pop(row, None)
        sources.setdefault(row, source)
        for found in texts:
            if project.row in found:
                found.setdefault(row, found[project.row])
    rows = [row for row, _, _ in tied]
    yield block.finding("named_by_row_above", rows, block.layout.key, "project_name")
