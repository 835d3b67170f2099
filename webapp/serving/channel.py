"""A client's connection: the loop reads and writes it, and threads compute in between."""

import socket
from time import monotonic
from typing import Any

from waitress.buffers import OverflowableBuffer, ReadOnlyFileBasedBuffer
from waitress.channel import ClientDisconnected, HTTPChannel
from waitress.utilities import Error

from webapp.http.overload import Elsewhere, Place, waited_s
from webapp.serving.parser import Busy, RequestParser, RequestTimeout
from webapp.serving.tasks import AppTask, RefusalTask
from webapp.serving.waiting import GOODBYE_S, LAST_S, REST_S, SILENCE_S, TRANSFER_S, Wait

LARGE = 32_768
"""Bytes of a body from which on it counts towards what all may hold together."""


class Channel(HTTPChannel):  # type: ignore[misc]  # waitress has no types
    """waitress' connection, which takes one request at a time and waits for no client for ever.

    `queued_at` and `started_at` are monotonic seconds: when its last request came, and when it was
    last begun to be answered.
    """

    task_class = AppTask
    error_task_class = RefusalTask
    parser_class = RequestParser

    def __init__(self, *given: Any, **named: Any) -> None:
        self.request: RequestParser | None = None
        self.unread = b""
        self.is_leaving = False
        self.is_pipelined = self.is_moved = False
        self.place = Place.THREADS
        self.queued_at = self.started_at = self.served_at = 0.0
        self.wait = Wait(SILENCE_S)
        super().__init__(*given, **named)

    @property
    def held(self) -> int:
        """Bytes of a large body that came so far, or 0."""
        requests = [*self.requests, *([self.request] if self.request else [])]
        came = sum(request.body_bytes_received for request in requests)
        return came if came > LARGE else 0

    @property
    def is_idle(self) -> bool:
        """Whether nothing is asked and nothing is left to be sent."""
        return not (self.requests or self.request or self.unread or self.total_outbufs_len)

    @property
    def is_computing(self) -> bool:
        """Whether its request is being answered, and not waiting for it."""
        return bool(self.requests) and self.started_at >= self.queued_at

    @property
    def sends_much(self) -> bool:
        """Whether it asks for many answers at once, or sends a large body or one too large."""
        return bool(self.unread) or self.is_leaving or self.held > 0

    def handle_read(self) -> None:
        """Read what has come, but first take up what was read with the last request.

        What a leaving client still sends is read and forgotten.
        """
        if self.is_leaving:
            self.recv(self.adj.recv_bytes)
        elif self.unread:
            self.received(b"")
        else:
            super().handle_read()

    def received(self, data: bytes) -> bool:
        """Take up one request; what came with it waits until that one is answered."""
        with self.requests_lock:
            if self.will_close or self.close_when_flushed:
                return False
            is_whole = self._parsed(self.unread + data)
            if is_whole:
                self.requests.append(self.request)
                self.request = None
        self.is_pipelined = not data
        if is_whole:
            self.server.add_task(self)
        elif self.held:
            self.server.room.make_for_body(len(data))
        return True

    def service(self) -> None:
        """Answer the request, in a thread or, where that takes no time, in the loop."""
        self.server.took_much |= self.place == Place.ALONE or self.held > 0
        self.started_at = monotonic()
        waited_s.set(self.started_at - self.queued_at)
        try:
            super().service()
        except Elsewhere as elsewhere:
            self.server.move(self, elsewhere.place)
        else:
            self._rest()

    def write_soon(self, data: bytes | ReadOnlyFileBasedBuffer) -> int:
        """Keep a piece of the answer, until all of it is there to be sent at once."""
        with self.outbuf_lock:  # the loop closes the connection with the same lock
            if not self.connected:
                raise ClientDisconnected
            if isinstance(data, ReadOnlyFileBasedBuffer):
                self.outbufs += [data, OverflowableBuffer(self.adj.outbuf_overflow)]
            else:
                self.outbufs[-1].append(data)
            self.total_outbufs_len += len(data)
        return len(data)

    def send_answer(self) -> None:
        """Send what the client takes at once; the loop sends the rest."""
        with self.outbuf_lock:
            self._flush_exception(self._flush_some, do_close=False)

    def send(self, data: bytes, do_close: bool = True) -> int:
        """Send some of these bytes; how many."""
        sent: int = super().send(data, do_close=do_close)
        self.wait.moved += sent
        return sent

    def handle_write(self) -> None:
        """Send what there is to be sent, and part with the client after its last answer."""
        if self.close_when_flushed and not self.will_close:
            self._flush_exception(self._flush_some)
            if self.connected and not self.will_close and not self.total_outbufs_len:
                self._part()
            return
        super().handle_write()
        if self.is_idle:
            self._rest()

    def refuse(self, error: Error) -> None:
        """Answer with an error what has come of a request."""
        with self.requests_lock:
            request = self.request or self._begun()
            request.refuse(error)
            self.requests.append(request)
            self.request = None
        self.service()

    def give_up(self) -> None:
        """End a wait that was too long."""
        if self.request and not self.is_leaving and not self.total_outbufs_len:
            self.refuse(RequestTimeout("expected the whole request by now, got a part of it"))
        else:
            self.handle_close()

    def give_way(self) -> None:
        """Drop what has come of a large body, for others to have its place."""
        self.refuse(Busy("expected room for this body, got a server that holds too many others"))

    def _parsed(self, data: bytes) -> bool:
        """Whether a request is whole; what lies behind its end stays unread."""
        while data:
            request = self.request or self._begun()
            consumed = request.received(data)
            self.wait.moved += consumed
            data = data[consumed:]
            if request.empty:  # blank lines, which may stand before a request
                self.request = None
            elif request.completed:
                break
            elif request.expect_continue:
                self.send_continue()
        self.unread = data
        return bool(self.request and self.request.completed)

    def _begun(self) -> RequestParser:
        self.request = RequestParser(self.adj)
        self.wait = Wait(TRANSFER_S)
        return self.request

    def _rest(self) -> None:
        """Wait for the client: to take its answer, or to ask again."""
        patience_s = LAST_S if self.server.is_stopping else REST_S
        self.wait = Wait(TRANSFER_S if self.total_outbufs_len else patience_s)

    def _part(self) -> None:
        """Say goodbye, and hear the client out: whoever still sends would miss the answer."""
        self.close_when_flushed = False
        self.is_leaving = True
        self.unread = b""
        self.wait = Wait(GOODBYE_S)
        self.socket.shutdown(socket.SHUT_WR)
