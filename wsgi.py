"""The WSGI application: `flask --app wsgi`, granian, any server."""

import os

from journal import create_app
from journal.lib.process import end_with_parent, settle

# Under `journal run` a web process must not outlive the server that started it.
if "JOURNAL_PARENT" in os.environ:
    end_with_parent(int(os.environ["JOURNAL_PARENT"]))

app = create_app()
settle()
