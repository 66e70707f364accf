"""Do words tell who leads a task, or who supports the work?"""

from data_loaders.grid import Value
from tracking.specs.row_words import holds, phrases
from tracking.text import fold

ROLES = ("lead_role", "support_role")


def names_both(leaf: str) -> bool:
    """Whether a heading, folded, names the lead and the supporting units of a task."""
    return all(holds(leaf.strip(), role) for role in ROLES)


def role_alone(value: Value) -> str | None:
    """The role that a cell states, and nothing else: "Chủ trì", "Phối hợp"."""
    words = fold(value) if isinstance(value, str) else ""
    return next((role for role in ROLES if words in phrases(role)), None)
