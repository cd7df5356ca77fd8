"""Regular languages, and which of them have words together, by partial derivatives.

A language is a pair of its kind and its parts: `("lit", text)`, `("cls", ranges)`, `("cat", parts)`, `("alt", parts)`,
`("star", part)`.
"""

from functools import lru_cache

EPS = ("lit", "")


def lit(text):
    return ("lit", text)


def cls(*ranges):
    """A character of one of the ranges, each written as one or two characters."""
    return ("cls", tuple((r[0], r[-1]) for r in ranges))


def cat(*parts):
    flat = []
    for part in parts:
        flat += part[1] if part[0] == "cat" else [part] if part != EPS else []
    return EPS if not flat else flat[0] if len(flat) == 1 else ("cat", tuple(flat))


def alt(*parts):
    return parts[0] if len(parts) == 1 else ("alt", tuple(parts))


def star(part):
    return ("star", part)


def plus(part):
    return cat(part, star(part))


ANY = star(("cls", ((chr(0), chr(0x10FFFF)),)))


@lru_cache(None)
def has_empty(language):
    kind, parts = language
    match kind:
        case "lit":
            return parts == ""
        case "cls":
            return False
        case "cat":
            return all(map(has_empty, parts))
        case "alt":
            return any(map(has_empty, parts))
    return True


@lru_cache(1 << 20)
def derivatives(language, c):
    """Languages that together have what follows a character in words of a language."""
    kind, parts = language
    match kind:
        case "lit":
            return frozenset([lit(parts[1:])] if parts[:1] == c else [])
        case "cls":
            return frozenset([EPS] if any(low <= c <= high for low, high in parts) else [])
        case "alt":
            return frozenset().union(*(derivatives(part, c) for part in parts))
        case "star":
            return frozenset(cat(rest, language) for rest in derivatives(parts, c))
    found = set()
    for at, part in enumerate(parts):
        found |= {cat(rest, *parts[at + 1 :]) for rest in derivatives(part, c)}
        if not has_empty(part):
            break
    return frozenset(found)


@lru_cache(1 << 20)
def step(state, c):
    return frozenset().union(*(derivatives(language, c) for language in state))


def cuts(language, found):
    """Adds the characters at which the language begins to treat characters otherwise."""
    kind, parts = language
    match kind:
        case "lit":
            found.update(cut for c in parts for cut in (ord(c), ord(c) + 1))
        case "cls":
            found.update(cut for low, high in parts for cut in (ord(low), ord(high) + 1))
        case "star":
            cuts(parts, found)
        case _:
            for part in parts:
                cuts(part, found)


def letters(languages):
    """One character of each kind that the languages tell apart; half of a surrogate pair is none."""
    found = {0}
    for language in languages:
        cuts(language, found)
    found = sorted(cut for cut in found if cut <= 0x10FFFF)
    for low, high in zip(found, [*found[1:], 0x110000]):
        fit = [c for c in (low, 0xE000) if low <= c < high and not 0xD800 <= c < 0xE000]
        if fit:
            yield chr(fit[0])


class TooMany(Exception):
    """More states than anybody waits for."""


def vectors(domain, languages, limit=60_000):
    """Each way in which words of the domain are in the languages or not, with a shortest such word."""
    alphabet = list(letters((domain, *languages)))
    start = tuple(frozenset([language]) for language in (domain, *languages))
    seen, layer, found = {start}, [(start, "")], {}
    while layer:
        behind = []
        for states, word in layer:
            if any(map(has_empty, states[0])):
                found.setdefault(tuple(any(map(has_empty, state)) for state in states[1:]), word)
            for c in alphabet:
                after = tuple(step(state, c) for state in states)
                if after[0] and after not in seen:
                    seen.add(after)
                    behind.append((after, word + c))
                    if len(seen) > limit:
                        raise TooMany
        layer = behind
    return found
