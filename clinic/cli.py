"""`b12clinic`: invites people, lists them and takes them out; shows, checks and exports the record; replays drafts."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence

from clinic.errors import Refused
from clinic.people import ROLES
from clinic.record import Fault, Head
from clinic.replay import replay
from clinic.side import Side
from clinic.words import said

FOUND = 1
"""What the command ends with where the record is not whole, or a suggestion came out otherwise."""

REFUSED = 2


def run(arguments: Sequence[str], make_side: Callable[[], Side]) -> int:
    """0, or 1 where something is not as it should be, or 2 with a message where nothing was done."""
    asked = _parser().parse_args(arguments)
    side = make_side()
    try:
        code: int = asked.run(side, asked)
    except Refused as refusal:
        sys.stderr.write(f"b12clinic: {said('command', refusal.why, about=_about(refusal))}\n")
        return REFUSED
    finally:
        side.close()
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="b12clinic", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    invite = commands.add_parser("invite", help="a link by which somebody sets up how they sign in; it opens once")
    invite.add_argument("--name", default="", help="as patients read it: 'Dr A. Example'")
    invite.add_argument("--title", default="", help="what they are: 'nurse prescriber'")
    invite.add_argument("--role", action="append", choices=ROLES, default=[], help="may be given more than once")
    invite.add_argument("--again", metavar="ID", help="a new link for somebody who is known")
    invite.set_defaults(run=_invite)
    commands.add_parser("people", help="who may do what").set_defaults(run=_people)
    remove = commands.add_parser("remove", help="takes somebody out; what they decided stays")
    remove.add_argument("id", metavar="ID")
    remove.set_defaults(run=_remove)
    commands.add_parser("head", help="the record's newest number and mark, to note elsewhere").set_defaults(run=_head)
    verify = commands.add_parser("verify", help="whether the record is whole, and reaches every published head")
    verify.add_argument("--head", nargs=2, metavar=("SEQ", "MARK"), help="a head that was noted elsewhere")
    verify.set_defaults(run=_verify)
    again = commands.add_parser("replay", help="makes suggestions again and compares them byte for byte")
    again.add_argument("code", nargs="?", metavar="CODE")
    again.add_argument("--all", action="store_true", help="those of every draft")
    again.set_defaults(run=_replay)
    export = commands.add_parser("export", help="the record as JSON, an entry a line; that it was read is recorded")
    export.set_defaults(run=_export)
    return parser


def _invite(side: Side, asked: argparse.Namespace) -> int:
    if asked.again:
        person, token = side.people.invite_again(asked.again)
    else:
        person, token = side.people.invite(asked.name, asked.title, asked.role)
    address = side.clinic.clinicians.address if side.clinic.clinicians else ""
    print(f"{person.id}  {person.name}, {person.title}: {', '.join(person.roles)}")
    print(f"{address}/clinic/enrol#{token}")
    return 0


def _people(side: Side, _: argparse.Namespace) -> int:
    for person in side.people.all():
        standing = ", ".join(person.roles) if person.active else said("command", "taken_out")
        print(f"{person.id}  {person.name}, {person.title}: {standing}")
    return 0


def _remove(side: Side, asked: argparse.Namespace) -> int:
    person = side.people.deactivate(asked.id)
    print(f"{person.id}  {person.name}, {person.title}: {said('command', 'taken_out')}")
    return 0


def _head(side: Side, _: argparse.Namespace) -> int:
    with side.database.reading() as connection:
        print(side.record.head(connection))
    return 0


def _verify(side: Side, asked: argparse.Namespace) -> int:
    noted = Head(int(asked.head[0]), asked.head[1]) if asked.head else None
    with side.database.reading() as connection:
        head = side.record.head(connection)
        faults = side.record.faults(connection, noted)
    for fault in faults:
        print(_fault(fault))
    if not faults:
        print(said("command", "whole", entries=head.seq, head=head))
    return FOUND if faults else 0


def _fault(fault: Fault) -> str:
    return said("command", fault.kind, seq=fault.seq)


def _replay(side: Side, asked: argparse.Namespace) -> int:
    if asked.all == bool(asked.code):
        sys.stderr.write(f"b12clinic: {said('command', 'code_or_all')}\n")
        return REFUSED
    done = replay(side.shelf, asked.code)
    total = done.same + len(done.different)
    print(said("command", "replayed", same=done.same, total=total, forgotten=len(done.forgotten)))
    for code in done.different:
        print(said("command", "different", code=code))
    return FOUND if done.different else 0


def _export(side: Side, _: argparse.Namespace) -> int:
    with side.database.writing() as connection:
        head = side.record.add(connection, "command", "exported")
        lines = [json.dumps({**entry.model_dump(), "mac": mac}) for entry, mac in side.record.entries(connection)]
    side.record.publish(head)
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


def _about(refusal: Refused) -> str:
    return ", ".join(f"{name} {value}" for name, value in refusal.about.items())
