"""Every sentence that the actions say, and the languages that a message may be written in."""
