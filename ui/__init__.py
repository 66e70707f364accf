"""What the pages share when they draw: guard, state, cached reads, cards, tables."""
