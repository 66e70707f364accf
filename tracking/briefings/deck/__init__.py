"""A briefing as a PowerPoint file, with charts and tables of PowerPoint's own."""
