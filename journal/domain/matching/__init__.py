"""Who fits a paper: texts compared by their words, people ranked, a whole call served at best."""
