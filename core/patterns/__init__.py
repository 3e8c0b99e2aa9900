"""How figures, types and classes of areas go together: correlations, cross tables, typologies, themes."""
