"""What a council's Member/Officer Protocol says about a situation, word for word, and whom it names."""

__version__ = "0.1.0"
