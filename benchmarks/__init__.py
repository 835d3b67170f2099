"""How fast Digitpad is, against what else there is: `python -m benchmarks`."""

import digits  # noqa: F401  # before numpy, which then runs as it does in serving
