"""A laboratory's report, pasted or as a PDF: its text, and the results that are found in it. Nothing of it is kept.

`results.py` runs inside Rasa, where the reader is; `child.py` is a process of its own; the rest runs in the gateway.
"""
