"""What the ministry declared, as data beside this module: fields, units, forms, findings."""

from tracking.specs.catalogue import field_label, field_type, make_finding, view_fields

__all__ = ["field_label", "field_type", "make_finding", "view_fields"]
