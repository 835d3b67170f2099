"""The same request from many clients at once."""
