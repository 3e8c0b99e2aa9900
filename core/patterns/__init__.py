"""How figures and types go together: correlations, cross tables, typologies, themes, concentration."""
