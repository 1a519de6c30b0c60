"""``python -m plandraft`` is the ``plandraft`` command, for where scripts are not on the path."""

from plandraft.cli.main import main

if __name__ == "__main__":
    main(prog_name="plandraft")
