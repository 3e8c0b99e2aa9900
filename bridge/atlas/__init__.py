"""Pages of maps: regions by one indicator, indicators of one region, an index by year."""
