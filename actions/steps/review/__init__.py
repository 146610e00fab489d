"""All that was understood, with every line changeable."""
