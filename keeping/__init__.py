"""What was said is kept here, or it is told that it could not be: conversations, their folder, the log's silence."""
