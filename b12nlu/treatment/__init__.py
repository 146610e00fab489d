"""How B12 is given: dose, interval and last dose."""
