"""Aggregating layers: groups, rules, dissolved outlines."""
