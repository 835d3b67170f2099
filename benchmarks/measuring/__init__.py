"""What is measured: a module a section."""
