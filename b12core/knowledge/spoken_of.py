"""Whether all that is said to a patient can be said of them to whoever writes for them."""

from __future__ import annotations

from collections.abc import Iterator

from b12core.errors import KnowledgeError
from b12core.knowledge.content import Knowledge
from b12core.knowledge.third_person import addresses
from b12core.knowledge.variants import said_to_patients

_FILE = "third_person.yml"


def unsaid_of_another(knowledge: Knowledge) -> Iterator[KnowledgeError]:
    """A sentence that has no form for another, a name that speaks to its reader, and other words that are needed by no
    sentence.
    """
    said = said_to_patients(knowledge)
    for text in said:
        unsaid = knowledge.third_person.has_no_form_for(text)
        if unsaid is not None:
            yield KnowledgeError(_FILE, text, f"has no form for {unsaid!r}", "the verb, or the sentence in other words")
    for own in knowledge.third_person.sentences:
        if not any(own in text for text in said):
            yield KnowledgeError(_FILE, own, "stands in no sentence for patients", "words that are said to a patient")
    for kind, terms in knowledge.vocabulary.terms.items():
        for term in terms.values():
            if addresses(term.name.patient):
                yield KnowledgeError(f"vocabulary/{kind}.yml", term.id, "speaks to its reader", "a name without `you`")
