"""How the assistant is set up, trained and kept running; for whoever operates it."""
