"""What Digitpad is measured against."""
