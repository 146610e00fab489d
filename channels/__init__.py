"""The only door from outside: web chat, and later Slack and Teams. It talks to Rasa over HTTP on loopback.

`connector.py`, `turn_taking.py`, `retention.py`, `resuming.py`, `action_calls.py` and `results.py` run inside Rasa; all
else runs in the gateway process.
"""
