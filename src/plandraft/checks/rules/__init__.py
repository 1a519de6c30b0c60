"""The rules, one small class each."""
