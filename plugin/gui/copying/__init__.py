"""What the window does, copied as commands, scripts and models."""
