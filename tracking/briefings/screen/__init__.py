"""A briefing on the screen: one HTML file, for the meeting and without a network."""
