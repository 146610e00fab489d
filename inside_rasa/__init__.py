"""What runs inside Rasa in place of a part of its own.

Only here is anything of Rasa used that its documentation does not promise.
"""
