"""The smaller cards: the emergency, the review of what was understood, an answer, the visit sheet, a comparison."""

from __future__ import annotations

from typing import Any

from channels.card_words import Reader, contact_words
from channels.teams.cards.elements import (
    Element,
    block,
    bullet,
    columns,
    container,
    heading,
    paragraph,
    prose,
    run,
    sentence,
)
from channels.teams.cards.sheet import Section, Sheet, caveat_box
from channels.teams.cards.sources import Sources, weakness
from channels.teams.words import CLINICIAN, words

Content = dict[str, Any]


def emergency_sheet(card: Content) -> Sheet:
    """What to do now and the number to call, before anything else."""
    head = words(f"mark.{'call' if card.get('called') else 'call_now'}", number=card["number"])
    call = block(run(head, weight="Bolder", size="ExtraLarge", color="Attention"))
    others = [bullet(contact_words(contact)) for contact in card.get("contacts", ())]
    return Sheet([container([call, *prose(card["text"]), *others], style="attention")])


def callout_sheet(card: Content) -> Sheet:
    """What cannot wait for the plan, set apart, with whom to reach."""
    register: Reader = CLINICIAN if card["register"] == CLINICIAN else "patient"
    head = words(f"{card['group']}.{card['name']}", register)
    title = block(run(head, weight="Bolder", size="Large", color="Attention"))
    return Sheet([container([title, *prose(card["text"]), *reached(card["clinic"])], style="attention")])


def reached(clinic: Content) -> list[Element]:
    """Whom to reach, and what to do while they are closed."""
    closed = clinic.get("closed")
    contacts = [bullet(contact_words(contact)) for contact in clinic.get("contacts") or ()]
    return [*contacts, *([paragraph(closed)] if closed else [])]


def review_sheet(card: Content, change: dict[str, Element]) -> Sheet:
    """What was understood, a row a line; `change` holds the action that opens the line with this label again."""
    rows = [_row(row, change.get(row["label"])) for row in card["rows"]]
    return Sheet([heading(words("heading.review")), *rows])


def answer_sheet(card: Content) -> Sheet:
    """The answer to a question, with where it comes from."""
    sources = Sources(card["sources"])
    weak = weakness(card.get("confidence")).strip(" ()")
    title = str(card["title"])
    lead = [_title(title), *(element for text in card["paragraphs"] for element in prose(text))]
    sections = [Section(words("heading.sources"), sources.lines())]
    foot = [paragraph(sentence(weak) + ".", isSubtle=True)] if weak else []
    return Sheet(lead, _caveat(card), sections, foot, title, caveat_last=True)


def visit_sheet(card: Content) -> Sheet:
    """What to take to the visit: the facts in order, and the questions."""
    title = str(card["title"])
    draft = [paragraph(str(card[part])) for part in ("plan", "line") if part in card]
    sections = [
        Section(words("heading.facts"), [bullet(fact) for fact in card["facts"]]),
        Section(words("heading.steps"), draft),
        Section(words("heading.questions"), [bullet(question) for question in card["questions"]]),
    ]
    return Sheet([_title(title)], _caveat(card), sections, title=title, caveat_last=True)


def comparison_sheet(card: Content) -> Sheet:
    """What each guideline says about the same case, and how it differs."""
    title = str(card["title"])
    rows = [_guideline(row) for row in card["rows"]]
    beside = [paragraph(str(card["line"]), isSubtle=True, size="Small")]
    sections = [Section(words("heading.alternatives"), rows)]
    return Sheet([_title(title), *beside], [], sections, title=title, line=beside)


def unknown_sheet() -> Sheet:
    """Says that a card came which Teams cannot show."""
    return Sheet([paragraph(words("unknown_card"))])


def _title(text: str) -> Element:
    return block(run(text, weight="Bolder", size="Medium"))


def _caveat(card: Content) -> list[Element]:
    return caveat_box(words("heading.caveat"), prose(card.get("caveat") or ""))


def _row(row: Content, change: Element | None) -> Element:
    given = row["status"] == "given"
    value = [run(row["value"], **({} if given else {"isSubtle": True, "italic": True}))] if row["value"] else []
    note = [run(f" ({row['note']})", isSubtle=True)] if row["note"] else []
    missing = [] if value or given else [run(row["status"].replace("_", " "), isSubtle=True, italic=True)]
    cells: list[tuple[str | int, list[Element]]] = [
        (2, [block(run(row["label"], weight="Bolder"))]),
        (3, [block(*(value or missing or [run("–")]), *note)]),
    ]
    element = columns(*cells, spacing="Small", separator=True)
    if change is not None:
        link = {**block(run(words("change"), color="Accent")), "horizontalAlignment": "Right"}
        element["columns"].append({"type": "Column", "width": "auto", "items": [link], "selectAction": change})
    return element


def _guideline(row: Content) -> Element:
    place = ", ".join(row[part] for part in ("authority", "country") if row.get(part))
    differs = [_close(words("differs", what=row["differs"]))] if row.get("differs") else []
    head = [paragraph(f"**{row['protocol']}**"), _close(place, isSubtle=True) if place else None]
    summary = sentence(row["summary"]).rstrip(".")
    return container([*head, _close(f"{summary}."), *differs], separator=True, spacing="Small")


def _close(text: str, **style: Any) -> Element:
    return {**paragraph(text, **style), "spacing": "None"}
