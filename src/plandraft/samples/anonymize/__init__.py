"""What belongs to another body or another time is marked, taken out of the texts, and remembered as the leak list."""

from plandraft.samples.anonymize.cleaning import Slot, clean, found_within
from plandraft.samples.anonymize.finding import Names, names_of_texts
from plandraft.samples.anonymize.flagging import flags_of
from plandraft.samples.anonymize.known import Known, known_of
from plandraft.samples.anonymize.leaks import leak_list

__all__ = ["Known", "Names", "Slot", "clean", "flags_of", "found_within", "known_of", "leak_list", "names_of_texts"]
