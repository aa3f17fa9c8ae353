"""Requests that were once right, changed by Hypothesis, and what must be true of every answer."""

from __future__ import annotations

import re

from hypothesis import strategies as st

ORIGINALS = (
    b"GET / HTTP/1.1\r\nHost: here\r\n\r\n",
    b"HEAD /index.html HTTP/1.1\r\nHost: here\r\nAccept-Encoding: br;q=0.5, gzip\r\n\r\n",
    b"GET /models/ HTTP/1.1\r\nHost: here:8000\r\nIf-None-Match: W/\"a\", \"b\"\r\n\r\n",
    b"GET /lib/unrolled.js?v=0123456789ab HTTP/1.1\r\nHost: here\r\nRange: bytes=0-9\r\n\r\n",
    b"GET /lib/unrolled.js HTTP/1.1\r\nHost: here\r\nRange: bytes=-9\r\nIf-Range: \"a\"\r\n\r\n",
    b"GET /assets/x.js HTTP/1.1\r\nHost: here\r\nIf-Match: *\r\nConnection: close\r\n\r\n",
    b"GET /models/seed/model.json HTTP/1.1\r\nHost: here\r\n"
    b"If-Modified-Since: Sat, 01 Jan 2000 00:00:00 GMT\r\n"
    b"If-Unmodified-Since: Fri, 01 Jan 2100 00:00:00 GMT\r\n\r\n",
    b"POST /models/ HTTP/1.1\r\nHost: here\r\nContent-Length: 5\r\n\r\nhello",
    b"POST / HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
    b"GET http://here/healthz HTTP/1.0\r\nCookie: a=b\r\n\r\n",
    b"OPTIONS * HTTP/1.1\r\nHost: here\r\nExpect: 100-continue\r\nUpgrade: h2c\r\n\r\n",
    b"GET /readyz HTTP/1.1\r\nHost: [::1]\r\n\r\nGET /embed HTTP/1.1\r\nHost: here\r\n\r\n",
)  # fmt: skip

# What has confused parsers before.
SPLICES = (
    b"\r\n", b"\n", b"\r", b"\0", b"\t", b" ", b":", b"/", b"..", b"%", b"%00", b"%ff", b"\xff",
    b"?", b"#", b"*", b"\"", b",", b";q=", b"=", b"-", b"99999999999999999999", b"bytes=",
    b"HTTP/1.1", b"HTTP/2.0", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"Host: there\r\n",
    b"Content-Length: 1\r\n", b"Transfer-Encoding: chunked\r\n", b"Transfer-Encoding: rot13\r\n",
    b"SCRIPT_NAME: /x\r\n", b"X-Forwarded-Proto: https\r\n", b"Expect: 100-continue\r\n",
    b"http://[", b"//", b"W/",
)  # fmt: skip

LONGEST = 4096  # positions behind the end count from the beginning again
FAULT = re.compile(rb"HTTP/1\.[01] 5\d\d|Traceback")
HEAD = re.compile(rb"\AHTTP/1\.[01] [1-4]\d\d [A-Za-z ]+\r\n(?:[\w-]+: [^\r\n]*\r\n)+\r\n")

_edit = st.tuples(
    st.integers(0, LONGEST),
    st.integers(0, 12),  # bytes removed there
    st.one_of(st.sampled_from(SPLICES), st.binary(max_size=8), st.just(b"")),
)


def _apply(original: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    for at, removed, inserted in edits:
        start = at % (len(original) + 1)
        original = original[:start] + inserted + original[start + removed :]
    return original


mutated_requests = st.builds(
    _apply, st.sampled_from(ORIGINALS), st.lists(_edit, min_size=1, max_size=6)
)


def check_answer(answer: bytes) -> None:
    """Whatever was asked: no fault of ours, and a well-formed answer with its headers or none.

    Raises:
        AssertionError: the answer is none that may leave the server.
    """
    if not answer:
        return  # an incomplete request has none
    assert not FAULT.search(answer), answer
    assert HEAD.match(answer), answer
    assert b"default-src 'none'" in answer, answer
