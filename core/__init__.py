"""The arithmetic of Regiolens: numpy and pandas alone, no QGIS, no Qt, no translation."""
