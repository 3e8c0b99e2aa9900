"""Matching areas and table rows by code."""
