"""Photos and scans of a line on paper, made up: pen, sheet, light and camera, with true boxes."""
