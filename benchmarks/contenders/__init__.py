"""Who is measured: how each is installed and served."""
