"""A vocabulary that does not grow, so that the number of a random guide names the same guide for good."""
import os
import re

SCHEMA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "plain.rng")


def without_contents(guide):
    """The guide as one that has no contents because it is long, unless it names their place."""
    if "<contents" in guide:
        return guide
    guide = re.sub(r"(<guide[^>]*?)\scontents=(?:'[^']*'|\"[^\"]*\")", r"\1", guide, count=1)
    return guide.replace("<guide", '<guide contents="no"', 1)
