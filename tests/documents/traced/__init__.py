"""Documents made on the spot, each with traces that are known; cleaned, none may be left."""
