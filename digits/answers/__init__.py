"""What was read, as data for JSON: the API and the command line tell the same."""
