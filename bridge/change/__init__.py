"""Areas between years: boundaries, figures of two moments, an index in several years, moves."""
