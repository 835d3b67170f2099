"""What is answered to a request: by the app, or by the server itself where it is none."""

from time import monotonic, time
from typing import TYPE_CHECKING, Any

from waitress.task import ErrorTask, Task, WSGITask
from waitress.utilities import Error

from webapp.http.overload import MOVED, PLACE, RETRY_AFTER_S, waited_s
from webapp.http.refusals import refusal
from webapp.http.request_ids import KEY, new_id
from webapp.log import Answered, access
from webapp.metrics.answer import Answer
from webapp.metrics.counting import count_answer

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment


class Logged(Task):  # type: ignore[misc]  # waitress has no types
    """A task whose answer is sent in one piece, and is a line in the log."""

    def start(self) -> None:
        """Begin to answer."""
        super().start()
        self.began = monotonic()
        self.request_id = new_id()

    def finish(self) -> None:
        """End the answer."""
        super().finish()
        self.channel.send_answer()
        seconds, waited = monotonic() - self.began, waited_s.get()
        status = int(self.status.partition(" ")[0])
        answer = Answer(*self.asked, status=status, seconds=seconds, waited_s=waited)
        count_answer(self.channel.server.application, answer)
        first_line = getattr(self.request, "first_line", b"-").decode("latin-1")
        access.info(
            Answered(
                seconds=time(),
                address=self.channel.addr[0],
                request=first_line.encode("unicode_escape").decode().replace('"', '\\"'),
                status=status,
                bytes=self.content_bytes_written,
                ms=round(seconds * 1e3, 2),
                waited_ms=round(waited * 1e3, 2),
                request_id=self.request_id,
            )
        )

    @property
    def asked(self) -> tuple[str, str]:
        """The method and the app's own path, both "" for what is no request."""
        return "", ""


class AppTask(Logged, WSGITask):  # type: ignore[misc]  # as above
    """The app's answer."""

    def start(self) -> None:
        """Say with it that it is the connection's last, where it is."""
        super().start()
        if self.request.is_cut or self.channel.server.is_stopping:
            self.set_close_on_finish()

    def get_environment(self) -> "WSGIEnvironment":
        """PEP 3333's."""
        environ: dict[str, Any] = super().get_environment()
        environ["wsgi.input"].seek(0)  # whoever had begun to read it may have been sent on
        environ[PLACE] = self.channel.place
        environ[MOVED] = self.channel.is_moved
        environ[KEY] = self.request_id
        return environ

    @property
    def asked(self) -> tuple[str, str]:
        """As `Logged.asked`."""
        environ = self.environ or {}
        return environ.get("REQUEST_METHOD", ""), environ.get("PATH_INFO", "")


class RefusalTask(Logged, ErrorTask):  # type: ignore[misc]  # as above
    """The server's own answer to what is no request, or no more than one."""

    def execute(self) -> None:
        """Write the answer."""
        error: Error = self.request.error
        answer = refusal(error.code, self.request.asked_path, error.body, self.request_id)
        if error.code == 503:
            answer.headers["Retry-After"] = str(RETRY_AFTER_S)
        self.status = answer.status
        self.response_headers.extend(answer.headers)
        self.set_close_on_finish()
        self.content_length = len(answer.get_data())
        self.write(answer.get_data())
