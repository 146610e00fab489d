"""Who writes in Slack or Teams, while their message is answered: by this the settings tell clinicians from others.

It is Slack's user id, or the object id of the account in the clinic's tenant; it is kept nowhere.
"""

from __future__ import annotations

from contextvars import ContextVar

writer: ContextVar[str] = ContextVar("writer", default="")
