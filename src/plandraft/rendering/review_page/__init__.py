"""The review page: a plan as its reader sees it, with what is to be done about it, and how it hangs together."""
