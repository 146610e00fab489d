"""Ending the questions, and starting again."""
