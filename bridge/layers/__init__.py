"""QGIS layers read as frames and written from them."""
