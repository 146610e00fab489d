"""A turn that did not answer the open question."""
