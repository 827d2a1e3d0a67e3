"""A call as it is reviewed: sixty papers, everybody who could read them, and a year of days."""
