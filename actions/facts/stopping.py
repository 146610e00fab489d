"""Treatment that was had and is had no more: it is neither a start nor treatment in use."""

from __future__ import annotations

from actions.facts.draft import Draft
from actions.facts.facts import ON_TREATMENT, STOPPED


def set_stopped(draft: Draft) -> None:
    """Puts down that treatment was stopped, and says so, with what stood there before."""
    if draft.facts.stopped:
        return
    noted = next((note for note in draft.notes if note.about == "phase"), None)
    old = noted.old if noted is not None else draft.facts.phase
    draft.notes = [note for note in draft.notes if note.about != "phase"]
    draft.put("phase", ON_TREATMENT)
    draft.put("stopped", True)
    draft.put("loading", None)
    draft.reopen("phase")
    draft.note("changed" if old else "set", "phase", "phases", old, STOPPED)


def go_on(draft: Draft) -> None:
    """Puts down that treatment which was told as stopped goes on after all, and says so."""
    if draft.facts.stopped:
        draft.put("stopped", False)
        draft.put("why_stopped", [])
        draft.note("changed", "phase", "phases", STOPPED, draft.facts.phase)
