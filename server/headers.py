"""The security headers, on every response: pages, files, errors and refusals alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_NOBODY = "'none'"
EMBED_PATHS = frozenset(("/embed", "/embed.html"))

# Nothing is allowed but what the page uses, all of it from this server.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",  # the recurrence is compiled to WebAssembly
    "style-src 'self'",
    "img-src 'self' data: blob:",  # data: the icon; blob: a picture a visitor saves
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",  # as default-src says; checkers look for it by name
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    # Svelte's, for its own templates; and the page's, for the one address of its service worker
    "trusted-types svelte-trusted-html unrolled-worker",
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


def security_headers(ancestors: Iterable[str] = ()) -> list[tuple[str, str]]:
    """The headers of every response.

    Args:
        ancestors: origins that may show it in a frame, `self` and `*` among them; none: nobody.
    """
    frames = " ".join("'self'" if origin == "self" else origin for origin in ancestors)
    policy = (*CONTENT_SECURITY_POLICY, f"frame-ancestors {frames or _NOBODY}")
    return [
        ("Content-Security-Policy", "; ".join(policy)),
        # These two keep other windows' scripts, and what they load, out of the page's process. The
        # page then has precise clocks, and everything it loads is its own anyway.
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Embedder-Policy", "require-corp"),
        # A frame in somebody's page needs this where that page, too, requires a policy.
        ("Cross-Origin-Resource-Policy", "cross-origin" if frames else "same-origin"),
        ("Permissions-Policy", ", ".join(f"{feature}=()" for feature in UNUSED_FEATURES)),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
    ]


class SecurityHeaders:
    """WSGI middleware, outermost, so that no answer of the application can leave without them."""

    def __init__(self, application: WSGIApplication, ancestors: Iterable[str] = ()) -> None:
        """Wrap an application; `ancestors` may show the embed page, and it alone, in a frame."""
        self.application = application
        self.headers = security_headers()
        self.embed_headers = security_headers(ancestors)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer as the application does, with the headers added."""
        more = self.embed_headers if environ["PATH_INFO"] in EMBED_PATHS else self.headers

        def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            return start_response(status, headers + more, exc_info)

        return self.application(environ, start)
