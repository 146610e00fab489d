"""Policies of our own beside Rasa's; they stand in `config.yml`."""
