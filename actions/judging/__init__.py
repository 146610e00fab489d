"""What the core makes of the facts: the case, its suggestion, whether it is an emergency, what is worth asking."""
