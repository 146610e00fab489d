"""How well the assistant understands text that nobody in the project wrote; `make eval` prints it."""
