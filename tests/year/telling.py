"""What the year tells at its end, and every fault that was found."""

from tests.year.story import Story
from tests.year.verdict import faults_of
from tests.year.watch import MOST


def tell(story: Story) -> list[str]:
    """Print what was done and what is wrong; return the faults."""
    ledger, watch = story.living.ledger, story.living.watch
    print("What was done:")
    for what, count in sorted(ledger.done.items()):
        print(f"  {count:5} {what}")
    print("Where the papers stand:")
    for state, count in sorted(ledger.states().items()):
        print(f"  {count:5} {state}")
    print(f"Letters that arrived: {len(story.living.post.letters)}")
    print(f"Answers: {dict(sorted(watch.statuses.items()))}")
    print(f"Pages that asked the database more than {MOST} times:")
    for name, count, address in watch.over():
        print(f"  {count:5} {name}  {address}")
    faults = faults_of(story)
    for fault in faults:
        print(f"FAULT: {fault}")
    return faults
