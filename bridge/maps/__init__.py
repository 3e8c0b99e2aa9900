"""Styles of maps: classes, colours, legends, names, map tips."""
