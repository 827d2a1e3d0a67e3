"""What editors read: every list and every page holds only the papers their offices reach."""
