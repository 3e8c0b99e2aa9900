"""Small widgets of the pages."""
