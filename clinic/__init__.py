"""The clinician's side: drafts that patients send, who decides about them, and the record of every step.

It knows the dosing core and none of the dialogue. Whoever serves it hands in the clinic's settings, keys and clock.
"""
