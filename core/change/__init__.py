"""Areas between years: mergers, figures on other boundaries, growth, moves, an index in several years."""
