"""What a message means, as numbers: one plain spelling, and the vector of a small sentence model on this machine."""
