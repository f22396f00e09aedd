"""`mo-advisor train record`: an interview's choices, and nothing else, as a card whose story is still to be written."""

from __future__ import annotations

from collections.abc import Sequence

from mo_advisor.advice.answers import Answers, in_order
from mo_advisor.commands.given_answers import Given, gather, missing
from mo_advisor.commands.options import Options
from mo_advisor.commands.which_protocol import chosen, no_protocol
from mo_advisor.console import emit, say
from mo_advisor.errors import WrongUsage
from mo_advisor.interview.check_answers import Goal
from mo_advisor.protocol.as_json import SCHEMA
from mo_advisor.protocol.library import open_protocol
from mo_advisor.training.drafts import NEVER, TO_WRITE, drafts
from mo_advisor.training.model import Pack
from mo_advisor.training.writer import plain, write_pack
from mo_advisor.vocabulary import shared

CARD = Goal("the card", "All correct: make the card")
HOLDS = "This holds the choices of one interview, and no protocol: it runs on any. The card may be copied into a pack of your own."


def run(
    protocol: str | None,
    who: str | None,
    involved: Sequence[str],
    what: str | None,
    facts: Sequence[str],
    answers: str | None,
    options: Options,
) -> int:
    """Makes the card; asks for what flags and the answers file leave open, where there is somebody to ask."""
    options.expect_free()
    given = gather(answers, who, involved, what, facts, shared())
    named = chosen(None, protocol, given.protocol)
    if options.asks and answers != "-":
        _interview(named, given, options)
    else:
        _put_out(_script(named, given), options)
        say(NEVER)
    return 0


def _script(named: str | None, given: Given) -> Answers:
    if named is None:
        raise WrongUsage(no_protocol())
    book = open_protocol(named)
    given.check(book)
    if not given.answers.what:
        raise missing(given.answers)
    return in_order(given.answers, book)


def _interview(named: str | None, given: Given, options: Options) -> None:
    """Asks what is open, and makes the card; what asks is imported only when somebody is there to answer."""
    from mo_advisor.commands.ask_interview import asked
    from mo_advisor.interview.prompter import prompter

    asker = prompter(options.plain)
    asker.tell(NEVER)
    interview = asked(named, given, lambda _: None, asker, CARD)
    _put_out(in_order(interview.answers, interview.book), options)
    asker.tell(NEVER)


def _put_out(answers: Answers, options: Options) -> None:
    """Prints the card: as a pack of its own, or as a record."""
    (card,) = drafts([answers], shared())
    if options.format == "json":
        from mo_advisor.render.writers.json import to_json

        emit(to_json({"schema": SCHEMA, "card": plain(card)}), options.output, options.force, for_programs=True)
        return
    pack = Pack(title="One card", cards=(card,))
    emit(write_pack(pack, [NEVER, HOLDS], {card.id: [TO_WRITE]}), options.output, options.force)
