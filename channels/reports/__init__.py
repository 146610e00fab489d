"""A laboratory's report, pasted or as a PDF: its text, and the results that are found in it. Nothing of it is kept.

They are found inside Rasa, where the reader is (`inside_rasa/results_of_a_report.py`); `child.py` is a process of its
own; the rest runs in the gateway.
"""
