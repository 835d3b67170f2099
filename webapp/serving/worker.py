"""A process that serves, as gunicorn's master starts, watches and replaces it."""

import gc
import os
import sys
from math import inf
from time import monotonic
from types import FrameType

from gunicorn.systemd import sd_notify
from gunicorn.workers.base import Worker

from webapp.current import holder_of
from webapp.http.bodies import longest_body
from webapp.metrics.counting import settle
from webapp.serving.front import Front

HANG_S = 30
"""Seconds after which a computation hangs: the longest that there is takes two."""

SWITCH_S = 0.001
"""Seconds after which a thread that computes lets the loop go on: Python's own 5 ms add up, as the
loop gives way each time that it reads or writes."""

SETTLE_S = 0.1
"""Seconds between the times that what was counted is settled, which takes half a millisecond."""

SIGN_OF_LIFE_S = 5
"""Seconds between those that systemd is given."""


class FrontWorker(Worker):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's worker around a `Front`.

    It keeps to the model that is promoted: only here, for no thread survives the fork.
    """

    front: Front | None = None

    def run(self) -> None:
        """Serve until told to stop, then finish what was begun; end at once without a master."""
        self.front = Front(self.wsgi, self.sockets[0].sock, self.cfg.threads, self._longest_body)
        self.last_sign = self.settled_at = -inf
        sys.setswitchinterval(SWITCH_S)
        if self.app.metrics is not None:
            from webapp.metrics.exposing import expose  # only where it is asked for: 3 MB

            expose(self.wsgi, self.app.metrics)
        gc.freeze()  # what the start left is for good, and need not be looked through again
        with holder_of(self.wsgi).watching():
            while self.alive and self._has_master:
                self._turn(self.front)
            self.front.stop()
            while self.front.is_busy and self._has_master:
                self._turn(self.front)
        settle(self.wsgi, in_progress=0)

    def handle_exit(self, signal: int, frame: FrameType | None) -> None:
        """Stop soon, whatever the signal: nobody's answer is dropped."""
        self.alive = False
        if self.front is not None:
            self.front.pull_trigger()

    handle_quit = handle_exit

    @property
    def _longest_body(self) -> int:
        settings = self.app.settings
        return longest_body(max(settings.max_bytes, settings.max_photo_bytes))

    @property
    def _has_master(self) -> bool:
        return bool(os.getppid() == self.ppid)

    def _turn(self, front: Front) -> None:
        """Serve for a moment; without a sign of life, master and systemd replace what hangs."""
        front.turn()
        if monotonic() - self.settled_at > SETTLE_S:
            self.settled_at = monotonic()
            settle(self.wsgi, front.in_progress)
        if front.longest_computation_s() > HANG_S:
            return
        self.notify()
        if monotonic() - self.last_sign > SIGN_OF_LIFE_S:
            self.last_sign = monotonic()
            sd_notify("WATCHDOG=1", self.log)
