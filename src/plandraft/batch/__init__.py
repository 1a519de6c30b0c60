"""An endpoint's batch API: asks go out in files, replies come back within a day, in any order, at a lower price."""
