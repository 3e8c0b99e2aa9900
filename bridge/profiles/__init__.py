"""Region profiles on layers: figures, words, output, style, chart."""
