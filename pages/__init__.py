"""The screens, one file each: guard, choose, read, show."""
