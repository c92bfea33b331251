"""What a page must be for anyone: reachable, labelled, readable on a narrow screen. `look(page)` once on every page."""

import os
import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser import settle
from tests.database import beside_another

STANDARD = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
WIDTHS = (1280, 375)
NARROWEST = 320
PICTURES = os.environ.get("SIXTHDAY_PICTURES")  # a folder: every page looked at is kept there as a picture
PASSED: set[int] = (
    set()
)  # the elements, each with where it stands, of pages that axe found nothing wrong with in this run

# A control that belongs to the page (not inside something closed) has a box of its own or its label has one, and a name.
CONTROLS = """
() => {
  const shown = (node) => { const box = node.getBoundingClientRect(); return box.width >= 1 && box.height >= 1; };
  const inClosed = (node) => node.closest('[hidden], dialog:not([open]), .govuk-radios__conditional--hidden, .govuk-checkboxes__conditional--hidden')
    || (node.closest('details:not([open])') && !node.closest('summary'));
  const faults = [];
  for (const node of document.querySelectorAll('input:not([type=hidden]), select, textarea, button, a[href], summary')) {
    if (inClosed(node) || node.closest('.govuk-skip-link')) continue;
    const field = node.matches('input:not([type=submit]), select, textarea');
    const labels = field ? [...(node.labels || [])] : [];
    const name = field
      ? labels.map((label) => label.textContent).join(' ') || node.getAttribute('aria-label') || node.getAttribute('aria-labelledby')
      : node.textContent || node.value || node.getAttribute('aria-label');
    const what = `${node.tagName.toLowerCase()}[${node.name || node.id || node.getAttribute('href') || ''}]`;
    if (!name || !name.trim()) faults.push(`${what} has no label`);
    const style = getComputedStyle(node);
    const drawn = node.matches('.govuk-radios__input, .govuk-checkboxes__input')
      ? labels.some((label) => shown(label) && getComputedStyle(label, '::before').content !== 'none')
      : shown(node) && style.visibility !== 'hidden' && style.opacity !== '0';
    if (!drawn) faults.push(`${what} cannot be seen`);
  }
  return faults;
}
"""
# Every kind of element with where it stands; rows of one list count once, words do not count.
SHAPE = """
() => {
  const told = ['class', 'type', 'role', 'style', 'scope', 'autocomplete'];
  const kinds = new Set();
  const walk = (node, above) => {
    const held = told.map((name) => node.getAttribute(name) || '').join('|');
    const named = [...node.attributes].map((one) => one.name).filter((name) => name === 'alt' || name === 'lang' || name.startsWith('aria-'));
    const worded = [...node.childNodes].some((child) => child.nodeType === 3 && child.nodeValue.trim());
    const path = `${above}>${node.tagName}|${held}|${named.sort().join(',')}|${worded}`;
    kinds.add(path);
    for (const child of node.children) walk(child, path);
  };
  walk(document.body, '');
  return [...kinds];
}
"""
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def look(page: Page) -> None:
    """Look at this page as it stands, at every width; fails with everything found wrong. The page is left at 1280.

    A page looks the same on either engine: where both are run side by side, one of them looks.
    """
    settle(page)
    if not beside_another():
        faults = faults_of(page)
        assert faults == [], f"{page.url}: " + "; ".join(faults)


def faults_of(page: Page) -> list[str]:
    """Everything wrong with this page."""
    faults = [f"axe: {violation}" for violation in _violations(page)]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        faults += [f"at {width}: {fault}" for fault in page.evaluate(CONTROLS)]
        _keep_picture(page, width)
    page.set_viewport_size({"width": NARROWEST, "height": 900})
    if (excess := page.evaluate(SIDEWAYS)) > 0:
        faults.append(f"at {NARROWEST}: scrolls sideways by {excess} pixels")
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    return faults


def _violations(page: Page) -> list[str]:
    """What axe finds. A page made only of elements it has passed before, each in its old place, is not sent again."""
    shape = {hash(kind) for kind in page.evaluate(SHAPE)}
    if shape <= PASSED:
        return []
    found = Axe().run(page, options=STANDARD).response["violations"]
    if not found:
        PASSED.update(shape)
    return [f"{one['id']} at {', '.join(str(node['target']) for node in one['nodes'][:3])}" for one in found]


def _keep_picture(page: Page, width: int) -> None:
    if PICTURES:
        name = re.sub(r"[^a-z0-9]+", "-", re.sub(r"^https?://[^/]+", "", page.url).lower()).strip("-") or "home"
        page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
