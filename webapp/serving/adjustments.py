"""How waitress is set up here."""

from waitress.adjustments import Adjustments

LONGEST_HEAD = 16_384
"""Bytes of a request before its body."""

READ_BYTES = 65_536
"""Of one connection before it is the next one's turn."""

BACKLOG = 2_048
"""Connections that the system keeps until they are accepted."""

IN_MEMORY = 1 << 40
"""Bytes from which on waitress would write a body to a disk, which may be full."""


def adjustments(longest_body: int) -> Adjustments:
    """waitress' settings, for bodies of up to so many bytes."""
    return Adjustments(
        ident="Digitpad",
        backlog=BACKLOG,
        recv_bytes=READ_BYTES,
        inbuf_overflow=IN_MEMORY,
        outbuf_overflow=IN_MEMORY,
        outbuf_high_watermark=IN_MEMORY,  # else a thread would wait for a client that reads nothing
        max_request_header_size=LONGEST_HEAD,
        max_request_body_size=longest_body + 1,
        log_socket_errors=False,
        clear_untrusted_proxy_headers=False,  # the app decides whom to believe
    )
