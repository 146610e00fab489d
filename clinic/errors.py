"""Why the clinic's side refuses something. Each kind of refusal has its sentence in `words.yml`."""

from __future__ import annotations


class Refused(Exception):
    """Something that cannot be done; `why` names the sentence that says so and what to do."""

    why = "refused"

    def __init__(self, **about: str | int) -> None:
        self.about = about
        super().__init__(f"{self.why}: {about}" if about else self.why)


class NotFound(Refused):
    """There is no such draft, or the secret is not the one that belongs to it: which of the two is never told."""

    why = "not_found"


class StaleDraft(Refused):
    """Somebody has changed the draft, or decided about it, since it was looked at."""

    why = "stale"


class Decided(Refused):
    """The draft waits no longer."""

    why = "decided"


class Forbidden(Refused):
    """The person does not have the role that this needs."""

    why = "forbidden"


class Forgotten(Refused):
    """The content of the draft was deleted; only hashes are left."""

    why = "forgotten"


class NoPlan(Refused):
    """There is no regimen to confirm."""

    why = "no_plan"


class NothingToExport(Refused):
    """There is no plan that somebody decided about."""

    why = "nothing_to_export"


class Unusable(Refused):
    """A value that cannot be used; `field` names it."""

    why = "unusable"


class NotSendable(Refused):
    """A draft that is not sent to a clinic: help is needed now."""

    why = "not_sendable"


class SignInNeeded(Refused):
    """Nobody is signed in, or the session is over."""

    why = "sign_in_needed"


class NotSigned(Refused):
    """A passkey's answer that does not hold: forged, too late, for another site, or of an unknown key."""

    why = "not_signed"


class NotProven(Refused):
    """What came back from the clinic's accounts does not hold; `about` says which part, and of nobody."""

    why = "not_proven"


class NoRole(Refused):
    """The account is the clinic's, and none of its groups may do anything here."""

    why = "no_role"


class AccountsAway(Refused):
    """The clinic's accounts cannot be asked now."""

    why = "accounts_away"


class StaleSettings(Refused):
    """Somebody has changed the settings since they were looked at."""

    why = "stale_settings"


class Unwritable(Refused):
    """The settings cannot be read or written from here."""

    why = "unwritable"


class ReaderAway(Refused):
    """What reads texts does not answer now."""

    why = "reader_away"


class NotFresh(Refused):
    """A decision needs a signature of this very moment."""

    why = "not_fresh"


class Forged(Refused):
    """A form that does not come from a page of this session."""

    why = "forged"
