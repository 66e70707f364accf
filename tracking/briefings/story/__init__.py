"""The story of a briefing, composed by rules from one snapshot: what it tells, in which order."""
