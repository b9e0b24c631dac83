"""The HTML report in a browser: every finding is reached, nothing leaves the page, nobody is shut out.

Needs Chromium (Debian: apt-get install chromium); skipped without it.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from factcheck.output import Look
from factcheck.output.draft import draft_format
from tests.draft.article import article
from tests.draft.test_outputs import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from factcheck.draft.model import DraftReport

    Checked = Callable[[bytes, str], DraftReport]

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
    pytest.mark.xdist_group("browser"),
]


@pytest.fixture(scope="module")
def report(checked: Checked) -> DraftReport:
    return checked(article("md"), "article.md")


@pytest.fixture(scope="module")
def page_file(checked: Checked, report: DraftReport, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with the article and a draft that means harm."""
    file = tmp_path_factory.mktemp("page") / "report.html"
    hostile = checked(HOSTILE.encode(), "hostile.md")
    file.write_text("".join(draft_format("html").reports([report, hostile], Look())), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"]) as running,
    ):
        yield running


class Watched:
    """A page, and what it said and asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", lambda dialog: self.said.append(dialog.message))
        page.on("request", lambda request: self.asked.append(request.url))


@pytest.fixture(
    params=[(1280, 900, "light"), (1280, 900, "dark"), (360, 740, "light")], ids=["wide", "dark", "narrow"]
)
def watched(request: pytest.FixtureRequest, browser: Browser, page_file: Path) -> Iterator[Watched]:
    width, height, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    watched = Watched(context.new_page())
    watched.page.goto(page_file.as_uri())
    yield watched
    assert watched.said == []
    assert watched.asked == [page_file.as_uri()]
    context.close()


def test_the_keyboard_reaches_every_finding(watched: Watched, report: DraftReport) -> None:
    reached = []
    for _ in report.findings:
        watched.page.keyboard.press("n")
        reached.append(watched.page.evaluate("document.activeElement.firstChild.textContent"))
        assert watched.page.locator(".card.current").count() == 1
    assert reached == [finding.text for finding in report.findings]
    watched.page.keyboard.press("p")
    watched.page.keyboard.press("Enter")
    assert watched.page.evaluate("location.hash") == f"#f1-{len(report.findings) - 1}"


def test_a_click_shows_the_sources(watched: Watched) -> None:
    watched.page.locator("a.mark", has_text="12.5%").click()
    card = watched.page.locator(".card.current")
    assert "10.5%" in card.inner_text()
    assert "Lyu Daliang" in card.inner_text()
    card.locator("a.back").click()
    assert watched.page.evaluate("location.hash") == "#m1-2"


def test_the_filter_shows_what_is_asked_for(watched: Watched, report: DraftReport) -> None:
    watched.page.get_by_role("radio", name="Refuted").check()
    refuted = sum(finding.verdict == "refuted" for finding in report.findings)
    shown = watched.page.locator("section:first-of-type .card:visible")
    assert shown.count() == refuted
    assert "findings shown" in watched.page.locator("#shown").inner_text()


def test_it_fits_the_window(watched: Watched) -> None:
    assert watched.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_nothing_serious_is_in_the_way_of_anybody(browser: Browser, page_file: Path) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    for scheme in ("light", "dark"):
        # axe is a script of its own, which the page's policy would keep out
        context = browser.new_context(bypass_csp=True, color_scheme=scheme)
        page = context.new_page()
        page.goto(page_file.as_uri())
        found = axe.Axe().run(page).response["violations"]
        assert [each["id"] for each in found if each["impact"] in ("serious", "critical")] == []
        context.close()


def test_it_prints_whole(browser: Browser, page_file: Path, report: DraftReport) -> None:
    page = browser.new_page()
    page.goto(page_file.as_uri())
    page.emulate_media(media="print")
    assert page.locator("section:first-of-type .card:visible").count() == len(report.findings)
    assert page.locator(".filter").is_hidden()
    page.close()
