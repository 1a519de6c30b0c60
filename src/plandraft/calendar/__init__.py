"""A period's observances with their days: computed from rules and a lunar calendar."""
