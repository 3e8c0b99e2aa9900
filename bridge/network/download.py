"""Downloads through QGIS's own network manager: its proxy, its authentication, its certificates.

`fetch` gives a whole answer or raises; what came in half never leaves this module.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from threading import Event
from urllib.parse import urlsplit

from qgis.core import (
    QgsBlockingNetworkRequest,
    QgsFeedback,
    QgsNetworkAccessManager,
    QgsNetworkReplyContent,
    QgsProcessingFeedback,
)
from qgis.PyQt.QtCore import QCoreApplication, Qt, QThread, QUrl
from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest

from ...core.messages import Message, Refusal
from ..cancel import stop_if_cancelled
from ..i18n import number, tr
from ..settings import limit_megabytes, timeout_seconds

MEGABYTE = 1_000_000
SLICE_SECONDS = 0.05

#: why a download failed
NOT_FOUND, FORBIDDEN, BUSY, SERVER, TIMEOUT = "not found", "forbidden", "busy", "server", "timeout"
UNREACHABLE, NO_HOST, CERTIFICATE, BROKEN, TOO_LARGE = "unreachable", "no host", "certificate", "broken", "too large"
EMPTY, OTHER = "empty", "other"
#: what may pass by itself, and is tried again
PASSING = (BUSY, SERVER, BROKEN, EMPTY)
#: what another address may do better
ELSEWHERE = (NOT_FOUND, FORBIDDEN, SERVER, TIMEOUT, UNREACHABLE, NO_HOST, BROKEN)

_ERROR = QNetworkReply.NetworkError
#: what Qt's errors tell of the server's status; after an older success Qt can report that one's 200 beside the error
_STATUS = {
    _ERROR.ContentAccessDenied: 403,
    _ERROR.ContentNotFoundError: 404,
    _ERROR.AuthenticationRequiredError: 401,
    _ERROR.ProxyAuthenticationRequiredError: 407,
    _ERROR.ContentGoneError: 410,
    _ERROR.InternalServerError: 500,
    _ERROR.OperationNotImplementedError: 501,
    _ERROR.ServiceUnavailableError: 503,
    _ERROR.UnknownServerError: 599,
}
_KINDS = {
    _ERROR.HostNotFoundError: NO_HOST,
    _ERROR.SslHandshakeFailedError: CERTIFICATE,
    _ERROR.TimeoutError: TIMEOUT,
    _ERROR.RemoteHostClosedError: BROKEN,
}
_OUT_OF_REACH = (
    _ERROR.ConnectionRefusedError,
    _ERROR.TemporaryNetworkFailureError,
    _ERROR.NetworkSessionFailedError,
    _ERROR.UnknownNetworkError,
    _ERROR.ProxyConnectionRefusedError,
    _ERROR.ProxyConnectionClosedError,
    _ERROR.ProxyNotFoundError,
    _ERROR.ProxyTimeoutError,
    _ERROR.UnknownProxyError,
)
_KINDS.update(dict.fromkeys(_OUT_OF_REACH, UNREACHABLE))

_SENTENCES = {
    NOT_FOUND: Message(
        "'{url}' does not exist (HTTP {status}): it was withdrawn or renamed; check the name and the year."
    ),
    FORBIDDEN: Message(
        "{host} refuses access to '{url}' (HTTP {status}): check the proxy and the authentication in Settings > "
        "Options > Network, or ask your administrator whether the address is blocked."
    ),
    BUSY: Message(
        "{host} says that it gets too many requests (HTTP {status}), {tries} times in a row: wait a few minutes and "
        "run again, or choose fewer measures, regions or periods."
    ),
    SERVER: Message(
        "{host} failed with HTTP {status} for '{url}', {tries} times in a row: try again later, or use what was "
        "fetched before (OFFLINE)."
    ),
    TIMEOUT: Message(
        "{host} was silent for {seconds} seconds while '{url}' was fetched: try again later, or allow more time with "
        "the setting regiolens/timeout."
    ),
    UNREACHABLE: Message(
        "{host} cannot be reached for '{url}' ({fault}): check the network and the proxy in Settings > Options > "
        "Network, or use what was fetched before (OFFLINE)."
    ),
    NO_HOST: Message(
        "No server '{host}' was found for '{url}': check the network, the name server and the address in the "
        "settings, or use what was fetched before (OFFLINE)."
    ),
    CERTIFICATE: Message(
        "The certificate of {host} was refused, and nothing was fetched from '{url}' ({fault}): let your "
        "administrator add the organisation's certificate in Settings > Options > Authentication."
    ),
    BROKEN: Message(
        "The connection with {host} broke off while '{url}' was fetched, {tries} times in a row: try again later, or "
        "use what was fetched before (OFFLINE)."
    ),
    TOO_LARGE: Message(
        "The answer of '{url}' goes beyond the {size} MB that a run may download: choose fewer measures, regions or "
        "periods, or raise the setting regiolens/limit_mb."
    ),
    EMPTY: Message(
        "{host} gave an empty answer for '{url}', {tries} times in a row, so nothing was written: try again later, "
        "or use what was fetched before (OFFLINE)."
    ),
    OTHER: Message("'{url}' could not be fetched ({fault}, HTTP {status}): check the address in the settings."),
}


class FetchRefusal(Refusal):
    """A download that failed, with what kind of failure it was and the status (0 without an answer)."""

    def __init__(self, kind: str, status: int = 0, **details: object) -> None:
        self.kind, self.status = kind, status
        super().__init__(_SENTENCES[kind].template, status=str(status), **details)


@dataclass(frozen=True)
class Limits:
    """What a download may take.

    Attributes
    ----------
    seconds : float
        How long the server may be silent.
    size, spent : int
        Bytes that may still come, and that the same run has had.
    pauses : tuple of float
        Seconds before each new attempt, where the failure may pass.
    longest_pause : float
        Seconds; the most that a server's Retry-After is followed.
    """

    seconds: float = field(default_factory=timeout_seconds)
    size: int = field(default_factory=lambda: int(limit_megabytes() * MEGABYTE))
    pauses: tuple[float, ...] = (1.0, 4.0, 15.0)
    longest_pause: float = 60.0
    spent: int = 0

    def after(self, received: int) -> Limits:
        """What is left when so many bytes have come in."""
        return replace(self, size=max(self.size - received, 0), spent=self.spent + received)


@dataclass(frozen=True)
class Answer:
    """A whole answer.

    Attributes
    ----------
    content : bytes
    url : str
        As asked.
    status : int
    headers : mapping
        Names in lower case.
    fetched : str
        When, ISO 8601 in UTC.
    """

    content: bytes
    url: str
    status: int
    headers: Mapping[str, str]
    fetched: str


def now() -> str:
    """This moment, ISO 8601 in UTC, to the second."""
    return datetime.now(timezone.utc).isoformat(timespec="seconds")


def fetch(url: str, feedback: QgsProcessingFeedback, *, limits: Limits | None = None, authcfg: str = "") -> Answer:
    """Get an address, in this thread, whichever that is.

    Parameters
    ----------
    url : str
        Encoded.
    feedback : QgsFeedback
        Cancels the request or the pause that is under way.
    limits : Limits, optional
        By default those of the settings.
    authcfg : str
        Id of an authentication configuration of QGIS.

    Returns
    -------
    Answer

    Raises
    ------
    FetchRefusal
        If there is no whole answer of status 200.
    QgsProcessingException
        If the user cancels.
    """
    limits = limits or Limits()
    for tries, pause in enumerate((*limits.pauses, None), start=1):
        stop_if_cancelled(feedback)
        answer, refusal, wanted = _attempt(url, feedback, limits, authcfg, tries)
        stop_if_cancelled(feedback)
        if refusal is None:
            return answer
        if refusal.kind not in PASSING or pause is None:
            raise refusal
        seconds = min(max(pause, wanted), limits.longest_pause)
        feedback.pushInfo(
            tr("{host} failed (HTTP {status}); trying again in {seconds} seconds.").format(
                host=urlsplit(url).hostname, status=refusal.status or "-", seconds=number(seconds, 1)
            )
        )
        _wait(seconds, feedback)
    raise refusal


def _wait(seconds: float, feedback: QgsProcessingFeedback) -> None:
    """A pause that ends when the user cancels."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        stop_if_cancelled(feedback)
        time.sleep(min(SLICE_SECONDS, seconds))


def _attempt(
    url: str, feedback: QgsProcessingFeedback, limits: Limits, authcfg: str, tries: int
) -> tuple[Answer | None, FetchRefusal | None, float]:
    """One request: an answer, or why there is none and how many seconds the server asks us to wait."""
    request = QNetworkRequest(QUrl.fromEncoded(url.encode()))
    request.setAttribute(
        QNetworkRequest.Attribute.CacheLoadControlAttribute, QNetworkRequest.CacheLoadControl.AlwaysNetwork
    )
    request.setAttribute(QNetworkRequest.Attribute.CacheSaveControlAttribute, False)
    request.setRawHeader(b"Accept", b"application/json, */*;q=0.5")
    request.setTransferTimeout(int(1000 * limits.seconds))
    blocking = QgsBlockingNetworkRequest()
    blocking.setAuthCfg(authcfg)
    too_large = Event()
    # QGIS ends a request at once for a cancelled feedback alone; its abort() waits for the server.
    stop = QgsFeedback()

    def watch(received: int, total: int) -> None:
        if max(received, total) > limits.size and not too_large.is_set():
            too_large.set()
            stop.cancel()

    # In a task the cancel has to come through the event loop that the request runs: told from another thread, QGIS may
    # destroy the reply before it ends it, and then waits for ever. In the main thread that loop stands still meanwhile.
    in_main = QThread.currentThread() == QCoreApplication.instance().thread()
    how = Qt.ConnectionType.DirectConnection if in_main else Qt.ConnectionType.QueuedConnection
    feedback.canceled.connect(stop.cancel, type=how)
    blocking.downloadProgress.connect(watch, type=Qt.ConnectionType.DirectConnection)
    started = time.monotonic()
    try:
        code = blocking.get(request, True, stop)
    finally:
        blocking.downloadProgress.disconnect(watch)
        feedback.canceled.disconnect(stop.cancel)
    took = time.monotonic() - started
    reply = blocking.reply()
    status = _status(reply)
    content = bytes(reply.content())
    if len(content) > limits.size:
        too_large.set()
    # A time-out in the middle of a body comes without an error code, with status 200 and nothing in it.
    whole = code == QgsBlockingNetworkRequest.ErrorCode.NoError and reply.error() == _ERROR.NoError
    if whole and status == 200 and content and not too_large.is_set():
        return Answer(content, url, status, _headers(reply), now()), None, 0.0
    kind = TOO_LARGE if too_large.is_set() else _kind(code, reply.error(), status, took, limits.seconds)
    refusal = FetchRefusal(
        kind,
        status,
        url=_shown(url),
        host=urlsplit(url).hostname or "",
        fault=blocking.errorMessage().strip() or reply.errorString().strip(),
        tries=tries,
        seconds=f"{limits.seconds:g}",
        size=(limits.size + limits.spent) // MEGABYTE,
    )
    return None, refusal, _retry_after(bytes(reply.rawHeader(b"Retry-After")).decode("latin-1"))


def _status(reply: QgsNetworkReplyContent) -> int:
    """The HTTP status, 0 where the server gave none."""
    status = int(reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute) or 0)
    return _STATUS.get(reply.error(), status) if status < 400 else status


def _headers(reply: QgsNetworkReplyContent) -> dict[str, str]:
    return {
        bytes(name).decode("latin-1").lower(): bytes(reply.rawHeader(name)).decode("latin-1")
        for name in reply.rawHeaderList()
    }


def _shown(url: str) -> str:
    """An address without its query, and without a password."""
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{parts.hostname or ''}{port}{parts.path}"


def _kind(
    code: QgsBlockingNetworkRequest.ErrorCode,
    error: QNetworkReply.NetworkError,
    status: int,
    took: float,
    seconds: float,
) -> str:
    """What kind of failure QGIS, Qt and the server together describe."""
    if status >= 400:
        by_status = {404: NOT_FOUND, 410: NOT_FOUND, 401: FORBIDDEN, 403: FORBIDDEN, 407: FORBIDDEN, 429: BUSY}
        return by_status.get(status, SERVER if status >= 500 else OTHER)
    if code == QgsBlockingNetworkRequest.ErrorCode.TimeoutError:
        return TIMEOUT
    if error == _ERROR.OperationCanceledError:
        # Qt and QGIS report their own time-outs as an abort.
        silence = min(seconds, QgsNetworkAccessManager.timeout() / 1000)
        return TIMEOUT if took >= 0.9 * silence else BROKEN
    if error == _ERROR.NoError and status == 200:
        return EMPTY
    return _KINDS.get(error, OTHER)


def _retry_after(value: str) -> float:
    """Seconds that a Retry-After asks for, in seconds or as a date; 0 where there is none."""
    if value.strip().isdigit():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.utc)
    return max((moment - datetime.now(timezone.utc)).total_seconds(), 0.0)
