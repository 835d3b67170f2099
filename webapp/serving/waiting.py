"""How long the server waits for a client, which may be slow but may not stand still."""

from time import monotonic

SILENCE_S = 20
"""Seconds until a new connection has to say something."""

REST_S = 60
"""Seconds that a connection stays open for whoever looks at a digit before drawing the next one."""

TRANSFER_S = 15
"""Seconds that a request or an answer may take, besides those that its bytes are allowed."""

SLOWEST = 16_000
"""Bytes a second of the slowest network that a photo can still be sent over."""

GOODBYE_S = 2
"""Seconds for a client to read its last answer while it may still be sending."""

LAST_S = 1
"""Seconds in which a client may still ask something of a server that stops."""


class Wait:
    """A wait for a client, with the seconds that it may take; each byte that moves adds to them."""

    def __init__(self, patience_s: float) -> None:
        self.since = monotonic()
        self.patience_s = patience_s
        self.moved = 0

    def is_over(self, now: float) -> bool:
        """Whether the client has had its time, in monotonic seconds."""
        return now - self.since > self.patience_s + self.moved / SLOWEST
