"""What a heading says: its columns, their fields, the form of the table."""
