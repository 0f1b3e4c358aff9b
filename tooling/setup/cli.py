"""`tooling init`: a new register, with questions for what only a person knows."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from tooling.cli.output import note
from tooling.setup.questions import QUESTIONS


def _options(command: Callable[..., int]) -> Callable[..., int]:
    for question in reversed(QUESTIONS):
        name = "--unit" if question.option == "units" else f"--{question.option}"
        command = click.option(
            name,
            question.option.replace("-", "_"),
            multiple=question.option == "units",
            help=question.help,
        )(command)
    return command


@click.command()
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
@_options
def command(directory: Path, units: tuple[str, ...], **options: str | None) -> int:
    """Make a new, private register in the folder DIR.

    It gets its own checks for pull requests, code owners, editor settings and a first commit on
    the branch main. What no option gives is asked on a terminal, one thing at a time; what is left
    open is filled in later, and `tooling validate` says where. If it breaks off, a second run
    offers what was typed.
    """
    from tooling.setup.draft import draft_in, is_free
    from tooling.setup.init import init

    given = {name.replace("_", "-"): text.strip() for name, text in options.items() if text}
    if units:
        given["units"] = "; ".join(units)
    typed = draft_in(directory) if is_free(directory) else {}
    if sys.stdin.isatty() and sys.stdout.isatty() and is_free(directory):
        answers = _asked(directory, given, typed)
    else:
        answers = typed | given
        if len(answers) < len(QUESTIONS) and is_free(directory):
            note("Nothing is asked, since this is no terminal: what no option says is left open.")
        if left := [name for name in typed if name not in given]:
            note(f"Taken from an earlier run that broke off: {', '.join(left)}.")
    started = init(directory, answers)
    for warning in started.warnings:
        note(f"Warning: {warning}")
    click.echo(f"The register is in {started.directory} ({started.files} files, on main).")
    note(
        f"The key of who must not come back is in {started.key}, outside the files that Git keeps."
    )
    note("Back it up outside the repository: without it, nobody knows any more who that is.")
    assumed = [one for one in QUESTIONS if one.default and one.option not in answers]
    if assumed:
        note("Not said, so set in records/controller.yaml to the usual; correct what is not so:")
        for question in assumed:
            note(f"  {question.option}: {question.default}")
    # There is always something: how a company protects its data, nobody else can say.
    note("Still to be filled in, before the first document or letter:")
    for path, fields in started.missing.items():
        note(f"  {path}: {', '.join(fields)}")
    note("`tooling validate` in the register says where and what to write.")
    note("README.md there says what to do next.")
    return 0


def _asked(directory: Path, given: dict[str, str], typed: dict[str, str]) -> dict[str, str]:
    """Ask for what is not `given`, and keep each answer at once; `typed` are those of before."""
    open_questions = [question for question in QUESTIONS if question.option not in given]
    answers = typed | given
    if not open_questions:
        return answers
    if typed:
        note("What you typed before is offered in brackets: Enter takes it, - leaves it open.")
    note("Press Enter to leave something for later. Ctrl-C breaks off and keeps what you typed.")
    from tooling.setup.draft import NAME

    try:
        for question in open_questions:
            _ask(question.option, directory, answers)
    except click.Abort:
        if (directory / NAME).exists():
            note(f"\nYour answers are in {directory / NAME}: the next run offers them.")
        raise
    return answers


def _ask(option: str, directory: Path, answers: dict[str, str]) -> None:
    """Ask until the answer will do, or nothing is answered."""
    from tooling.setup.draft import draft_in, keep_draft
    from tooling.setup.init import fault_in

    question = next(one for one in QUESTIONS if one.option == option)
    while True:
        offered = answers.get(option, question.default)
        text = click.prompt(question.words, default=offered, show_default=bool(offered)).strip()
        text = "" if text == "-" else text
        tried = {key: value for key, value in answers.items() if key != option}
        fault = None
        if text:
            tried[option] = text
            fault = fault_in(tried)
        if fault is not None and fault.option == option:
            note(f"That will not do: {fault.why}.")
            answers.pop(option, None)
            continue
        answers.clear()
        answers.update(tried)
        if fault is not None:  # this answer shows that an earlier one was wrong
            note(f"With this, an earlier answer will not do: {fault.why}.")
            del answers[fault.option]
            _ask(fault.option, directory, answers)
        if answers or draft_in(directory):
            keep_draft(directory, answers)
        return
