"""Slack: direct messages, mentions, buttons and the form for results, each turned into one turn of the conversation.

Clinical words go into direct messages only. No Slack id of a person is stored or logged.
"""
