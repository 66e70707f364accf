"""Tables found in a sheet, taken apart into records; what was not read of them."""
