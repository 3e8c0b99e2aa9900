"""Aggregating layers: groups, rules, dissolved outlines, regions on maps."""
