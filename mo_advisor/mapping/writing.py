"""How judgements are written into a protocol file: in the short forms, and only the lines that change. Pure: a text in, a text out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mo_advisor.mapping.judgements import EVERYBODY, EVERYWHERE, Judged, Judgement, Only, Silent, Who
from mo_advisor.protocol.clause_nodes import clause_nodes
from mo_advisor.protocol.model import WEIGHTS
from mo_advisor.records import yaml_edit
from mo_advisor.records.yaml_edit import flow_list, flow_mapping, texts
from mo_advisor.records.yaml_marks import Mapping as Mapped
from mo_advisor.records.yaml_marks import is_list, mapping_at, value_of

AFTER_SILENCES = ("cautions", "front", "proposals", "document")
AFTER_RULES = ("contacts", "cites", "names", "note")
PLAIN_RULE = frozenset(("who", "involved", "facts", "weight", "note"))
PLAIN_SILENCE = frozenset(("situations", "who", "involved", "facts", "reason"))


def rewritten(text: str, situation: str, old: Judgement, new: Judgement) -> str:
    """The text with what has changed of the judgement of a situation."""
    for judged in old.clauses:
        if judged not in new.clauses:
            text = _without_rule(text, situation, judged)
    for silent in old.silences:
        if silent not in new.silences:
            text = _without_silence(text, situation, silent)
    for judged in new.clauses:
        if judged not in old.clauses:
            text = _with_rule(text, situation, judged)
    for silent in new.silences:
        if silent not in old.silences:
            text = _with_silence(text, situation, silent)
    return text


def clause_node(text: str, clause: str) -> Any:
    """The mapping of a clause or footnote in a text. Raises KeyError where there is none."""
    return clause_nodes(mapping_at(text))[clause]


def with_records(text: str, clause: str, key: str, records: Sequence[Mapping[str, object]]) -> str:
    """With some more duties, contacts or references at a clause."""
    before = {"duties": ("rules", *WEIGHTS, *AFTER_RULES), "rules": AFTER_RULES, "contacts": AFTER_RULES[1:]}.get(key, AFTER_RULES[2:])
    for record in records:
        text = yaml_edit.with_item(text, clause_node(text, clause), key, flow_mapping(record.items()), before)
    return text


def with_text(text: str, clause: str, key: str, said: str) -> str:
    """With a note, or the reason why it is never advice, at a clause."""
    return yaml_edit.with_key(text, clause_node(text, clause), key, yaml_edit.quoted(said))


def with_caution(text: str, caution: Mapping[str, object]) -> str:
    """With one more caution at the top of the file."""
    return yaml_edit.with_item(text, mapping_at(text), "cautions", flow_mapping(caution.items()), AFTER_SILENCES[1:])


def with_askers(text: str, askers: Who, others: str) -> str:
    """With those for whom the document is, and why it is silent to everybody else."""
    said = flow_mapping((("are", askers), ("others", others)))
    return yaml_edit.with_key(text, mapping_at(text), "askers", said, ("roles", "advisers", "silent", *AFTER_SILENCES))


def with_adviser(text: str, adviser: Mapping[str, object]) -> str:
    """With one more of those whom the document names for advice in general."""
    return yaml_edit.with_item(text, mapping_at(text), "advisers", flow_mapping(adviser.items()), ("silent", *AFTER_SILENCES))


def without_keys(text: str, clause: str, keys: Sequence[str]) -> str:
    """Without what some keys of a clause say."""
    for key in keys:
        text = yaml_edit.without_key(text, clause_node(text, clause), key)
    return text


def without_review(text: str, situation: str) -> str:
    """Without the mark that a situation must be judged again."""
    top = mapping_at(text)
    listed = value_of(top, "review")
    for place, entry in enumerate(listed.value if listed is not None else ()):
        held = texts(value_of(entry, "situations"))
        if held == (situation,):
            return yaml_edit.without_item(text, top, "review", place)
        if situation in held:
            return _without_situation(text, entry, "situations", situation)
    return text


def with_mapped(text: str) -> str:
    """With the word of somebody that every situation has been considered."""
    before = ("sign_off", "review", "askers", "roles", "advisers", "silent", *AFTER_SILENCES)
    return yaml_edit.with_key(text, mapping_at(text), "mapped", '"yes"', before)


def with_sign_off(text: str, said: Mapping[str, str]) -> str:
    """With a sign-off in place of the one before, key by key, so that comments beside them stay."""
    old = value_of(mapping_at(text), "sign_off")
    if not isinstance(old, Mapped):
        lines = "".join(f"\n  {key}: {yaml_edit.quoted(value)}" for key, value in said.items())
        before = ("review", "facts", "askers", "roles", "advisers", "silent", *AFTER_SILENCES)
        return yaml_edit.with_key(text, mapping_at(text), "sign_off", lines, before)
    for key in (name.value for name, _ in old.value if name.value not in said):
        text = yaml_edit.without_key(text, value_of(mapping_at(text), "sign_off"), key)
    for key, value in said.items():
        text = yaml_edit.with_key(text, value_of(mapping_at(text), "sign_off"), key, yaml_edit.quoted(value), ("text_sha256", "mapping_sha256"))
    return text


def without_sign_off(text: str) -> str:
    """Without a sign-off."""
    return yaml_edit.without_key(text, mapping_at(text), "sign_off")


def _with_rule(text: str, situation: str, judged: Judged) -> str:
    node = clause_node(text, judged.clause)
    if value_of(node, "considered") is not None:
        text = yaml_edit.without_key(text, node, "considered")
        node = clause_node(text, judged.clause)
    if (judged.who, judged.only) == (EVERYBODY, EVERYWHERE):
        return _with_situation(text, node, judged.weight, situation)
    for rule, key in _rules(node, judged):
        if value_of(rule, "note") is None:
            return _with_situation(text, rule, key, situation)
    said = {judged.weight: (situation,), **({"who": judged.who} if judged.who else {}), **_conditions(judged.only)}
    return yaml_edit.with_item(text, node, "rules", flow_mapping(said.items()), AFTER_RULES)


def _without_rule(text: str, situation: str, judged: Judged) -> str:
    node = clause_node(text, judged.clause)
    if (judged.who, judged.only) == (EVERYBODY, EVERYWHERE) and situation in texts(value_of(node, judged.weight)):
        if texts(value_of(node, judged.weight)) == (situation,):
            return yaml_edit.without_key(text, node, judged.weight)
        return _without_situation(text, node, judged.weight, situation)
    for rule, key in _rules(node, judged):
        if texts(value_of(rule, key)) == (situation,):
            if any(value_of(rule, other) is not None for other in WEIGHTS if other != key):
                return yaml_edit.without_key(text, rule, key)
            return yaml_edit.without_item(text, node, "rules", value_of(node, "rules").value.index(rule))
        if situation in texts(value_of(rule, key)):
            return _without_situation(text, rule, key, situation)
    return text


def _rules(node: Any, judged: Judged) -> Iterator[tuple[Any, str]]:
    """The rules of a clause in the long form that say what was judged and no more than a note; each with the key of its situations."""
    listed, weight = value_of(node, "rules"), judged.weight
    for rule in listed.value if listed is not None else ():
        keys, said = {key.value for key, _ in rule.value}, value_of(rule, "weight")
        key = weight if weight in keys else "situations" if (said.value if said is not None else WEIGHTS[0]) == weight else ""
        for_whom = value_of(rule, "who")
        named = for_whom is None or is_list(for_whom)  # `anyone` is nobody who is named
        if key in keys and keys <= {key, *WEIGHTS, *PLAIN_RULE} and named and (texts(for_whom), _only(rule)) == (judged.who, judged.only):
            yield rule, key


def _only(node: Any) -> Only:
    """Where alone a rule or silence holds, as its node says it."""
    return Only(*(named for key in ("involved", "facts") for named in _any_and_none(value_of(node, key))))


def _any_and_none(node: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (texts(value_of(node, "any_of")), texts(value_of(node, "none_of"))) if isinstance(node, Mapped) else (texts(node), ())


def _conditions(only: Only) -> dict[str, object]:
    """The keys that say where alone something holds."""
    found: dict[str, object] = {}
    for key, any_of, none_of in (("involved", only.about, only.but), ("facts", only.facts, only.no_facts)):
        if none_of:
            found[key] = {**({"any_of": any_of} if any_of else {}), "none_of": none_of}
        elif any_of:
            found[key] = any_of
    return found


def _with_silence(text: str, situation: str, silent: Silent) -> str:
    top = mapping_at(text)
    for entry in _silences(top, silent):
        return _with_situation(text, entry, "situations", situation)
    whom = {"any_of": silent.who, "none_of": silent.but} if silent.but else silent.who
    record = {"situations": (situation,), **({"who": whom} if whom else {}), **_conditions(silent.only), "reason": silent.reason}
    return yaml_edit.with_item(text, top, "silent", flow_mapping(record.items()), AFTER_SILENCES)


def _without_silence(text: str, situation: str, silent: Silent) -> str:
    top = mapping_at(text)
    for entry in _silences(top, silent):
        if texts(value_of(entry, "situations")) == (situation,):
            return yaml_edit.without_item(text, top, "silent", value_of(top, "silent").value.index(entry))
        if situation in texts(value_of(entry, "situations")):
            return _without_situation(text, entry, "situations", situation)
    return text


def _silences(top: Any, silent: Silent) -> Iterator[Any]:
    listed = value_of(top, "silent")
    for entry in listed.value if listed is not None else ():
        reason, whom = value_of(entry, "reason"), _any_and_none(value_of(entry, "who"))
        same = (whom, _only(entry)) == ((silent.who, silent.but), silent.only) and reason is not None and reason.value == silent.reason
        if same and {key.value for key, _ in entry.value} <= PLAIN_SILENCE:
            yield entry


def _with_situation(text: str, node: Any, key: str, situation: str) -> str:
    held = texts(value_of(node, key))
    return text if situation in held else yaml_edit.with_key(text, node, key, flow_list((*held, situation)), ("rules", "considered", *AFTER_RULES))


def _without_situation(text: str, node: Any, key: str, situation: str) -> str:
    return yaml_edit.with_key(text, node, key, flow_list(other for other in texts(value_of(node, key)) if other != situation))
