"""Every template is used, and none stands on more than two others."""

import re

from tests.guards.tree import PRODUCT, modules

FOLDERS = [path for name in ("jinja2", "templates") for path in PRODUCT.rglob(name) if path.is_dir()]
TEMPLATES = {str(path.relative_to(folder)): path for folder in FOLDERS for path in folder.rglob("*.html")}
FOUND_BY_DJANGO = re.compile(
    r"^(404|403|429|500|400)\.html$|^(account|allauth|mfa|usersessions|socialaccount)/|^django/forms/|forms/widgets/"
)
NAME = re.compile(r"[\"']([\w./-]+\.html)[\"']")
PARENT = re.compile(r"{%-?\s*extends\s+[\"']([\w./-]+)[\"']")


def test_every_template_is_used() -> None:
    """Named by a page, or by another template."""
    sources = [*modules().values(), *TEMPLATES.values()]
    used = {name for path in sources for name in NAME.findall(path.read_text())}
    assert sorted(name for name in TEMPLATES if name not in used and not FOUND_BY_DJANGO.search(name)) == []


def test_no_template_stands_on_more_than_two() -> None:
    parents = {name: PARENT.findall(path.read_text()) for name, path in TEMPLATES.items()}

    def depth(name: str) -> int:
        return max((1 + depth(parent) for parent in parents.get(name, [])), default=0)

    assert sorted(name for name in TEMPLATES if depth(name) > 2) == []


def test_no_style_or_script_inside_a_page() -> None:
    """The content security policy refuses both."""
    inline = re.compile(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\bsrc=)", re.IGNORECASE)
    assert sorted(name for name, path in TEMPLATES.items() if inline.search(path.read_text())) == []
