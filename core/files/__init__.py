"""Files of CBS: encoding, layout, codes, kinds."""
