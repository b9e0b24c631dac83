"""The product asks nobody: no command opens a connection or looks up a name."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.reading import samples

if TYPE_CHECKING:
    from pathlib import Path

GUARDED = """
import sys
NETWORK = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostby", "socket.sendto",
           "urllib.Request", "http.client.connect", "ftplib.connect", "smtplib.connect")
def guard(event, arguments):
    if event.startswith(NETWORK):
        sys.stderr.write(f"NETWORK {event} {arguments!r}\\n")
        raise PermissionError(event)
sys.addaudithook(guard)
from factcheck.cli import main
sys.exit(main(sys.argv[1:]))
"""
CLAIM = "Zinc rose 3%"


def guarded(*arguments: str, index: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", GUARDED, *arguments]
    environ = {**os.environ, "FACTCHECK_INDEX": str(index)}
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False)


def test_the_guard_sees_a_connection() -> None:
    code = GUARDED.replace("from factcheck.cli import main", "import socket").replace(
        "sys.exit(main(sys.argv[1:]))", "socket.create_connection(('localhost', 9))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "NETWORK socket" in done.stderr


def test_no_command_opens_a_connection(tmp_path: Path) -> None:
    """Every format is read, every command run, with links, pictures and entities that could be followed."""
    docs = tmp_path / "docs"
    docs.mkdir()
    for name, make in samples.FILES.items():
        (docs / name).write_bytes(make())
    bait = '<img src="http://localhost:9/a.png"><link rel=stylesheet href="http://localhost:9/a.css">'
    (docs / "bait.html").write_text(f"{bait}<p><b>Ana Ode:</b> Zinc rose 3%.</p>", "utf-8")
    entity = '<!DOCTYPE x SYSTEM "http://localhost:9/x.dtd"><x><p>Zinc.</p></x>'
    (docs / "bait.xml").write_text(entity, "utf-8")
    article = tmp_path / "article.html"
    article.write_text(f"{bait}<p>Zinc rose 3% in 2031.</p>", "utf-8")
    result = tmp_path / "result.json"
    result.write_text(guarded(CLAIM, "--format", "json", index=tmp_path / "index").stdout, "utf-8")
    assert json.loads(result.read_text("utf-8"))
    commands = [
        *(["index", str(docs)], ["check", CLAIM], ["sources"], ["conflicts"], ["parse", CLAIM]),
        *(
            ["show", str(docs / "bait.html")],
            ["verify", str(result)],
            ["draft", str(article), "--format", "html"],
        ),
    ]
    for command in commands:
        done = guarded(*command, index=tmp_path / "index")
        assert "NETWORK" not in done.stderr, command
        assert done.returncode in (0, 1), done.stderr


def test_a_report_loads_nothing(tmp_path: Path) -> None:
    article = tmp_path / "article.md"
    article.write_text("Zinc rose 3% in 2031, [they said](http://localhost:9/).\n", "utf-8")
    page = guarded("draft", str(article), "--format", "html", index=tmp_path / "index").stdout
    assert "default-src 'none'" in page
    for loading in ("src=", "@import", "url(", "<link", "<iframe"):
        assert loading not in page


@pytest.mark.skipif(not os.path.exists("/usr/bin/unshare"), reason="needs a network namespace")  # noqa: PTH110
def test_it_works_without_a_network(tmp_path: Path) -> None:
    command = ["unshare", "--map-root-user", "--net", sys.executable, "-m", "factcheck", "--format", "jsonl"]
    environ = {**os.environ, "FACTCHECK_INDEX": str(tmp_path / "index")}
    claim = "cross-border e-commerce grew 10.5% in H1 2024"
    done = subprocess.run([*command, claim], env=environ, capture_output=True, text=True, check=False)
    if "unshare" in done.stderr:
        pytest.skip("no namespaces here")
    assert json.loads(done.stdout)["verdict"] == "supported"
