"""StatLine: requests, descriptions and answers."""
