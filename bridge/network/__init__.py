"""Downloads, and the store of what was downloaded."""
