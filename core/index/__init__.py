"""The index: model, scale, weights, scores, contributions."""
