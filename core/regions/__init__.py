"""Regions: which area belongs to which, by code, table or overlap."""
