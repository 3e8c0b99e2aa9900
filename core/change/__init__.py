"""What changes between years."""
