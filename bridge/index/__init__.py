"""The index on layers: indicators found and examined, scores, contributions, robustness, SQL."""
