"""Correlations, cross tables, typologies, themes and concentration of areas: read, told, drawn, written."""
