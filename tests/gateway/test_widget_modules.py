"""The widget's modules reach a browser as one, in the order in which they need each other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from channels.web.files import STATIC
from channels.web.modules import joined

MODULES = {
    "main.js": 'import { b } from "./b.js";\nimport { a } from "./a.js";\nexport function start() { return a + b; }\n',
    "b.js": 'import { a } from "./a.js";\nexport const b = a + 1;\n',
    "a.js": "export const a = 1;\n",
    "unused.js": "export const unused = 1;\n",
}


def test_each_module_stands_once_and_behind_those_that_it_imports() -> None:
    lines = ["const a = 1;", "const b = a + 1;", "export function start() { return a + b; }"]
    assert [line for line in joined(MODULES, "main.js").splitlines() if line] == lines


def test_a_name_that_two_modules_give_is_refused() -> None:
    with pytest.raises(ValueError, match=r"a: expected in one module of the widget, got a\.js and b\.js"):
        joined({**MODULES, "b.js": 'import { a } from "./a.js";\nexport const b = 1;\nconst a = 2;\n'}, "main.js")


def test_private_members_get_short_names_that_no_two_of_them_share() -> None:
    script = joined({"main.js": "class A{#name;#names;say(){return this.#name+this.#names;}}"}, "main.js")
    assert script == "class A{#a;#b;say(){return this.#a+this.#b;}}"


@pytest.mark.parametrize("script", sorted((STATIC / "widget").glob("*.js")), ids=lambda script: script.stem)
def test_no_template_stands_in_a_template_whose_spaces_would_be_lost_on_the_way(script: Path) -> None:
    assert re.search(r"`[^`\n]*\$\{[^}`\n]*`", script.read_text(encoding="utf-8")) is None
