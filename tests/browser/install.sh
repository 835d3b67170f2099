#!/bin/sh
# Makes sure that there is a Chromium for the browser tests; they say what to do where there is none.
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null && exit 0
done
.venv/bin/python -m playwright install chromium && exit 0
if [ -n "$CI" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && apt-get install -qq -y chromium
fi
exit 0
