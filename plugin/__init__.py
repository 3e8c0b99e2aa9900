"""What QGIS loads."""
