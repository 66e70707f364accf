"""The charts of a briefing as pictures, for every format that cannot draw its own."""
