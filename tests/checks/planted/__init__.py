"""Faults planted into plans that have none, one of each rule, drawn with a seed."""
