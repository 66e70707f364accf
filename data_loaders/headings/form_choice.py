"""Which form a table is of: what it requires is found, its title says nothing else."""

from data_loaders.headings.matching import Matching
from tracking.specs.catalogue import FOREIGN
from tracking.specs.forms import Form, forms
from tracking.text import fold
from tracking.vocabulary import View


def choose_form(matching: Matching, view: View, words: str) -> Form | None:
    """The form of a view whose requirements hold, by its signature in title and headings."""
    columns = {name for name in matching.columns if not name.startswith(FOREIGN)}
    found = {*columns, *matching.partial, *(mark[0] for mark in matching.marks.values())}
    fitting = [form for form in forms() if form.view is view and form.accepts(found)]
    scored = [(signature_hits(form, words), not form.signature, form) for form in fitting]
    allowed = [
        item for item in scored if has_signature(item[2], words) and not _is_other(item[2], words)
    ]
    return max(allowed, key=lambda item: item[:2], default=(0, False, None))[2]


def has_signature(form: Form, words: str) -> bool:
    """Whether every signature phrase of a form that insists on them stands in the title."""
    return not form.signature_required or signature_hits(form, words) >= len(form.signature)


def _is_other(form: Form, words: str) -> bool:
    """Whether the title has a phrase that tells another form."""
    return any(f" {phrase}" in words for phrase in form.signature_without)


def signature_hits(form: Form, words: str) -> int:
    """How many of a form's signature phrases stand in the folded title and headings."""
    return sum(
        any(f" {fold(phrase)} " in words for phrase in either.split("|"))
        for either in (*form.signature, *form.signature_headings)
    )
