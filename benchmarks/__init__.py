"""How fast the assistant is and how much memory it takes, beside the same on Rasa's default pipeline."""
