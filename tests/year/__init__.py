"""A year of a small journal, lived through its real pages: `make year`."""
