"""Summing areas to regions by the rule of each field."""
