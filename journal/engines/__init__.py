"""The world outside, each part behind one small Protocol."""
