"""The command line. Importing `app` loads nothing but typer: every command loads what it needs."""
