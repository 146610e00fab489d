"""The pages: a demonstration clinic site with the widget, the chat by itself, common questions, and `/widget.js`.

They are made once, at start, from templates that escape the clinic's words.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, FastAPI, Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import Response

from b12core.clinic import Clinic
from b12core.knowledge import load_knowledge
from channels.web.files import File, file_of, file_routes, load_files, version_of
from education.content import Education

TEMPLATES = Path(__file__).with_name("templates")
PAGES = {"/": "clinic.html", "/faq": "faq.html", "/chat": "chat.html"}
ASK_FOR_NEWS = "no-cache"
"""A page may be kept, but is asked for again each time; its files need not be."""

CONFIDENCE = {
    "primary": "from primary sources",
    "secondary": "from secondary sources",
    "weak_secondary": "from weaker sources",
    "derived": "worked out from sources",
    "memory": "not checked against a source",
    "proposal": "a proposal without a source",
    "unknown": "no source was found",
}
"""What a page says about the basis of an answer."""


def add_site(app: FastAPI, clinic: Clinic, education: Education) -> None:
    """Lets the application serve the pages and their files."""
    files = load_files()
    version = version_of(files)
    words = {"clinic": clinic, "static": f"/static/{version}", "themes": education.themes, "confidence": CONFIDENCE}
    environment = _environment()
    served = {
        path: file_of(environment.get_template(name).render(words, path=path), "text/html")
        for path, name in PAGES.items()
    }
    served["/widget.js"] = _widget(clinic, version)
    routes = APIRouter(include_in_schema=False)
    for path, page in served.items():
        routes.add_api_route(path, _page(page), methods=["GET", "HEAD"])
    app.include_router(routes)
    app.include_router(file_routes(files, version))


def _page(page: File) -> Any:
    async def answer(request: Request) -> Response:
        return page.answer(request, ASK_FOR_NEWS)

    return answer


def _widget(clinic: Clinic, version: str) -> File:
    """The module that one script tag loads: it starts the widget with the clinic's words."""
    said = clinic.model_dump(include={"name", "contact", "country", "emergency_number", "crisis_text"})
    said["rules"] = load_knowledge().meta.version
    said["contacts"] = [contact.model_dump() for contact in clinic.contacts.values()]
    script = (
        f'import {{ start }} from "./static/{version}/widget/main.js";\n'
        f'start(new URL(".", import.meta.url), {json.dumps(said)});\n'
    )
    return file_of(script, "text/javascript")


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(dialled=_dialled, link=_link, day=_day, quoted=lambda text: quote(text, safe=""))
    return environment


def _dialled(number: str) -> str | None:
    """The number as a telephone takes it; None where it is not one."""
    digits = re.sub(r"[\s-]", "", number)
    return digits if re.fullmatch(r"\+?\d+", digits) else None


def _link(address: str | None) -> str | None:
    """The first web address in the words; None where there is none."""
    found = re.search(r"https?://[^\s;)]+", address or "")
    return found.group() if found else None


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
