"""The only door from outside: web chat, and later Slack and Teams. It talks to Rasa over HTTP on loopback.

The channel inside Rasa that it talks to is `inside_rasa/connector.py`.
"""
