"""A briefing as the draft of a report, a Word file."""
