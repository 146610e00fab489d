"""Teams, through the Microsoft 365 Agents SDK. `route.py` is the door; the SDK is loaded only where the channel is on."""
