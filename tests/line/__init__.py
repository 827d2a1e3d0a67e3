"""A bad line: slow, far away, and cut now and then."""
