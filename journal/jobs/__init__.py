"""What runs by the clock or after an answer."""
