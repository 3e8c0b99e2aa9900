"""Files of CBS, opened and read as tables or layers."""
