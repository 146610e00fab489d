"""The questions: what is asked, what may be tapped or typed for it, whether it is answered, and how that reads."""
