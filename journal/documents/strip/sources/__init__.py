"""Plain files, sources of typesetters, and archives of them."""
