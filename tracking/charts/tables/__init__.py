"""Figures as the tables charts are drawn from: numbers beside the words that tell them."""
