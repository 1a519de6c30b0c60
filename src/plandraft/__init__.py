"""Draft, check and mend an organisation's yearly work plan."""

from plandraft._version import __version__ as __version__
