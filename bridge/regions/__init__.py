"""Regions on layers: divisions, own regions, overlaps, notes, styles."""
