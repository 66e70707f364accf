"""A briefing on paper, as a PDF."""
