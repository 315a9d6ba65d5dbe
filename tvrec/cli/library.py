"""What there is: scan, titles, import, export."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tvrec.cli.help import TvCommand
from tvrec.cli.options import command_options, option
from tvrec.cli.session import Session
from tvrec.domain import Kind

__all__ = ["COMMANDS"]


@click.command("scan", cls=TvCommand)
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path), metavar="[DIR]...")
@option("--no-encode", is_flag=True, help="Read the files only; encode at a later scan.")
@command_options
@click.pass_obj
def scan(session: Session, folders: tuple[Path, ...], no_encode: bool) -> None:
    """Read folders of media into the library; without DIR, the folders that it knows."""
    with session.tv() as tv:
        with session.progress(session.words.gettext("Reading folders")) as tick:
            report = tv.scan(folders, at=session.now, on_progress=tick)
        if not no_encode and not report.interrupted:
            session.encode(tv)
        plain, shapes = session.writers(tv)
        session.put(lambda: shapes.report(report), lambda: plain.report(report))
    if report.interrupted:
        raise KeyboardInterrupt


@click.command("titles", cls=TvCommand)
@option(
    "--kind",
    type=click.Choice(tuple(kind.value for kind in Kind)),
    multiple=True,
    help="Only this kind; may be repeated.",
)
@option("--mentions", metavar="NAME", default="", help="Only what speaks of this person or place.")
@command_options
@click.pass_obj
def titles(session: Session, kind: tuple[str, ...], mentions: str) -> None:
    """Print every title of the library."""
    with session.tv() as tv:
        plain, shapes = session.writers(tv)
        chosen = tuple(Kind(value) for value in kind)
        session.put(
            lambda: shapes.values(tv.library.titles(chosen, mentions=mentions)),
            lambda: plain.titles(tv.library.titles(chosen, mentions=mentions)),
        )


@click.command("import", cls=TvCommand)
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@option("--dry-run", is_flag=True, help="Read and report; keep nothing.")
@option("--no-encode", is_flag=True, help="Do not encode the titles now.")
@command_options
@click.pass_obj
def import_(session: Session, files: tuple[Path, ...], dry_run: bool, no_encode: bool) -> None:
    """Read titles and histories from files; a file that fails leaves the library as it was."""
    with session.tv() as tv:
        with session.progress(session.words.gettext("Reading files")) as tick:
            report = tv.library.import_files(
                files, profile=session.settings.profile, dry_run=dry_run, on_progress=tick
            )
        if not dry_run and not no_encode:
            session.encode(tv)
        plain, shapes = session.writers(tv)
        session.put(lambda: shapes.report(report), lambda: plain.report(report))


@click.command("export", cls=TvCommand)
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE|-")
@command_options
@click.pass_obj
def export(session: Session, file: Path) -> None:
    """Write everything that is known as JSON Lines, which ``tvrec import`` reads back."""
    with session.tv() as tv:
        if str(file) == "-":
            tv.library.export(sys.stdout)
            return
        written = tv.library.export(file)
        line = session.words.gettext("{n} lines written to {file}")
        session.put(
            lambda: {"file": str(file), "written": written},
            lambda: [line.format(n=written, file=file)],
        )


@click.command("backup", cls=TvCommand)
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@command_options
@click.pass_obj
def backup(session: Session, file: Path) -> None:
    """Write a copy of the database, which may be in use meanwhile; it opens with --db."""
    with session.tv() as tv:
        tv.library.backup(file)
        line = session.words.gettext("The database is copied to {file}")
        session.put(lambda: {"file": str(file)}, lambda: [line.format(file=file)])


COMMANDS = (scan, titles, import_, export, backup)
