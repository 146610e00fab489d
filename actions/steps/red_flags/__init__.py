"""An emergency, and the list of urgent signs."""
