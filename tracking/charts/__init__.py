"""Tables drawn: from a table to an Altair chart, in one theme."""
