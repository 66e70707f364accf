"""One snapshot in, every figure a screen or a briefing needs out; pure."""
