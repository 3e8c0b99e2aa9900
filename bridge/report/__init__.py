"""The report on regions: HTML page, PDF and print layout from the same figures."""
