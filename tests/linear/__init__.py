"""No text makes a pattern slow: each is tried on texts made from its own parse tree."""
