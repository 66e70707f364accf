"""A briefing: content first, frozen from one snapshot; then one writer for each format."""
