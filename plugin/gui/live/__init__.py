"""The live index in the window."""
