"""Acts: verbs, one transaction each."""
