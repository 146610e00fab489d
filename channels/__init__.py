"""The only door from outside: web chat, and later Slack and Teams. It talks to Rasa over HTTP on loopback.

`connector.py`, `resuming.py` and `action_calls.py` run inside Rasa; everything else runs in the gateway process.
"""
