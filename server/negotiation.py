"""What a request asks of a file (RFC 9110): in which encoding, whether at all, and which part.

Pure functions over the headers. Werkzeug parses them; the decisions are ours, because its own
(`Response.make_conditional`) lets Range beat If-None-Match, answers 416 to a malformed Range and to
a suffix longer than the file, and knows no If-Unmodified-Since.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from http import HTTPStatus
from typing import TYPE_CHECKING

from werkzeug.http import parse_accept_header, parse_date, parse_etags, parse_range_header

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

# Smallest first, for clients that accept several equally.
ENCODINGS = ("br", "gzip", "identity")

# A file asked for without any of these is sent whole, which is nearly every request.
CONDITIONS = frozenset(
    {
        "HTTP_IF_MATCH",
        "HTTP_IF_UNMODIFIED_SINCE",
        "HTTP_IF_NONE_MATCH",
        "HTTP_IF_MODIFIED_SINCE",
        "HTTP_RANGE",
    }
)

# `bytes=-0` is well formed but never satisfiable. Werkzeug calls it malformed.
EMPTY_SUFFIX = re.compile(r"[ \t]*bytes[ \t]*=[ \t]*-0+[ \t]*", re.IGNORECASE)


class UnsatisfiableRangeError(ValueError):
    """No byte of the file lies in the range asked for."""


# Bounded: browsers send a handful of values, other clients may send any number.
@lru_cache(maxsize=256)
def acceptable_encodings(accept_encoding: str) -> tuple[str, ...]:
    """The encodings a client accepts, best first (section 12.5.3).

    Identity always ends the list: a client that refuses it too is better served with the plain file
    than with an error.

    >>> acceptable_encodings("gzip, deflate, br")
    ('br', 'gzip', 'identity')
    >>> acceptable_encodings("br;q=0, *;q=0.1")
    ('gzip', 'identity')
    """
    accepted = parse_accept_header(accept_encoding)
    liked = [encoding for encoding in ENCODINGS if accepted.quality(encoding) > 0]
    liked.sort(key=accepted.quality, reverse=True)
    return tuple(liked) if "identity" in liked else (*liked, "identity")


def outcome(environ: WSGIEnvironment, etag: str, modified: datetime | None) -> HTTPStatus:
    """Weigh the preconditions of a GET or HEAD in the order of section 13.2.2.

    Args:
        environ: the request.
        etag: the selected encoding's strong entity tag, without quotes.
        modified: when the file last changed, in whole seconds with a time zone; None if unknown,
            and then the conditions on dates are passed over.

    Returns:
        OK, NOT_MODIFIED or PRECONDITION_FAILED.
    """
    if "HTTP_IF_MATCH" in environ:
        if not parse_etags(environ["HTTP_IF_MATCH"]).contains(etag):
            return HTTPStatus.PRECONDITION_FAILED
    elif modified and (date := _date(environ.get("HTTP_IF_UNMODIFIED_SINCE"))) and modified > date:
        return HTTPStatus.PRECONDITION_FAILED

    if "HTTP_IF_NONE_MATCH" in environ:
        if parse_etags(environ["HTTP_IF_NONE_MATCH"]).contains_weak(etag):
            return HTTPStatus.NOT_MODIFIED
    elif modified and (date := _date(environ.get("HTTP_IF_MODIFIED_SINCE"))) and modified <= date:
        return HTTPStatus.NOT_MODIFIED
    return HTTPStatus.OK


def _date(text: str | None) -> datetime | None:
    try:
        return parse_date(text)
    except OverflowError:  # a year of twenty digits, which Werkzeug lets through
        return None


def requested_range(environ: WSGIEnvironment, etag: str, length: int) -> range | None:
    """The bytes asked for, or None where the whole file is the answer (section 14.2).

    Whole: no Range, another method than GET, a malformed one, another unit, several ranges at once
    (which a server may decline), or an If-Range that does not hold.

    >>> requested_range({"REQUEST_METHOD": "GET", "HTTP_RANGE": "bytes=-3"}, "tag", 10)
    range(7, 10)

    Raises:
        UnsatisfiableRangeError: the range begins after the last byte, or is the last 0 bytes.
    """
    if environ["REQUEST_METHOD"] != "GET" or "HTTP_RANGE" not in environ:
        return None
    # Only our strong tag holds. A date cannot: all encodings of a file share one, so a client could
    # join the front of the gzip file to the back of the plain one.
    if environ.get("HTTP_IF_RANGE", f'"{etag}"') != f'"{etag}"':
        return None
    if EMPTY_SUFFIX.fullmatch(environ["HTTP_RANGE"]):
        raise UnsatisfiableRangeError(f"{environ['HTTP_RANGE']} of {length} bytes")
    asked = parse_range_header(environ["HTTP_RANGE"])
    if asked is None or asked.units != "bytes" or len(asked.ranges) != 1:
        return None
    start, stop = asked.ranges[0]
    if start < 0:  # a suffix: the last -start bytes, or all there are
        start = max(0, length + start)
    found = range(start, length if stop is None else min(stop, length))
    if not found:
        raise UnsatisfiableRangeError(f"{environ['HTTP_RANGE']} of {length} bytes")
    return found
