"""Static pages of a protocol, and the script in them."""
