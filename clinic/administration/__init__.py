"""What an administrator of the clinic looks after: sign-offs, review dates, settings, and usage in counts."""

from clinic.administration.rules import Rules, Standing
from clinic.administration.settings_file import Proposed, SettingsFile, example
from clinic.administration.usage import Usage, usage_of

__all__ = ["Proposed", "Rules", "SettingsFile", "Standing", "Usage", "example", "usage_of"]
