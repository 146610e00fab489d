"""Rasa's actions, a folder for each step that has more than its questions, named as in domain/ and data/flows/."""
