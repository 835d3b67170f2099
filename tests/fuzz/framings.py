"""Bytes that are framed as no request should be, or just so."""

from hypothesis import strategies as st

LINES = b"""\
GET / HTTP/1.1
POST /api/v1/predictions HTTP/1.1
GET /
GET  / HTTP/1.1
get / HTTP/1.1
GET / HTTP/9.9
GET http://evil.example/ HTTP/1.1
GET * HTTP/1.1
PRI * HTTP/2.0
""".splitlines()

FIELDS = b"""\
Host: localhost
Host: evil.example
Host: ..
Host:
Host : localhost
 folded
Content-Length: 5
Content-Length: 0
Content-Length: -1
Content-Length: 1e3
Content-Length: 5, 6
Content-Length: 99999999999999999999
Transfer-Encoding: chunked
Transfer-Encoding: gzip
Connection: close
Connection: keep-alive, upgrade
Expect: 100-continue
no colon
: nameless
""".splitlines()

BODIES = [b"", b"hello", b"0\r\n\r\n", b"5\r\nhello\r\n0\r\n\r\n"]

lines = st.sampled_from([*LINES, b"\0\1\2", b"GET /api/v1/" + b"x" * 20_000 + b" HTTP/1.1"])

fields = st.sampled_from(
    [*FIELDS, b"Transfer-Encoding:\x0bchunked", b"X: \xff\xfe", b"A\0B: c", b"X:" + b"y" * 9_000]
)

ends = st.sampled_from([b"\r\n"] * 5 + [b"\n", b"\r", b"\r\r\n"])

heads = st.builds(
    lambda line, given, end: end.join([line, *given]) + end * 2,
    lines,
    st.lists(fields, max_size=6),
    ends,
)

framings = st.lists(
    st.builds(bytes.__add__, heads, st.sampled_from(BODIES)), min_size=1, max_size=4
).map(b"".join)
