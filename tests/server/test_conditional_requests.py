"""RFC 9110, sections 13 and 14, on a file of ten bytes that has no other encoding."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from server import create_app

DIGITS = "/digits.bin"
LONG_AGO = "Sat, 01 Jan 2000 00:00:00 GMT"
IN_FUTURE = "Fri, 01 Jan 2100 00:00:00 GMT"
OTHER = '"00000000000000000000000000000000"'


@pytest.fixture
def tag(client: FlaskClient) -> str:
    return client.get(DIGITS).headers["ETag"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"If-None-Match": "{tag}"}, 304),
        ({"If-None-Match": "W/{tag}"}, 304),
        ({"If-None-Match": f"{OTHER}, {{tag}}"}, 304),
        ({"If-None-Match": "*"}, 304),
        ({"If-None-Match": OTHER}, 200),
        ({"If-None-Match": ""}, 200),
        ({"If-Modified-Since": IN_FUTURE}, 304),
        ({"If-Modified-Since": "{date}"}, 304),
        ({"If-Modified-Since": LONG_AGO}, 200),
        ({"If-Modified-Since": "yesterday"}, 200),
        ({"If-Modified-Since": "Fri, 01 Jan 99999999999999999999 00:00:00 GMT"}, 200),
        ({"If-Unmodified-Since": "Fri, 01 Jan 99999999999999999999 00:00:00 GMT"}, 200),
        ({"If-Match": "{tag}"}, 200),
        ({"If-Match": "*"}, 200),
        ({"If-Match": f"{OTHER}, {{tag}}"}, 200),
        ({"If-Match": OTHER}, 412),
        ({"If-Match": "W/{tag}"}, 412),
        ({"If-Unmodified-Since": IN_FUTURE}, 200),
        ({"If-Unmodified-Since": "{date}"}, 200),
        ({"If-Unmodified-Since": LONG_AGO}, 412),
        ({"If-Unmodified-Since": "yesterday"}, 200),
        # The order of section 13.2.2.
        ({"If-None-Match": OTHER, "If-Modified-Since": IN_FUTURE}, 200),
        ({"If-None-Match": "{tag}", "If-Modified-Since": LONG_AGO}, 304),
        ({"If-Match": "{tag}", "If-Unmodified-Since": LONG_AGO}, 200),
        ({"If-Match": OTHER, "If-None-Match": "{tag}"}, 412),
        ({"If-Match": "{tag}", "If-None-Match": "{tag}"}, 304),
        ({"If-None-Match": "{tag}", "Range": "bytes=0-0"}, 304),
        ({"If-Match": OTHER, "Range": "bytes=0-0"}, 412),
        ({"If-Unmodified-Since": LONG_AGO, "If-None-Match": "{tag}"}, 412),
        ({"If-Unmodified-Since": IN_FUTURE, "If-None-Match": "{tag}"}, 304),
        ({"If-Match": "{tag}", "If-Unmodified-Since": LONG_AGO, "If-None-Match": OTHER}, 200),
        ({"If-Match": "*", "If-None-Match": "*"}, 304),
        ({"If-Match": "", "If-None-Match": "{tag}"}, 412),
        ({"If-None-Match": '"*"'}, 200),
        ({"If-None-Match": '"a,b", {tag}'}, 304),
        ({"If-None-Match": ", ,{tag},"}, 304),
        ({"If-None-Match": "{tag}x"}, 200),
        ({"If-Range": OTHER}, 200),
        ({"If-None-Match": "{tag}", "Range": "bytes=99-", "If-Range": "{tag}"}, 304),
        # All three ways to write a date (section 5.6.7).
        ({"If-Modified-Since": "Sunday, 06-Nov-94 08:49:37 GMT"}, 200),
        ({"If-Unmodified-Since": "Sunday, 06-Nov-94 08:49:37 GMT"}, 412),
        ({"If-Unmodified-Since": "Sun Nov  6 08:49:37 1994"}, 412),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_preconditions_decide(
    client: FlaskClient, tag: str, method: str, headers: dict[str, str], status: int
) -> None:
    date = client.get(DIGITS).headers["Last-Modified"]
    sent = {name: value.format(tag=tag, date=date) for name, value in headers.items()}
    assert client.open(DIGITS, method=method, headers=sent).status_code == status


@pytest.mark.parametrize(
    ("asked", "answer", "content_range"),
    [
        ("bytes=0-0", b"0", "bytes 0-0/10"),
        ("bytes=9-9", b"9", "bytes 9-9/10"),
        ("bytes=2-5", b"2345", "bytes 2-5/10"),
        ("bytes=7-", b"789", "bytes 7-9/10"),
        ("bytes=7-99", b"789", "bytes 7-9/10"),
        ("bytes=-3", b"789", "bytes 7-9/10"),
        ("bytes=-99", b"0123456789", "bytes 0-9/10"),
        ("BYTES=1-2", b"12", "bytes 1-2/10"),
    ],
)
def test_a_range_is_sent_alone(
    client: FlaskClient, asked: str, answer: bytes, content_range: str
) -> None:
    response = client.get(DIGITS, headers={"Range": asked})
    assert (response.status_code, response.data) == (206, answer)
    assert response.headers["Content-Range"] == content_range
    assert int(response.headers["Content-Length"]) == len(answer)


@pytest.mark.parametrize(
    "asked",
    [
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "bytes=5-2",
        "bytes=0-0,2-2",
        "bytes=0x1-2",
        "words=0-1",
        "bytes=" + "9" * 5000 + "-",
        "bytes=-0,-0",  # several at once, none of which is there
        "words=-0",
        "bytes=-0x",
        "bytes=99-,100-",
        "bytes=--1",
        "bytes=+0-1",
        "bytes=0_0-1",
        "bytes=\u0660-\u0661",
        "bytes=0-0;bytes=2-2",
    ],
)
def test_a_range_that_cannot_be_read_means_the_whole_file(client: FlaskClient, asked: str) -> None:
    response = client.get(DIGITS, headers={"Range": asked})
    assert (response.status_code, response.data) == (200, b"0123456789")


def test_a_range_behind_the_end_is_refused_and_never_cached(client: FlaskClient) -> None:
    response = client.get("/assets/page-Dk3x9.js", headers={"Range": "bytes=100000-"})
    assert response.status_code == 416
    length = client.get("/assets/page-Dk3x9.js").headers["Content-Length"]
    assert response.headers["Content-Range"] == f"bytes */{length}"
    assert response.headers["Cache-Control"] == "no-cache"
    assert int(response.headers["Content-Length"]) == len(response.data)


@pytest.mark.parametrize("asked", ["bytes=-0", "bytes=-000", "BYTES= -0 "])
def test_the_last_no_bytes_are_refused(client: FlaskClient, asked: str) -> None:
    response = client.get(DIGITS, headers={"Range": asked})
    assert (response.status_code, response.headers["Content-Range"]) == (416, "bytes */10")


@pytest.mark.parametrize("asked", ["bytes=0-0", "bytes=99-", "bytes=-0"])
def test_head_passes_a_range_over(client: FlaskClient, asked: str) -> None:
    response = client.head(DIGITS, headers={"Range": asked})
    assert (response.status_code, response.headers["Content-Length"]) == (200, "10")
    assert "Content-Range" not in response.headers


@pytest.mark.parametrize("asked", ["bytes=0-", "bytes=-5", "bytes=0-0", "bytes=-0"])
def test_an_empty_file_has_no_byte_to_send(dist: Path, asked: str) -> None:
    (dist / "empty.bin").write_bytes(b"")
    client = create_app({"DIST_DIR": dist}).test_client()
    response = client.get("/empty.bin", headers={"Range": asked})
    assert (response.status_code, response.headers["Content-Range"]) == (416, "bytes */0")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Range": "bytes=100000-"}, 416),
        ({"Range": "bytes=100000-", "If-Range": OTHER}, 200),
        ({"Range": "bytes=-0", "If-Range": OTHER}, 200),
        ({"Range": "bytes=0-3", "If-Match": OTHER}, 412),
        ({"Range": "bytes=0-3"}, 206),
    ],
)
def test_a_refused_part_never_names_the_files_encoding(
    client: FlaskClient, headers: dict[str, str], status: int
) -> None:
    url = "/assets/page-Dk3x9.js"
    response = client.get(url, headers={"Accept-Encoding": "br", **headers})
    assert response.status_code == status
    assert response.headers["Vary"] == "Accept-Encoding"
    is_file = status in (200, 206)
    assert (response.headers.get("Content-Encoding") == "br") == is_file
    assert ("ETag" in response.headers) == is_file


def test_a_part_of_one_encoding_is_never_joined_to_another(client: FlaskClient) -> None:
    url = "/assets/page-Dk3x9.js"
    tag = client.get(url, headers={"Accept-Encoding": "br"}).headers["ETag"]
    headers = {"Accept-Encoding": "gzip", "Range": "bytes=3-", "If-Range": tag}
    assert client.get(url, headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("if_range", "status"),
    [("{tag}", 206), (OTHER, 200), ("W/{tag}", 200), (IN_FUTURE, 200), ("{date}", 200)],
)
def test_a_part_is_sent_only_of_the_very_file_the_client_has(
    client: FlaskClient, tag: str, if_range: str, status: int
) -> None:
    date = client.get(DIGITS).headers["Last-Modified"]
    headers = {"Range": "bytes=0-3", "If-Range": if_range.format(tag=tag, date=date)}
    assert client.get(DIGITS, headers=headers).status_code == status


def test_a_range_of_an_encoding_has_that_encodings_tag(client: FlaskClient) -> None:
    ask = {"Accept-Encoding": "br"}
    whole = client.get("/assets/page-Dk3x9.js", headers=ask)
    part = client.get("/assets/page-Dk3x9.js", headers={**ask, "Range": "bytes=3-"})
    assert part.data == whole.data[3:]
    assert part.headers["ETag"] == whole.headers["ETag"]
    assert part.headers["Content-Encoding"] == "br"


def test_a_304_repeats_what_caches_need_and_nothing_about_a_body(client: FlaskClient) -> None:
    url, ask = "/assets/page-Dk3x9.js", {"Accept-Encoding": "gzip"}
    whole = client.get(url, headers=ask)
    response = client.get(url, headers={**ask, "If-None-Match": whole.headers["ETag"]})
    assert (response.status_code, response.data) == (304, b"")
    for name in ("ETag", "Cache-Control", "Vary"):
        assert response.headers[name] == whole.headers[name]
    assert not {"Content-Type", "Content-Encoding", "Content-Length"} & set(response.headers.keys())


def test_one_encodings_tag_does_not_stand_for_another(client: FlaskClient) -> None:
    url = "/assets/page-Dk3x9.js"
    gzip_tag = client.get(url, headers={"Accept-Encoding": "gzip"}).headers["ETag"]
    headers = {"Accept-Encoding": "br", "If-None-Match": gzip_tag}
    assert client.get(url, headers=headers).status_code == 200
