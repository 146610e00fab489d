"""What people say was wrong with an answer, and how the clinic sees it: `python -m channels.feedback`."""
