"""A real nginx in front of a server, set up as docs/hosting.md says."""

import shutil
import socket
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

from testing.servers import PATIENCE_S, ROOT, free_port
from testing.waiting import wait_until

PATH = "/digitpad"

TOLD = (ROOT / "docs" / "hosting.md").read_text().partition("```nginx\n")[2].partition("```")[0]

CERTIFICATE = (
    "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 "
    "-subj /CN=127.0.0.1 -keyout key.pem -out certificate.pem"
)

CONFIGURATION = """
daemon off;
master_process off;
pid nginx.pid;
error_log error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path bodies;
    proxy_temp_path proxied;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    server {{
        listen 127.0.0.1:{port} ssl;
        ssl_certificate certificate.pem;
        ssl_certificate_key key.pem;
        {location}
    }}
}}
"""


class NoNginx(RuntimeError):
    """It is not installed; the message says how to."""


class RunningNginx:
    """nginx on a free port, over HTTPS, with the server on `port` under `PATH`.

    It strips the path from requests or not; `without` names headers of docs/hosting.md that it does
    not set. `folder` is an empty one, for its files. Raises `NoNginx`.
    """

    def __init__(
        self, folder: Path, port: int, *, strips: bool = True, without: tuple[str, ...] = ()
    ) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"https://127.0.0.1:{self.port}{PATH}"
        location = _location(port, strips, without)
        configuration = CONFIGURATION.format(port=self.port, location=location)
        (folder / "nginx.conf").write_text(configuration)

    def __enter__(self) -> Self:
        nginx = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin")
        if nginx is None:
            raise NoNginx("no nginx: `apt-get install nginx`")
        subprocess.run(CERTIFICATE.split(), cwd=self.folder, capture_output=True, check=True)
        own = ["-p", f"{self.folder}/", "-c", "nginx.conf", "-e", "error.log"]
        self.process = subprocess.Popen([nginx, *own])
        wait_until(self._accepts, PATIENCE_S)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.process.terminate()
        self.process.wait(PATIENCE_S)

    def _accepts(self) -> bool:
        with socket.socket() as client:
            return client.connect_ex(("127.0.0.1", self.port)) == 0


def _location(port: int, strips: bool, without: tuple[str, ...]) -> str:
    lines = [line for line in TOLD.splitlines() if not any(name in line for name in without)]
    address = f"http://127.0.0.1:{port}/"
    return "\n".join(lines).replace("http://127.0.0.1:8000/", address if strips else address[:-1])
