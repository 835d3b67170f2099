"""What was measured, as tables, plots and a page, and whether it reaches its targets."""
