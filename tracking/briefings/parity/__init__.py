"""Does a written file say what the briefing says? Asked of every file before it is handed out."""
