#!/bin/sh
# What the tests need of the system: a Chromium, the libraries that Skia draws with, and a screen
# without a screen for the exhibit, an nginx to stand behind, and a Redis that several count in.
# CI installs what is missing; elsewhere the tests say what to do.

install() {
    if [ -n "$CI" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq && apt-get install -qq -y "$@"
    else
        echo "missing: apt-get install $*"
    fi
}

has_chromium() {
    for name in chromium chromium-browser google-chrome; do
        command -v "$name" >/dev/null && return
    done
    .venv/bin/python -m playwright install chromium
}

has_chromium || install chromium
# The same pages for two thirds of the work; where there is none, the tests take the other.
[ -z "$CI" ] || command -v chromium-headless-shell >/dev/null || install chromium-headless-shell
.venv/bin/python -c "import skia" 2>/dev/null || install libegl1 libgl1 libexpat1
command -v xvfb-run >/dev/null || install xvfb xauth
command -v xrandr >/dev/null || install x11-xserver-utils
command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || install nginx
command -v redis-server >/dev/null || install redis-server
command -v curl >/dev/null || install curl
command -v systemd-analyze >/dev/null || install systemd
exit 0
