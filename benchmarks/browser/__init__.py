"""A real Chromium: a page under the meter, and the hand that draws on it."""
