"""The WSGI application: `flask --app wsgi`, granian, any server."""

from journal import create_app

app = create_app()
