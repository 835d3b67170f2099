import pytest

from benchmarks.load.requests import HttpRequest


@pytest.mark.parametrize(("keep_alive", "connection"), [(True, b"keep-alive"), (False, b"close")])
def test_a_request_is_written_as_a_whole_request(keep_alive, connection):
    request = HttpRequest("POST", "/path", {"Content-Type": "image/png"}, b"\x89PNG\r\n\r\n")
    head, _, body = request.as_bytes(keep_alive).partition(b"\r\n\r\n")
    first, *headers = head.split(b"\r\n")
    assert first == b"POST /path HTTP/1.1"
    assert set(headers) == {
        b"Content-Type: image/png",
        b"Host: 127.0.0.1",
        b"Connection: " + connection,
        b"Content-Length: 8",
    }
    assert body == request.body
