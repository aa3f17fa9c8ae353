"""Health, and what a visitor sees when something is not there."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from flask import Blueprint, Response, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound

from .catalogue import READING_METHODS
from .files import PLAIN_TEXT, REVALIDATED, ServedFile
from .folder import CONTENT_TYPES

NOT_BUILT = "The page has not been built yet. Run `make build`, then start the server again.\n"


def blueprint(built: Mapping[str, ServedFile]) -> Blueprint:
    """The routes and error pages that stand behind the built page.

    Args:
        built: the files by URL; the page for what is not found is /404.html among them.
    """
    pages = Blueprint("pages", __name__)

    @pages.before_app_request
    def refuse_writing() -> None:
        if request.method not in READING_METHODS:
            raise MethodNotAllowed(valid_methods=READING_METHODS)

    @pages.get("/healthz")
    def health() -> dict[str, str]:
        return {"status": "ok"}

    @pages.app_errorhandler(NotFound)
    def not_found(_error: NotFound) -> Response:
        if "/" not in built:
            return _plain(HTTPStatus.SERVICE_UNAVAILABLE, NOT_BUILT)
        if page := built.get("/404.html"):
            return Response(page.plain, HTTPStatus.NOT_FOUND, content_type=CONTENT_TYPES[".html"])
        return _plain(HTTPStatus.NOT_FOUND, "There is nothing here.\n")

    @pages.app_errorhandler(HTTPException)
    def refused(error: HTTPException) -> Response:
        response = _plain(HTTPStatus(error.code or 500), f"{error.name}. {error.description}\n")
        if isinstance(error, MethodNotAllowed):
            response.headers["Allow"] = ", ".join(READING_METHODS)
        return response

    @pages.after_app_request
    def revalidate(response: Response) -> Response:
        response.headers.setdefault("Cache-Control", REVALIDATED)
        return response

    return pages


def _plain(status: HTTPStatus, sentence: str) -> Response:
    return Response(sentence, status, content_type=PLAIN_TEXT)
