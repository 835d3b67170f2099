"""A package, so that the one that Hershey-Fonts installs as `tests` is not found instead."""
