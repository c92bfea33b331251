"""The life of each thing, as a picture and a table."""

from sixthday.ops.docs.tables import page, table
from sixthday.rules.lifecycles import LIFECYCLES, Lifecycle


def lifecycles() -> str:
    """The document: one part for each lifecycle."""
    return page("Lifecycles", "sixthday/rules/lifecycles.py", *(_part(life) for life in LIFECYCLES))


def _part(life: Lifecycle) -> str:
    words = dict(life.states)
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f"    {code}: {text}" for code, text in life.states]
    lines += [f"    [*] --> {life.start}"]
    ordered = [(step, source) for step in life.steps for source in life.names if source in step.sources]
    lines += [f"    {source} --> {step.target}: {step.verb}" for step, source in ordered]
    ends = [code for code in life.names if not any(code in step.sources for step in life.steps)]
    lines += [f"    {code} --> [*]" for code in ends] + ["```"]
    rows = [(f"`{step.verb}`", words[source], words[step.target]) for step, source in ordered]
    return f"## {life.noun.capitalize()}\n\n" + "\n".join(lines) + "\n\n" + table(["Action", "From", "To"], rows)
