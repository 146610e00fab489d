"""What may come at any moment, and is answered before the step goes on."""
