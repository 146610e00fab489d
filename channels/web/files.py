"""The files that a browser loads, read once at start: smaller on the way than in the folder, and kept for a year.

Their address carries a version made from all of them, so that a changed file has a new address.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from fastapi import APIRouter, HTTPException, Request
from rcssmin import cssmin
from rjsmin import jsmin
from starlette.responses import Response

from channels.card_words import all_card_words
from channels.web.modules import joined

STATIC = Path(__file__).with_name("static")
FOR_A_YEAR = "public, max-age=31536000, immutable"
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
SMALLER: dict[str, Callable[[str], str]] = {".js": jsmin, ".css": cssmin, ".svg": str.strip}
"""What leaves out of a file what only a reader of the source needs."""

WIDGET = "widget/"
ON_DEMAND = "on-demand.js"
"""The module that the widget fetches when somebody opens what is in it."""

CARD_WORDS = "card-words.js"
"""The module that is made of `channels/card_words.yml`."""

WIDGET_STYLES = ("theme.css", "shell.css", "chat.css", "cards.css", "print.css")
"""What `widget/widget.css` is put together from, in this order."""


@dataclass(frozen=True)
class File:
    """One file as it is sent."""

    content: bytes
    packed: bytes
    media_type: str
    tag: str

    def answer(self, request: Request, kept: str = FOR_A_YEAR) -> Response:
        """The file, packed where the browser takes that; 304 where it has it already."""
        headers = {"Cache-Control": kept, "ETag": self.tag, "Vary": "Accept-Encoding"}
        if request.headers.get("If-None-Match") == self.tag:
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        if "gzip" in request.headers.get("Accept-Encoding", ""):
            headers["Content-Encoding"] = "gzip"
            return Response(self.packed, headers=headers, media_type=self.media_type)
        return Response(self.content, headers=headers, media_type=self.media_type)


def file_of(text: str, media_type: str) -> File:
    """The text as a file to send."""
    content = text.encode()
    tag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
    return File(content, gzip.compress(content, 9, mtime=0), media_type, tag)


def load_files() -> dict[str, File]:
    """Every file under `static/` by its path there; the widget's styles and its modules as one file each.

    The words that the cards of every channel share are a module of the widget, too.
    """
    found = {path.relative_to(STATIC).as_posix(): path for path in sorted(STATIC.rglob("*")) if path.suffix in TYPES}
    texts = {name: path.read_text(encoding="utf-8") for name, path in found.items()}
    widget = {name.removeprefix(WIDGET): texts.pop(name) for name in found if name.startswith(WIDGET)}
    texts[f"{WIDGET}widget.css"] = "".join(widget[name] for name in WIDGET_STYLES)
    scripts = {name: text for name, text in widget.items() if name.endswith(".js")}
    later = {ON_DEMAND: scripts.pop(ON_DEMAND)}
    texts[f"{WIDGET}main.js"] = joined({**scripts, CARD_WORDS: _card_words(scripts)}, "main.js")
    texts[f"{WIDGET}{ON_DEMAND}"] = joined({**later, CARD_WORDS: _card_words(later, ASKED_FOR_LATER)}, ON_DEMAND)
    kinds = {name: f".{name.rpartition('.')[2]}" for name in texts}
    return {name: file_of(SMALLER[kinds[name]](text), TYPES[kinds[name]]) for name, text in texts.items()}


NAMED_BY_CONTENT = ("kind", "urgency", "level", "confidence", "fold", "step")
"""Groups of words whose names come with a card; of every other group a script says which names it uses."""

ASKED_FOR_LATER = ("wrong", "report")
"""Groups of words for what is fetched on demand; elsewhere each name of theirs stands in the call that asks for it."""


def _card_words(scripts: Mapping[str, str], only: tuple[str, ...] = ()) -> str:
    """The words around a card as a script: `cardWords(group, name, wording)`; a suggestion names the wordings so.

    Those whose name no script has as a string are left out, and so is every group that is not one of `only`, if given.
    """
    text = "".join(scripts.values())
    named = frozenset(re.findall(r'"(\w+)"', text))
    asked_for = frozenset(re.findall(r'cardWords\("(\w+)", "(\w+)"', text))

    def is_used(group: str, name: str) -> bool:
        if group in ASKED_FOR_LATER and not only:
            return (group, name) in asked_for
        return name in named or group in NAMED_BY_CONTENT

    said = {
        group: {
            name: each if isinstance(each, str) else _by_wording(each)
            for name, each in names.items()
            if is_used(group, name)
        }
        for group, names in all_card_words().items()
        if group in named and (not only or group in only)
    }
    return (
        f"const said={json.dumps(said, ensure_ascii=False, separators=(',', ':'))};\n"
        "export function cardWords(group,name,wording){const found=said[group][name];return found?.[wording]??found;}\n"
        "export function filled(text,values){return text.replace(/{(\\w+)}/g,(_,name)=>values[name]);}\n"
    )


def _by_wording(each: Mapping[str, str]) -> Mapping[str, str] | str:
    """The words for each reader; once where both read the same."""
    clinician, patient = each["clinician"], each["patient"]
    return clinician if clinician == patient else {"text": clinician, "plain": patient}


def version_of(files: dict[str, File]) -> str:
    """A name for this state of all files."""
    content = hashlib.sha256("".join(f"{name} {file.tag} " for name, file in sorted(files.items())).encode())
    return content.hexdigest()[:12]


def file_routes(files: dict[str, File], version: str) -> APIRouter:
    """The files under `/static/<version>/`."""
    routes = APIRouter(include_in_schema=False)

    @routes.get(f"/static/{version}/{{path:path}}")
    async def static_file(request: Request, path: str) -> Response:
        """One file."""
        if path not in files:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return files[path].answer(request)

    return routes
