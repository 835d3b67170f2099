"""Room for clients: who has to make it where they take more than there is."""

from time import monotonic

from webapp.serving.channel import Channel

MOST_CONNECTIONS = 4_000
"""Beyond it, whoever has kept the server waiting for longest makes room for the next."""

MOST_HELD = 100_000_000
"""Bytes that large bodies may take together while they come in."""

LOOK_AFTER = 1_000_000
"""Bytes of large bodies that come between looks at what all of them take."""


class Room:
    """What the connections of one front may take; `channels` are all that there are."""

    def __init__(self, channels: dict[int, Channel]) -> None:
        self.channels = channels
        self.unlooked = 0

    def make_for_connection(self) -> None:
        """Have a place for one connection more."""
        if len(self.channels) >= MOST_CONNECTIONS:
            self.drop_the_slowest()

    def make_for_body(self, came: int) -> None:
        """Where large bodies take too much, drop those that have been coming in for longest.

        `came` is how many bytes of one have just come.
        """
        self.unlooked += came
        if self.unlooked < LOOK_AFTER:
            return
        self.unlooked = 0
        too_much = sum(channel.held for channel in self.channels.values()) - MOST_HELD
        coming = [one for one in self.channels.values() if one.request and one.held]
        for channel in sorted(coming, key=_since):
            if too_much <= 0:
                return
            too_much -= channel.held
            channel.give_way()

    def drop_the_slowest(self) -> None:
        """Close the connection of whoever has kept the server waiting for longest."""
        waiting = [channel for channel in self.channels.values() if not channel.requests]
        if waiting:
            min(waiting, key=_since).handle_close()

    def give_up_the_silent(self) -> None:
        """End all waits that were too long."""
        now = monotonic()
        for channel in list(self.channels.values()):
            if not channel.requests and channel.wait.is_over(now):
                channel.give_up()


def _since(channel: Channel) -> float:
    return channel.wait.since
