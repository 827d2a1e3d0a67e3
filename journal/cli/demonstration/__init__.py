"""The demonstration journal: invented people and papers, and the story that brings them in."""
