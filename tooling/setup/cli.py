"""`tooling init`: a new register, with questions for what only a person knows."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tooling.cli.output import note

QUESTIONS = {
    "name": "The company's name",
    "street": "Street address",
    "postal-code": "Postal code",
    "city": "City",
    "country": "Country, by its two letters (FI, SE, EE, ...)",
    "phone": "Phone, with + and the country's code",
    "email": "E-mail address",
    "contact-title": "Whom does a person turn to about their data? A role, not a name",
    "contact-phone": "That role's phone",
    "contact-email": "That role's e-mail address",
}
DEFAULTS = {"country": "FI", "contact-title": "Privacy officer"}


@click.command()
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", help="The company's name.")
@click.option("--street", help="Its street address.")
@click.option("--postal-code", help="Its postal code.")
@click.option("--city", help="Its city.")
@click.option("--country", help="Its country, by the two letters of ISO 3166-1.")
@click.option("--phone", help="Its phone number, with + and the country's code.")
@click.option("--email", help="Its e-mail address.")
@click.option("--contact-title", help="Whom a person turns to about their data: a role.")
@click.option("--contact-phone", help="That role's phone number.")
@click.option("--contact-email", help="That role's e-mail address.")
def command(directory: Path, **options: str | None) -> int:
    """Make a new, private register in the folder DIR.

    It gets its own checks for pull requests, code owners, editor settings and a first commit on
    the branch main. What is not given here is asked on a terminal, and can be filled in later in
    records/controller.yaml.
    """
    from tooling.setup.init import init

    answers = {name.replace("_", "-"): text for name, text in options.items() if text}
    if not answers and sys.stdin.isatty() and sys.stdout.isatty():
        answers = _asked()
    started = init(directory, answers)
    for warning in started.warnings:
        note(f"Warning: {warning}")
    click.echo(f"The register is in {started.directory} ({started.files} files, on main).")
    note(
        f"The key of who must not come back is in {started.key}, outside the files that Git keeps."
    )
    note("Back it up outside the repository: without it, nobody knows any more who that is.")
    if started.missing:
        wanted = ", ".join(name.replace("-", " ") for name in started.missing)
        note(f"Still to be filled in, in records/controller.yaml: {wanted}.")
    note("README.md there says what to do next.")
    return 0


def _asked() -> dict[str, str]:
    note("Press Enter to leave something for later.")
    answers = {}
    for name, question in QUESTIONS.items():
        text = click.prompt(question, default=DEFAULTS.get(name, ""), show_default=name in DEFAULTS)
        if text.strip():
            answers[name] = text.strip()
    return answers
