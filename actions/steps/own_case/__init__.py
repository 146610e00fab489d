"""What is asked of the own case at any moment and is answered at once, with what the core says to the facts so far."""
