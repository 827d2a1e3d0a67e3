"""The terminal: `journal …`."""
