"""Threads that serve requests in the order in which they came."""

from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

from waitress.task import ThreadedTaskDispatcher
from waitress.utilities import queue_logger

if TYPE_CHECKING:
    from webapp.serving.channel import Channel

queue_logger.disabled = True  # it would warn of each request that waits at all


class Lane(ThreadedTaskDispatcher):  # type: ignore[misc]  # waitress has no types
    """waitress' threads, before which nobody waits for longer than `patience_s`."""

    def __init__(self, threads: int, patience_s: float) -> None:
        super().__init__()
        self.patience_s = patience_s
        self.set_thread_count(threads)

    def refuse_late(self, until: float) -> None:
        """Let the app refuse who has waited for too long, in this thread, up to a monotonic time.

        It is asked of requests alone that it refuses when they are late, for that takes no work.
        """
        while (late := self._late()) is not None:
            late.service()
            if monotonic() > until:
                return

    def _late(self) -> "Channel | None":
        queue: deque[Channel] = self.queue
        with self.lock:
            for channel in queue:
                if monotonic() - channel.queued_at <= self.patience_s:
                    return None
                if channel.requests[0].command == "POST":
                    queue.remove(channel)
                    return channel
        return None
