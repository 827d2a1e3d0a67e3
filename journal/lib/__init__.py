"""Tools without a word of the field."""
