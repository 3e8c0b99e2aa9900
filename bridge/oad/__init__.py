"""OAD on layers: address points, the areas they lie in, their maps."""
