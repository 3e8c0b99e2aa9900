"""OAD: addresses within a kilometre of addresses."""
