"""Taking up a turn that nothing stands above: what it can be, in the order in which that is looked at."""
