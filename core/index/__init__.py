"""The index: model, scale, weights, scores, contributions, robustness, audit, SQL."""
