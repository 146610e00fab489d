"""What people can learn about B12 injections: the answers of `data/faq`, for the conversation and the `/faq` page."""
