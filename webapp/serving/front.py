"""The server's front: one loop that accepts, reads and writes, and threads that only compute."""

import errno
import socket
from time import monotonic
from typing import TYPE_CHECKING

from waitress.server import TcpWSGIServer
from waitress.wasyncore import dispatcher

from webapp.http.overload import PATIENCE_OF_COSTLY_S, PATIENCE_S, Place
from webapp.serving.adjustments import BACKLOG, adjustments
from webapp.serving.channel import Channel
from webapp.serving.lanes import Lane
from webapp.serving.memory import give_back
from webapp.serving.parser import RequestParser
from webapp.serving.room import Room
from webapp.serving.turns import take_turn
from webapp.serving.waiting import LAST_S, Wait

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

ACCEPTED = 100
"""New connections before it is the turn of those that there are."""

TICK_S = 0.05
"""Seconds between looks at who has waited for a thread for too long."""

IDLE_S = 0.5
"""Seconds between looks at clients that have nothing to say."""

REFUSALS_S = 0.02
"""Seconds that the loop may spend on refusals before it reads and writes again."""

SPENT_S = 0.01
"""Seconds of a turn that the loop may spend on drawings; more go to the threads."""


class Front(TcpWSGIServer):  # type: ignore[misc]  # waitress has no types
    """waitress' server for one process, on a socket that listens already."""

    channel_class = Channel

    def __init__(
        self, app: "WSGIApplication", listener: socket.socket, threads: int, longest_body: int
    ) -> None:
        self.is_stopping = False
        self.took_much = False
        self.spent_s = 0.0
        self.quick = Lane(threads, PATIENCE_S)
        self.pipelined = Lane(1, PATIENCE_S)
        self.alone = Lane(1, PATIENCE_OF_COSTLY_S)
        self.lanes = (self.quick, self.pipelined, self.alone)
        self.looked_at = monotonic()
        super().__init__(
            app,
            _sock=listener,
            dispatcher=self.quick,
            adj=adjustments(longest_body),
            sockinfo=(listener.family, listener.type, listener.proto, listener.getsockname()),
            bind_socket=False,
        )
        self.room = Room(self.active_channels)

    def turn(self) -> None:
        """Read, write and hand out what there is, or wait for it a moment."""
        self.spent_s = 0.0
        take_turn(self._map, TICK_S if any(lane.queue for lane in self.lanes) else IDLE_S)
        now = monotonic()
        for lane in self.lanes:
            lane.refuse_late(now + REFUSALS_S)
        if now - self.looked_at > IDLE_S:
            self.looked_at = now
            self.room.give_up_the_silent()
            self._give_back_memory()

    def readable(self) -> bool:
        """Whether it takes new connections."""
        return bool(self.accepting)

    def handle_accept(self) -> None:
        """Take the connections that wait."""
        self._accept(ACCEPTED)

    def add_task(self, channel: Channel) -> None:
        """Have a request answered: by a thread, or at once where it needs none."""
        channel.is_moved = False
        channel.queued_at = monotonic()
        if self._is_short(channel.requests[0]):
            self._serve_here(channel)
        elif channel.is_pipelined:  # whoever reads no answers may ask for many more
            channel.place = Place.THREADS
            self.pipelined.add_task(channel)
        else:
            channel.place = Place.THREADS
            self.quick.add_task(channel)

    def move(self, channel: Channel, place: Place) -> None:
        """Have a request answered in a place that bears it."""
        channel.is_moved = True
        channel.place = place
        channel.queued_at = monotonic()
        (self.alone if place is Place.ALONE else self.quick).add_task(channel)
        self.pull_trigger()  # for the loop to look sooner at who waits

    def longest_computation_s(self) -> float:
        """Seconds for which the request is served that takes longest, or 0."""
        now = monotonic()
        channels = self.active_channels.values()
        began = (channel.started_at for channel in channels if channel.is_computing)
        return now - min(began, default=now)

    def stop(self) -> None:
        """Take what has been accepted for us and nothing more, and let who is idle go soon."""
        self.is_stopping = True
        self._accept(BACKLOG)
        dispatcher.close(self)
        for channel in self.active_channels.values():
            if channel.is_idle:
                channel.wait = Wait(LAST_S)

    def close(self) -> None:
        """Close everything, whoever may still wait."""
        for lane in self.lanes:
            lane.shutdown()
        for channel in list(self.active_channels.values()):
            channel.handle_close()
        super().close()

    @property
    def in_progress(self) -> int:
        """How many requests are being answered by threads."""
        return sum(channel.is_computing for channel in self.active_channels.values())

    @property
    def is_busy(self) -> bool:
        """Whether somebody still waits for an answer, or may."""
        return any(not channel.is_leaving for channel in self.active_channels.values())

    def _is_short(self, request: RequestParser) -> bool:
        """Whether the loop itself answers: a thread would only come later, on a colder cache."""
        if request.needs_no_work:
            return True
        return request.is_drawing and self.spent_s < SPENT_S

    def _serve_here(self, channel: Channel) -> None:
        channel.place = Place.LOOP
        channel.service()
        self.spent_s += monotonic() - channel.queued_at

    def _accept(self, most: int) -> None:
        try:
            for _ in range(most):
                self.room.make_for_connection()
                if (accepted := self.accept()) is None:
                    return
                connection, address = accepted
                self.set_socket_options(connection)
                self.channel_class(self, connection, address, self.adj, map=self._map)
        except OSError as error:  # of a client that has gone already, mostly
            if error.errno in (errno.EMFILE, errno.ENFILE):
                self.room.drop_the_slowest()

    def _give_back_memory(self) -> None:
        if self.took_much and all(channel.is_idle for channel in self.active_channels.values()):
            self.took_much = False
            give_back()
