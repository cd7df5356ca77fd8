"""What policies are made of: their members, and patterns as languages."""

import itertools
import pathlib
import re

from languages import ANY, alt, cat, cls, lit, plus, star, vectors

CATALOGUE = pathlib.Path(__file__).parents[3] / "cos-policy/src/action/catalogue.rs"
LEVELS = dict(re.findall(r"^    ([A-Z]\w*): ([A-Z]\w*) ", CATALOGUE.read_text(), re.M))
LISTINGS = {name for name, level in LEVELS.items() if level == "Listing"}

# The condition keys, and what their values are.

TEXT, QUERY, NUMBER, ADDRESS, BOOLEAN, TAGS = "string", "query", "numeric", "ip", "bool", "tags"
KEYS = {
    "cos:content-length": NUMBER,
    "cos:content-type": TEXT,
    "cos:prefix": QUERY,
    "cos:response-content-type": QUERY,
    "cos:secure-transport": BOOLEAN,
    "cos:tls-version": NUMBER,
    "cos:versionid": QUERY,
    "cos:x-cos-acl": TEXT,
    "cos:x-cos-storage-class": TEXT,
    "qcs:ip": ADDRESS,
    "qcs:request_tag": TAGS,
    "qcs:resource_tag": TAGS,
    "vpc:requester_vpc": TEXT,
}
COMPARISONS = ("equal", "not_equal", "greater_than", "greater_than_equal", "less_than", "less_than_equal")
OPERATORS = {"string_equal", "string_not_equal", "string_like", "ip_equal", "ip_not_equal", "bool_equal"}
OPERATORS |= {f"numeric_{comparison}" for comparison in COMPARISONS}
PUBLIC = {"*", "qcs::cam::anonymous:anonymous", "qcs::cam::anyone:anyone"}

# Members, of which some may begin with a capital and some may be a list or not.


def listed(value):
    return value if isinstance(value, list) else [value]


def member(element, name):
    return element.get(name, element.get(name.capitalize()))


def statements(policy):
    return listed(member(policy, "statement"))


def actions(statement):
    return listed(member(statement, "action"))


def resources(statement):
    return listed(member(statement, "resource"))


def principals(policy, statement):
    """The names of a statement; `None` if it is about everybody."""
    principal = member(statement, "principal") or member(policy, "principal")
    return principal and listed(member(principal, "qcs") if isinstance(principal, dict) else principal)


def clauses(statement):
    for operator, keys in (member(statement, "condition") or {}).items():
        for key, values in keys.items():
            yield operator, key, listed(values)


def user(name):
    """A user in one spelling; `None` for groups, roles and patterns."""
    found = re.fullmatch(r"qcs::cam::uin/([0-9]+):(?:root|uin/([0-9]+))", name)
    return found and f"{found[1]}:{found[2] or found[1]}"


# Patterns: lists of characters and STAR.

STAR = object()


def stars(text):
    return [STAR if c == "*" else c for c in text]


def widened(text):
    """With a star for whatever might stand for more than itself."""
    return [STAR if c in "*?" else c for c in re.sub(r"\$\{[^}]*(\}|$)", "*", text)]


def is_literal(text):
    return not any(sign in text for sign in ("*", "?", "${"))


def glob(parts, any_text=ANY, spell=lambda text: text):
    """A pattern as a language; `spell` writes what stands between two stars."""
    groups = itertools.groupby(parts, lambda part: part is STAR)
    return cat(*[any_text if is_star else lit(spell("".join(group))) for is_star, group in groups])


def matches(parts, text):
    return re.fullmatch("".join(".*" if part is STAR else re.escape(part) for part in parts), text, re.S) is not None


def residuals(parts, text):
    """What may remain of a pattern behind a text that begins what it matches."""

    def closed(places):
        for place in sorted(places):
            while place < len(parts) and parts[place] is STAR:
                place += 1
                places = places | {place}
        return places

    places = closed({0})
    for c in text:
        fit = [place for place in places if place < len(parts) and parts[place] in (STAR, c)]
        places = closed({place if parts[place] is STAR else place + 1 for place in fit})
    return [parts[place:] for place in sorted(places)]


def action_glob(pattern):
    """The pattern of an action as a pattern of texts; `None` where nobody says what it matches."""
    if pattern in ("*", "*:*"):
        return [STAR]
    bare = pattern.removeprefix("name/")
    if bare.startswith("permid/") or "?" in bare or "*" in bare.split(":")[0]:
        return None
    return stars("name/" + bare if ":" in bare else pattern)


# Texts that are not free.

PLAIN = cls("az", "AZ", "09", "-", "_", ".", "~")


def is_plain(byte):
    return re.fullmatch("[A-Za-z0-9_.~-]", chr(byte)) is not None


def escaped(low, high, but=lambda byte: False):
    """One byte of a range, percent-encoded."""
    return alt(*[lit(f"%{byte:02X}") for byte in range(low, high + 1) if not but(byte)])


TAIL = escaped(0x80, 0xBF)
CHARACTER = alt(
    PLAIN,
    escaped(0, 0x7F, is_plain),
    cat(escaped(0xC2, 0xDF), TAIL),
    cat(lit("%E0"), escaped(0xA0, 0xBF), TAIL),
    cat(escaped(0xE1, 0xEF, lambda byte: byte == 0xED), TAIL, TAIL),
    cat(lit("%ED"), escaped(0x80, 0x9F), TAIL),
    cat(lit("%F0"), escaped(0x90, 0xBF), TAIL, TAIL),
    cat(escaped(0xF1, 0xF3), TAIL, TAIL, TAIL),
    cat(lit("%F4"), escaped(0x80, 0x8F), TAIL, TAIL),
)
ENCODED_TEXT = star(CHARACTER)
ENCODED_BYTES = plus(alt(PLAIN, escaped(0, 0xFF, is_plain)))
DIGITS = star(cls("09"))
INNER = cat(star(cls("az", "09", "-")), cls("az", "09"))
BUCKET = cat(cls("az", "09"), alt(lit(""), INNER), lit("-"), cls("19"), DIGITS)
ZONE = alt(lit(""), lit("-fsi"), cat(lit("-"), cls("09")))
REGION = cat(alt(*map(lit, ("ap", "na", "sa", "eu"))), lit("-"), plus(cls("az")), ZONE)


def encode(data):
    return "".join(chr(byte) if is_plain(byte) else f"%{byte:02X}" for byte in data)


def canonical(text):
    """As a query parameter is sent."""
    return encode(re.sub(rb"%([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), text.encode()))


def canonical_pattern(text):
    return "".join(c if c in ("*", "?") else canonical(c) for c in re.split(r"([*?])", text))


# Actions.


def action_classes(patterns):
    """Each way in which actions match the patterns: whether they list a bucket, and the patterns that match."""
    globs = {pattern: action_glob(pattern) for pattern in set(patterns)}
    globs = {pattern: parts for pattern, parts in globs.items() if parts is not None}
    named = ["name/cos:" + name for name in LEVELS]
    named += [text for text in map("".join, (parts for parts in globs.values() if STAR not in parts))]
    found = set()
    for name in named:
        if re.match("name/.*:", name, re.S):
            hits = frozenset(pattern for pattern, parts in globs.items() if matches(parts, name))
            found.add((name.removeprefix("name/cos:") in LISTINGS, hits))
    others = cat(lit("name/"), ANY, lit(":"), ANY)
    lists = alt(*[lit("name/cos:" + name) for name in sorted(LISTINGS)])
    for *hits, is_listing in vectors(others, [*map(glob, globs.values()), lists]):
        if not is_listing:
            found.add((False, frozenset(pattern for pattern, hit in zip(globs, hits) if hit)))
    return sorted(found, key=lambda kind: (kind[0], sorted(kind[1])))
