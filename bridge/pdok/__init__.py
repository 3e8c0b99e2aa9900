"""Areas fetched from PDOK."""
