"""The expression functions of Regiolens and their help."""
