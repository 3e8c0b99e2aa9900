"""What became of areas between two moments: years, boundaries, figures."""
