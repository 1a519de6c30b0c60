"""What calls cost: tokens, prices, and the budget of a run."""
