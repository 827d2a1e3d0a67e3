"""One world of people, papers, calls and issues, and who may see what of it."""
