"""What stands around a table says: its unit, its period, its money unit."""
