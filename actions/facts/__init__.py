"""What is known of a case, what a message said, and the days, results and people that are spoken of."""
