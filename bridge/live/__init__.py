"""The index while weights change: areas, layer, charts, order."""
