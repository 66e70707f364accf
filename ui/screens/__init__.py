"""What each page shows, made ready once for a state of the store: charts, tables, cards."""
