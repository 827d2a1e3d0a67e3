"""Workbooks: everything of SpreadsheetML that is more than its cells."""
