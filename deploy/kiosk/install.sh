#!/usr/bin/env bash
# Makes this machine an exhibit, on Debian or Raspberry Pi OS: server, full screen, start at boot.
# Safe to run again, after an update too. Usage: sudo deploy/kiosk/install.sh [--x11 | --uninstall]
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
target=/opt/digitpad
config=/etc/digitpad/kiosk.conf
units=/etc/systemd/system

fail() {
    echo "install.sh: $*" >&2
    exit 1
}

install_packages() {
    local screen=(cage xwayland) # cage starts with Xwayland or not at all
    if [ "$display" = x11 ]; then screen=(xinit xserver-xorg xserver-xorg-legacy x11-xserver-utils); fi
    apt-get update -qq
    # The fonts: Arabic and Chinese are among the languages.
    apt-get install -qq -y chromium curl fonts-noto-core fonts-noto-cjk make python3-venv rsync \
        "${screen[@]}"
}

make_users() {
    id digitpad >/dev/null 2>&1 || useradd --system --home-dir /nonexistent digitpad
    id digitpad-kiosk >/dev/null 2>&1 || useradd --system --create-home digitpad-kiosk
    usermod --append --groups video,input,render,tty digitpad-kiosk
}

copy_files() {
    mkdir -p "$target" "$(dirname "$config")"
    local parts=(Makefile deploy digits requirements requirements.txt saved_model static templates webapp)
    for part in "${parts[@]}"; do
        rsync --archive --delete --chown=root:root --exclude=__pycache__ "$root/$part" "$target/"
    done
    make --directory "$target" .venv/serve
    [ -e "$config" ] || install "$here/kiosk.conf" "$config" # never over one's own settings
    chmod 600 "$config" # a key may stand in it
}

install_units() {
    install -m 644 "$here/digitpad.service" "$units/digitpad.service"
    install -m 644 "$here/digitpad-kiosk-$display.service" "$units/digitpad-kiosk.service"
    install -D -m 644 "$here/digitpad-kiosk.slice.conf" \
        "$units/user-$(id -u digitpad-kiosk).slice.d/digitpad-kiosk.conf"
    # shellcheck source=deploy/kiosk/kiosk.conf
    . "$config"
    write_timer off "${SCREEN_OFF:-}"
    write_timer on "${SCREEN_ON:-}"
    systemctl daemon-reload
    systemctl enable digitpad digitpad-kiosk
    systemctl restart digitpad digitpad-kiosk
}

# A timer that turns the screen off or on at a time; without a time there is none.
write_timer() {
    local name=digitpad-screen-$1
    systemctl disable --now "$name.timer" 2>/dev/null || true
    rm -f "$units/$name.timer" "$units/$name.service"
    if [ -z "$2" ]; then return; fi
    systemd-analyze calendar "$2" >/dev/null || fail "$config: expected a time like 22:00, got '$2'"
    printf '[Unit]\nDescription=Digitpad, screen %s\n[Service]\nType=oneshot\nExecStart=%s/deploy/kiosk/screen %s\n' \
        "$1" "$target" "$1" >"$units/$name.service"
    printf '[Unit]\nDescription=Digitpad, screen %s\n[Timer]\nOnCalendar=%s\n[Install]\nWantedBy=timers.target\n' \
        "$1" "$2" >"$units/$name.timer"
    systemctl daemon-reload
    systemctl enable --now "$name.timer"
}

uninstall() {
    systemctl disable --now digitpad-kiosk digitpad digitpad-screen-{on,off}.timer 2>/dev/null || true
    rm -f "$units"/digitpad{,-kiosk}.service "$units"/digitpad-screen-{on,off}.{service,timer} \
        "$units"/user-*.slice.d/digitpad-kiosk.conf
    rmdir "$units"/user-*.slice.d 2>/dev/null || true # unless somebody keeps something else there
    systemctl daemon-reload
    rm -rf "$target"
    for user in digitpad digitpad-kiosk; do
        if id "$user" >/dev/null 2>&1; then userdel --remove "$user" 2>/dev/null || true; fi
    done
    echo "Digitpad is gone. Left: $config, /var/lib/digitpad (the counts), and Debian's packages."
}

display=wayland
case "${1:-}" in
    "" | --uninstall) ;;
    --x11) display=x11 ;;
    *) fail "expected --x11, --uninstall or nothing, got '$1'" ;;
esac
[ "$(id -u)" = 0 ] || fail "expected to run as root: sudo $0"
if [ "${1:-}" = --uninstall ]; then
    uninstall
    exit
fi
install_packages
make_users
copy_files
install_units
echo "Digitpad is on the screen. Settings: $config. Numbers: http://127.0.0.1:8000/kiosk/stats"
