"""Correlations, cross tables, typologies and themes of areas: read, told, drawn and written."""
