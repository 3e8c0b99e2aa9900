"""Joining indicator tables to layers, and the report of a join."""
