"""What leaves QGIS: metadata for a catalogue."""
