"""Teams, through the Microsoft 365 Agents SDK, which is loaded only where the channel is on (`route.py`)."""
