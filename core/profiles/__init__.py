"""Region profiles: figures beside the country's and the gemeenten's."""
