"""A turn of the loop: those with little to say first, and then those that send very much."""

import select
from collections.abc import Iterator
from time import monotonic
from typing import Any

from waitress.wasyncore import readwrite

from webapp.serving.channel import Channel

CROWD_S = 0.005
"""Seconds of a turn for all clients together that send much."""

Dispatchers = dict[int, Any]
"""By file descriptor: waitress has no types."""

Event = tuple[int, Any, int]
"""A file descriptor, its dispatcher, and what that can do."""


def take_turn(dispatchers: Dispatchers, timeout_s: float) -> None:
    """Wait for a moment until anyone can go on, and let them.

    Nobody waits for those who send very much: however many these are, they share a part of the
    turn, and who was served least recently begins.
    """
    ready = list(_ready(dispatchers, timeout_s))
    crowd = [event for event in ready if _sends_much(event[1])]
    for event in (event for event in ready if not _sends_much(event[1])):
        _serve(event, dispatchers)
    until = monotonic() + CROWD_S
    for event in sorted(crowd, key=lambda event: float(event[1].served_at)):
        event[1].served_at = monotonic()
        _serve(event, dispatchers)
        if monotonic() > until:
            return


def _ready(dispatchers: Dispatchers, timeout_s: float) -> Iterator[Event]:
    poll = select.poll()
    has_unread = []
    for number, dispatcher in dispatchers.items():
        flags = select.POLLIN if dispatcher.readable() else 0
        if flags and isinstance(dispatcher, Channel) and dispatcher.unread:
            has_unread.append((number, dispatcher, flags))
            continue
        if dispatcher.writable() and not dispatcher.accepting:
            flags |= select.POLLOUT
        if flags:
            poll.register(number, flags)
    yield from has_unread
    for number, flags in poll.poll(0 if has_unread else timeout_s * 1e3):
        yield number, dispatchers[number], flags


def _sends_much(dispatcher: Any) -> bool:
    return isinstance(dispatcher, Channel) and dispatcher.sends_much


def _serve(event: Event, dispatchers: Dispatchers) -> None:
    number, dispatcher, flags = event
    if dispatchers.get(number) is dispatcher:  # not closed for one that came before it
        readwrite(dispatcher, flags)
