"""Where figures come from: metadata, history, definitions."""
