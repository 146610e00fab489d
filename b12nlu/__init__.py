"""The clinical reader: what a message says of labs, symptoms, cause and treatment, and how it says it."""

from b12nlu.mention import Mention
from b12nlu.reader import read

__all__ = ["Mention", "read"]
