"""What the ministry knows and decides: values, meaning, figures and what is kept."""
