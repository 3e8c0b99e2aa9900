"""Styles of maps: classes, colours, legends, map tips."""
