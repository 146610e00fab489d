"""What one turn of the talk does to the facts and to the open question."""
