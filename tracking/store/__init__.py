"""What the ministry holds: originals, readings, accepted submissions, snapshots; append-only."""
