"""What the assistant does in a turn: it reads facts into the case, asks, acknowledges, and shows the core's answer."""
