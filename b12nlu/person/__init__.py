"""Who the plan is for, and of whom a message speaks."""
