"""Names in a text: persons, bodies, places, and the strings that identify somebody (numbers, addresses, accounts)."""
