"""The security headers, on every response: pages, files, errors and refusals alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_NOBODY = "'none'"
EMBED_PATHS = ("/embed", "/embed.html")
# Other pages load this script to show the embed page.
EMBED_SCRIPT = "/lib/unrolled-reader.js"

# Nothing is allowed but what the page uses, all of it from this server.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",  # the recurrence is compiled to WebAssembly
    "style-src 'self'",
    "img-src 'self' data: blob:",  # data: the icon; blob: a picture a visitor saves
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",  # as default-src says; checkers look for it by name
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    # Svelte's templates; the page's workers; the library's workers that read many texts
    "trusted-types svelte-trusted-html unrolled-worker unrolled-reader",
)

# Only names that Chromium knows: it prints a warning to the console for any other.
UNUSED_FEATURES = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)


def security_headers(
    ancestors: Iterable[str] = (),
    model_origins: Iterable[str] = (),
    *,
    is_for_others: bool = False,
) -> list[tuple[str, str]]:
    """The headers of a response.

    Args:
        ancestors: origins that may show it in a frame, `self` and `*` among them; none: nobody.
        model_origins: origins, besides this one, of which the page may ask for networks and tables.
        is_for_others: whether pages of other origins may load it.
    """
    frames = " ".join("'self'" if origin == "self" else origin for origin in ancestors)
    policy = (
        *CONTENT_SECURITY_POLICY,
        " ".join(("connect-src 'self'", *(origin for origin in model_origins if origin != "self"))),
        f"frame-ancestors {frames or _NOBODY}",
    )
    return [
        ("Content-Security-Policy", "; ".join(policy)),
        # These two keep other windows' scripts, and what they load, out of the page's process. The
        # page then has precise clocks, and everything it loads is its own anyway.
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Embedder-Policy", "require-corp"),
        # A host page that itself sets COEP may frame only documents that do too.
        ("Cross-Origin-Resource-Policy", "cross-origin" if is_for_others else "same-origin"),
        ("Permissions-Policy", ", ".join(f"{feature}=()" for feature in UNUSED_FEATURES)),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
    ]


def exceptions(
    ancestors: Sequence[str], model_origins: Sequence[str] = ()
) -> dict[str, list[tuple[str, str]]]:
    """The paths whose headers differ from all others', because `ancestors` may embed the page."""
    if not ancestors:
        return {}
    page = security_headers(ancestors, model_origins, is_for_others=True)
    script = security_headers((), model_origins, is_for_others=True)
    return {**dict.fromkeys(EMBED_PATHS, page), EMBED_SCRIPT: script}


class SecurityHeaders:
    """WSGI middleware. It is the outermost, so that every response has the headers."""

    def __init__(
        self,
        application: WSGIApplication,
        ancestors: Sequence[str] = (),
        model_origins: Sequence[str] = (),
    ) -> None:
        """Wrap an application; `ancestors` may show the embed page, and it alone, in a frame."""
        self.application = application
        self.headers = security_headers((), model_origins)
        self.exceptions = exceptions(ancestors, model_origins)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer as the application does, with the headers added."""
        more = self.exceptions.get(environ["PATH_INFO"], self.headers)

        def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            return start_response(status, headers + more, exc_info)

        return self.application(environ, start)
