"""The published record, written to standards."""
