"""StatLine tables fetched and laid out as layers."""
