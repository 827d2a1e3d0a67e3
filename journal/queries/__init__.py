"""Reads for pages, feeds and exports; every list is already filtered by who asks."""
