"""What each row of a table is, and which rows it stands over."""
