"""Downloads by QGIS's network manager from servers on loopback, in the main thread and in a task."""

import base64
import importlib.util
import shutil
import subprocess
import sys
import threading
import time
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsAuthMethodConfig,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsSettings,
    QgsTask,
)

from regiolens.bridge import settings
from regiolens.bridge.network import download as network
from regiolens.bridge.network.download import FetchRefusal, Limits, fetch

SERVERS = Path(__file__).resolve().parents[2] / "servers"
if "loopback" not in sys.modules:
    spec = importlib.util.spec_from_file_location("loopback", SERVERS / "loopback.py")
    sys.modules["loopback"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["loopback"])
Server = sys.modules["loopback"].Server

BODY = b'{"value": [' + b"1," * 500 + b"2]}"
QUICK = Limits(seconds=1.5, size=10**6, pauses=(0.05, 0.1, 0.2), longest_pause=0.6)


@pytest.fixture
def server(qgis_app):
    found = Server(lambda path, query: BODY if path.startswith("/data") else None)
    yield found
    found.stop()


class InTask(QgsTask):
    """Does a piece of work in QGIS's thread pool."""

    def __init__(self, work):
        super().__init__("work")
        self.work, self.result, self.error = work, None, None

    def run(self):
        try:
            self.result = self.work()
        except Exception as error:
            self.error = error
        return True


def in_main(work):
    return work()


def in_task(work):
    """The result of work done in another thread, while this one serves its events as a window does."""
    task = InTask(work)
    QgsApplication.taskManager().addTask(task)
    end = time.time() + 60
    while task.status() not in (QgsTask.TaskStatus.Complete, QgsTask.TaskStatus.Terminated):
        if time.time() > end:
            pytest.fail("the task hangs")
        QgsApplication.processEvents()
        time.sleep(0.005)
    if task.error is not None:
        raise task.error
    return task.result


both = pytest.mark.parametrize("where", [in_main, in_task])


def refusal(where, url, limits=QUICK):
    with pytest.raises(FetchRefusal) as caught:
        where(lambda: fetch(url, QgsProcessingFeedback(False), limits=limits))
    return caught.value


@both
def test_an_answer_is_whole(server, where):
    found = where(lambda: fetch(server.url + "/data?x=a%20b&$filter=A%20eq%20'1'", QgsProcessingFeedback(False)))
    assert (found.content, found.status) == (BODY, 200)
    assert found.headers["content-type"].startswith("application/json")
    assert server.requests == ["/data?x=a b&$filter=A eq '1'"]
    assert datetime.now(timezone.utc) - datetime.fromisoformat(found.fetched) < timedelta(seconds=30)


@both
@pytest.mark.parametrize(
    ("kind", "how", "expected", "asked"),
    [
        ("status", {"status": 404}, network.NOT_FOUND, 1),
        ("status", {"status": 410}, network.NOT_FOUND, 1),
        ("status", {"status": 401}, network.FORBIDDEN, 1),
        ("status", {"status": 403}, network.FORBIDDEN, 1),
        ("status", {"status": 400}, network.OTHER, 1),
        ("status", {"status": 429}, network.BUSY, 4),
        ("status", {"status": 500}, network.SERVER, 4),
        ("status", {"status": 503}, network.SERVER, 4),
        ("status", {"status": 204}, network.OTHER, 1),
        ("body", {"body": lambda body: b""}, network.EMPTY, 4),
        ("cut", {}, network.BROKEN, 4),
        ("slow", {"seconds": 6.0}, network.TIMEOUT, 1),
        ("drip", {"seconds": 6.0}, network.TIMEOUT, 1),
    ],
)
def test_failures_are_told_apart(server, where, kind, how, expected, asked):
    server.fail("/data", kind, **how)
    found = refusal(where, server.url + "/data")
    assert found.kind == expected, str(found)
    assert len(server.requests) == asked
    assert "127.0.0.1" in str(found)
    assert str(how.get("status", "")) in str(found)


@both
def test_a_reset_connection_is_tried_again(server, where):
    server.fail("/data", "reset")
    assert refusal(where, server.url + "/data").kind == network.BROKEN
    server.faults.clear()
    server.fail("/data", "reset", times=1)
    assert where(lambda: fetch(server.url + "/data", QgsProcessingFeedback(False), limits=QUICK)).content == BODY


def test_an_error_after_a_success_is_an_error(server):
    """Qt answers a 5xx from its cache, with the old body and the old 200."""
    url = server.url + "/data"
    fetch(url, QgsProcessingFeedback(False), limits=QUICK)
    server.fail("/data", "status", status=500)
    found = refusal(in_main, url)
    assert (found.kind, found.status) == (network.SERVER, 500)


def test_pauses_grow(server):
    server.fail("/data", "status", status=503)
    refusal(in_main, server.url + "/data")
    pauses = [after - before for before, after in zip(server.moments, server.moments[1:])]
    assert len(pauses) == 3
    assert all(wanted <= pause < wanted + 0.3 for pause, wanted in zip(pauses, QUICK.pauses))


@pytest.mark.parametrize(
    ("header", "low", "high"),
    [
        ("0", 0.05, 0.4),
        ("3600", 0.6, 1.1),
        ("date", 0.6, 1.1),
        ("nonsense", 0.05, 0.4),
    ],
)
def test_retry_after_is_followed_up_to_a_limit(server, header, low, high):
    value = format_datetime(datetime.now(timezone.utc) + timedelta(hours=1)) if header == "date" else header
    server.fail("/data", "status", status=429, headers={"Retry-After": value}, times=1)
    assert fetch(server.url + "/data", QgsProcessingFeedback(False), limits=QUICK).content == BODY
    assert low <= server.moments[1] - server.moments[0] < high


def test_a_short_retry_after_is_kept(server):
    server.fail("/data", "status", status=429, headers={"Retry-After": "1"}, times=1)
    limits = Limits(seconds=1.5, size=10**6, pauses=(0.05,), longest_pause=5.0)
    fetch(server.url + "/data", QgsProcessingFeedback(False), limits=limits)
    assert 1.0 <= server.moments[1] - server.moments[0] < 1.6


@both
def test_no_server_there(where, qgis_app):
    found = refusal(where, "http://127.0.0.1:1/data")
    assert found.kind == network.UNREACHABLE
    assert "OFFLINE" in str(found)


def test_a_name_that_is_no_host(qgis_app):
    """A name longer than names can be: it fails here, and no name server is asked."""
    host = ".".join(["x" * 60] * 6)
    found = refusal(in_main, f"http://{host}/data")
    assert found.kind == network.NO_HOST
    assert host in str(found)


@both
def test_a_certificate_that_nobody_vouches_for(where, tmp_path, qgis_app):
    if shutil.which("openssl") is None:
        pytest.skip("openssl is absent")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=127.0.0.1",
            "-keyout",
            key,
            "-out",
            certificate,
        ],
        check=True,
        capture_output=True,
    )
    server = Server(lambda path, query: BODY, certificate=(certificate, key))
    try:
        found = refusal(where, server.url + "/data")
    finally:
        server.stop()
    assert found.kind == network.CERTIFICATE
    assert "certificate" in str(found)
    assert server.requests == []


@both
def test_an_answer_that_is_too_large_is_given_up(server, where):
    found = refusal(where, server.url + "/data", Limits(seconds=2, size=len(BODY) - 1))
    assert found.kind == network.TOO_LARGE
    assert (
        where(
            lambda: fetch(server.url + "/data", QgsProcessingFeedback(False), limits=Limits(seconds=2, size=len(BODY)))
        ).content
        == BODY
    )


@both
def test_a_huge_answer_is_given_up_while_it_comes(server, where):
    server.fail("/data", "flood", seconds=30.0)
    found = refusal(where, server.url + "/data", Limits(seconds=20, size=5000))
    assert found.kind == network.TOO_LARGE
    assert server.outlasted == []


@both
@pytest.mark.parametrize("moment", ["before", "answer", "body", "pause"])
def test_cancel_at_any_moment(server, where, moment, slept):
    kinds = {"answer": "slow", "body": "drip", "pause": "status"}
    if moment in kinds:
        server.fail("/data", kinds[moment], seconds=30.0, status=500)
    feedback = QgsProcessingFeedback(False)
    if moment == "before":
        feedback.cancel()
    else:
        threading.Timer(0.4, feedback.cancel).start()
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        where(lambda: fetch(server.url + "/data", feedback, limits=Limits(seconds=60, pauses=(60.0,))))
    assert server.outlasted == []
    assert sum(slept) < 30, "it sat the pause out"


def test_a_password_in_an_address_is_not_repeated(server):
    found = refusal(in_main, server.url.replace("http://", "http://me:secret@") + "/none?token=hidden")
    assert found.kind == network.NOT_FOUND
    assert "secret" not in str(found)
    assert "hidden" not in str(found)


def test_the_organisations_authentication_is_used(server):
    manager = QgsApplication.authManager()
    if manager.isDisabled() or not manager.setMasterPassword("for-this-test", True):
        pytest.skip("this QGIS has no authentication database")
    config = QgsAuthMethodConfig("Basic")
    config.setName("loopback")
    config.setConfig("username", "officer")
    config.setConfig("password", "open sesame")
    assert manager.storeAuthenticationConfig(config)[0]
    heard = []
    handle = server.handle
    server.handle = lambda to: (heard.append(to.headers["Authorization"]), handle(to))
    try:
        fetch(server.url + "/data", QgsProcessingFeedback(False), limits=QUICK, authcfg=config.id())
    finally:
        manager.removeAuthenticationConfig(config.id())
    assert heard == ["Basic " + base64.b64encode(b"officer:open sesame").decode()]


# -- settings


@pytest.fixture
def stored(qgis_app):
    found = QgsSettings()
    yield found
    found.remove("regiolens")


def test_addresses_are_settings(stored):
    assert settings.address("statline_v4") == "https://datasets.cbs.nl/odata/v1/CBS"
    stored.setValue("regiolens/statline_v4", "https://mirror.example/odata/")
    assert settings.address("statline_v4") == "https://mirror.example/odata"
    assert settings.authentication("statline_v4") == ""
    stored.setValue("regiolens/statline_v4_authcfg", "abc1234")
    assert settings.authentication("statline_v4") == "abc1234"
    assert settings.authentication("statline_v3") == ""


@pytest.mark.parametrize("value", ["", "much", "-5", "0"])
def test_limits_that_make_no_sense_are_the_default(stored, value):
    stored.setValue("regiolens/limit_mb", value)
    stored.setValue("regiolens/timeout", value)
    assert (settings.limit_megabytes(), settings.timeout_seconds()) == (1000.0, 60.0)
    stored.setValue("regiolens/limit_mb", 2)
    assert Limits().size == 2_000_000
    assert Limits().after(1_500_000).size == 500_000
    assert Limits().after(9_000_000).size == 0
