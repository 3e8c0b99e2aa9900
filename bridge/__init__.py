"""Where QGIS meets pandas: layers to frames, results to layers, styles, messages, translation."""
