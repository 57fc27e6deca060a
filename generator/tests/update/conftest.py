"""A project of two models, its pages, and a server that has them."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Generator
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from docpact.read.pages import read_page
from docpact.transcribe import Wanted, transcribe
from docpact.update import run
from docpact.write.python.lock import Written

KESTREL = Path(__file__).parents[1] / "data" / "spec" / "kestrel" / "api.yaml"
PAGE = """# {title}

| Parameter | Type | Definition |
| --- | --- | --- |
| model | string | Required. Set to {model}. |
| prompt | string | Required. Maximum of 900 characters. |
| seconds | integer | Optional. Accepts 3, 6, 9. Defaults to 3. |

```json
{{"model": "{model}", "prompt": "A red kite over dunes", "seconds": 6}}
```
"""


def page(model: str) -> str:
    return PAGE.format(title=model.replace("-", " ").title(), model=model)


class Site:
    """A vendor's site on this machine. ``answers`` are status, headers and body by path; others are 404."""

    def __init__(self) -> None:
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                status, headers, body = site.answers.get(self.path, (404, {}, b"nothing"))
                self.send_response(status)
                for name, value in {"content-length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def put(self, path: str, body: str, status: int = 200, **headers: str) -> None:
        self.answers[path] = (status, headers, body.encode())

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture(scope="module")
def _server() -> Generator[Site]:
    site = Site()
    yield site
    site.close()


@pytest.fixture
def site(_server: Site) -> Site:
    _server.answers.clear()
    _server.asked.clear()
    for model in ("gale-1", "gale-2"):
        _server.put(f"/docs/{model}", page(model))
    return _server


@pytest.fixture
def specs(site: Site, tmp_path: Path, emitted: list[object], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of two specs that are what the site's pages say, and reviewed; emitting is only noted."""
    assert emitted == []
    monkeypatch.chdir(tmp_path)
    folder = Path("spec/kestrel/models")
    folder.mkdir(parents=True)
    (folder.parent / "api.yaml").write_bytes(KESTREL.read_bytes())
    for model in ("gale-1", "gale-2"):
        (folder / f"{model}.yaml").write_text(reviewed(model, f"{site.url}/docs/{model}"))
    return folder


@cache
def reviewed(model: str, url: str) -> str:
    """The spec of a page, with words of somebody's own."""
    made = transcribe(read_page(page(model), model), Wanted(dt.date(2026, 1, 31), api="kestrel", model=model, url=url))
    return made.text.replace("says: ''", "says: Our own words.")


@pytest.fixture
def emitted(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Emitting takes seconds, and is proven elsewhere: here it is only noted."""
    calls: list[object] = []

    def generate(project: object, *_: object) -> Written:
        calls.append(project)
        return Written([], [], [], healed=False)

    monkeypatch.setattr(run.emit, "generate", generate)
    monkeypatch.setattr(run, "is_current", lambda *_: not _changed())
    return calls


def _changed() -> bool:
    return any("Our own words." not in path.read_text() or "maxLength: 800" in path.read_text() for path in _specs())


def _specs() -> list[Path]:
    return [*Path("spec/kestrel/models").glob("*.yaml")]
