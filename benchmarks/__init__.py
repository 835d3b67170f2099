"""How fast Digitpad is, against what else there is: `python -m benchmarks`."""
