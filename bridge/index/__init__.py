"""The index on layers: indicators found, scores and contributions written."""
