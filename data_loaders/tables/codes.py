"""Which cells of a column of codes hold the number of a document instead?"""

import re
from collections.abc import Iterator

from data_loaders.rows.block import Block, Values
from data_loaders.rows.layout import CODES
from tracking.specs.row_words import begins_with
from tracking.text import fold
from tracking.vocabulary import Finding

_NUMBER = re.compile(
    r"\s*(?:số\s*:?\s*)?\d+\w?\s*/\s*(?:\d{4}\s*/\s*)?(?P<kind>[^\W\d_]+)(?P<of>\s*[-–]\s*[^\W\d_])?",
    re.IGNORECASE,
)
"""How documents are numbered: "123/QĐ-BCT", "45/2021/NĐ-CP"."""


def drop_documents(block: Block, values: Values) -> Iterator[Finding]:
    """Keep no such number as a code: one decision is of many projects, so that these would be taken
    for one, or a project for another one in the next period. Its name tells it then."""
    for name in CODES:
        codes = values.get(name, {})
        rows = [row for row, text in codes.items() if is_document(text)]
        if rows:
            first = codes[rows[0]]
            yield block.finding("code_is_document", rows, block.columns[name], name, first)
        for row in rows:
            del codes[row]


def is_document(text: str) -> bool:
    """Whether a text is the number of a document: "123/QĐ-BCT", "Quyết định số 123"."""
    if not ("/" in text or " " in text):
        return False
    found = _NUMBER.match(text)
    if found and (found["of"] or begins_with(fold(found["kind"]), "document")):
        return True
    return begins_with(fold(text), "document_named") is not None
