"""Charts as SVG, drawn from numbers and texts alone."""
