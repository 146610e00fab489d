"""What runs inside Rasa in place of a part of its own.

The channel that the gateway talks to, how it takes a turn and its calls of actions, how long conversations are kept,
the domain's files, the policy above all rules, and lookups that are done once. Only here, and in the store of
conversations (`keeping/`), is anything of Rasa used that its documentation does not promise:
`tests/running/test_seam_to_rasa.py` lists it and names the version that it was read in, and with another version each
file is to be read against Rasa's source again. The components of the pipeline stand beside what they bring into Rasa
(`b12nlu/component.py` …) and use its public interface alone.
"""
