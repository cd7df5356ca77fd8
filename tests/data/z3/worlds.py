"""Requests as unknowns of z3, and what each part of a statement says of them.

What a part says is a truth: a pair of formulas, of which the first says that it matches, and the second that no document
says whether it does. Never do both hold.
"""

import json
import re
from fractions import Fraction
from ipaddress import ip_network

import z3

from languages import ANY, EPS, cat, lit, plus, vectors
from policies import *

TRUE, FALSE = z3.BoolVal(True), z3.BoolVal(False)
YES, OPEN, NO = (TRUE, FALSE), (FALSE, TRUE), (FALSE, FALSE)


def either(truths):
    truths = list(truths)
    true = z3.Or([true for true, _ in truths])
    return true, z3.And(z3.Not(true), z3.Or([doubt for _, doubt in truths]))


def both(truths):
    truths = list(truths)
    true = z3.And([true for true, _ in truths])
    return true, z3.And(z3.Not(true), *[z3.Or(*truth) for truth in truths])


def known(formula):
    return formula, FALSE


def doubtful(formula):
    return FALSE, formula


def choose(condition, one, other):
    return z3.If(condition, one[0], other[0]), z3.If(condition, one[1], other[1])


class World:
    """All requests of a kind: about the account, listings of a bucket, others in a bucket."""

    def __init__(self, kind, policies):
        self.kind, self.facts, self.domain, self.members = kind, [], {}, {}
        self.value, self.present, self.tags = {}, {}, {}
        of_all = [(policy, statement) for policy in policies for statement in statements(policy)]
        kinds = action_classes([action for _, statement in of_all for action in actions(statement)])
        self.kinds = [found for found in kinds if kind == "account" or found[0] == (kind == "listing")]
        self.action = z3.Int("action")
        self.facts.append(z3.And(0 <= self.action, self.action < len(self.kinds)))
        names = {name for policy, statement in of_all for name in principals(policy, statement) or []}
        self.users = sorted({user(name) for name in names} - {None})
        self.user = z3.Int("user")
        self.facts.append(z3.And(0 <= self.user, self.user <= len(self.users)))
        self.clauses = [clause for _, statement in of_all for clause in clauses(statement)]
        used = {key for _, key, _ in self.clauses}
        self.region, self.bucket, self.key = z3.Strings("region bucket key")
        # Where the key is compared with a prefix, both are percent-encoded.
        self.is_encoded = kind == "listing" and "cos:prefix" in used
        if kind != "account":
            key = ENCODED_TEXT if self.is_encoded else ANY
            self.domain = {self.region: REGION, self.bucket: BUCKET, self.key: key}
        if "cos:tls-version" in used:
            used.add("cos:secure-transport")
        for key in sorted(used & KEYS.keys()):
            self.declare(key)
        if "cos:tls-version" in used:
            self.facts.append(self.present["cos:tls-version"] == self.value["cos:secure-transport"])

    def declare(self, key):
        present = self.present[key] = z3.Bool("has " + key)
        match KEYS[key]:
            case "tags":
                named = {value for _, other, values in self.clauses if other == key for value in values}
                named = {tag for tag in named if isinstance(tag, str) and "${" not in tag}
                self.tags[key] = {tag: z3.Bool(f"{key} {tag}") for tag in [*named, None]}
                self.facts.append(present == z3.Or(list(self.tags[key].values())))
            case "string":
                value = self.value[key] = z3.String(key)
                self.domain[value] = ANY if key == "vpc:requester_vpc" else plus(ANY[1])
            case "query" if key == "cos:prefix" and self.kind == "listing":
                self.value[key] = self.key
                self.facts.append(present == z3.Not(self.within(self.key, EPS)))
            case "query":
                value = self.value[key] = z3.String(key)
                self.domain[value] = ENCODED_BYTES
                if key == "cos:prefix" and self.kind == "account":
                    lists = [self.action == at for at, (is_listing, _) in enumerate(self.kinds) if is_listing]
                    self.facts.append(z3.Implies(z3.Or(lists), z3.Not(present)))
            case "numeric":
                value = self.value[key] = (z3.Int if key == "cos:content-length" else z3.Real)(key)
                self.facts.append(value >= 0)
            case "ip":
                self.value[key] = z3.Bool("is v4"), z3.BitVec("v4", 32), z3.BitVec("v6", 128)
                self.facts.append(present)
            case "bool":
                self.value[key] = z3.Bool(key)
                self.facts.append(present)

    def within(self, text, language):
        """Whether a text is of a language."""
        return self.members.setdefault(text, {}).setdefault(language, z3.FreshBool("within"))

    def settle(self):
        """In which of the languages together a text can be; and a bucket's host name has at most 60 characters."""
        found = {text: vectors(self.domain[text], list(of)) for text, of in self.members.items()}
        for text in found.keys() - {self.bucket, self.region}:
            self.facts.append(z3.Or([self.vector(text, vector) for vector in found[text]]))
        if self.kind != "account":
            regions, buckets = found.get(self.region, {(): "ap-a"}), found.get(self.bucket, {(): "a-1"})
            fit = lambda bucket, region: len(region) <= 32 and len(bucket) + len(region) <= 42
            pairs = [(x, y) for x, bucket in buckets.items() for y, region in regions.items() if fit(bucket, region)]
            places = [z3.And(self.vector(self.bucket, x), self.vector(self.region, y)) for x, y in pairs]
            self.facts.append(z3.Or(places))

    def vector(self, text, vector):
        members = self.members.get(text, {}).values()
        return z3.And([member if hit else z3.Not(member) for member, hit in zip(members, vector)])

    # The parts of a statement.

    def parts(self, policy, statement):
        """For each part its alternatives: a truth, and by what it is known where it is open."""
        names = principals(policy, statement)
        if names is not None:
            yield [(self.is_principal(name), ("principal", name)) for name in names]
        yield [(self.is_action(action), ("action", action.removeprefix("name/"))) for action in actions(statement)]
        yield [(self.is_resource(resource), ("resource", resource)) for resource in resources(statement)]
        for clause in clauses(statement):
            yield [(self.holds(*clause), ("condition", json.dumps(clause)))]

    def is_principal(self, name):
        if name in PUBLIC:
            return YES
        return known(self.user == self.users.index(user(name))) if user(name) else OPEN

    def is_action(self, pattern):
        if action_glob(pattern) is None:
            return OPEN
        return known(z3.Or([self.action == at for at, (_, hits) in enumerate(self.kinds) if pattern in hits]))

    def is_resource(self, pattern):
        if pattern == "*":
            return YES
        _, project, service, region, owner, path = pattern.split(":", 5)
        if self.kind == "account":
            return OPEN if path == "*" and service in ("cos", "*", "") else NO
        owned = OPEN if owner.startswith("uin/") else self.is_owner(owner)
        project = YES if project == "" else OPEN
        return both([project, self.is_service(service), self.is_region(region), owned, self.is_path(path, owner)])

    def is_service(self, pattern):
        if pattern in ("", "*", "cos"):
            return YES
        return OPEN if not is_literal(pattern) and matches(widened(pattern), "cos") else NO

    def is_region(self, pattern):
        if pattern in ("", "*"):
            return YES
        hit = self.within(self.region, glob(widened(pattern)))
        return known(hit) if is_literal(pattern) else doubtful(hit)

    def is_owner(self, pattern):
        if pattern in ("", "*"):
            return YES
        rests = residuals(list(pattern) if is_literal(pattern) else widened(pattern), "uid/")
        rests = [rest for rest in rests if all(part is STAR or part in "0123456789" for part in rest)]
        hit = z3.Or([self.within(self.bucket, cat(ANY, lit("-"), glob(rest, DIGITS))) for rest in rests])
        return known(hit) if is_literal(pattern) else doubtful(hit)

    def is_path(self, pattern, owner):
        """Whether it matches in one of the layouts that documents show."""
        if old := re.fullmatch(r"prefix//([0-9]+)/([a-z0-9-]+)/(.*)", pattern, re.S):
            return self.is_plain_path(f"{old[2]}-{old[1]}/{old[3]}")
        if pattern.startswith("prefix//"):
            return OPEN
        others = []
        if found := re.fullmatch(r"prefix/([0-9]+)/([a-z0-9-]+)/(.*)", pattern, re.S):
            others.append(f"{found[2]}-{found[1]}/{found[3]}")
        if found := re.fullmatch(r"([^/.]*)\.[^/]*\.myqcloud\.com/(.*)", pattern, re.S):
            others.append(f"{found[1]}/{found[2]}")
        short, appid = re.fullmatch(r"([a-z0-9-]+)/(.*)", pattern, re.S), re.fullmatch(r"uid/([0-9]+)", owner)
        if short and appid and not others and not re.search("-[0-9]+$", short[1]):
            others.append(f"{short[1]}-{appid[1]}/{short[2]}")
        return either([self.is_plain_path(pattern), *[doubtful(z3.Or(*self.is_plain_path(path))) for path in others]])

    def is_plain_path(self, pattern):
        if is_literal(pattern) or pattern.endswith("*") and is_literal(pattern[:-1]):
            return known(self.path_in(stars(pattern)))
        return doubtful(self.path_in(widened(pattern)))

    def path_in(self, parts):
        """The bucket ends where the first slash stands: a slash of the pattern, or one within a star."""
        ways = []
        for at, part in enumerate(parts):
            if part is STAR:
                ways.append((parts[: at + 1], parts[at:]))
            if part == "/":
                ways.append((parts[:at], parts[at + 1 :]))
                break
        bucket_in = lambda name: self.within(self.bucket, glob(name))
        return z3.Or([z3.And(bucket_in(name), self.key_in(key)) for name, key in ways])

    def key_in(self, parts):
        if self.is_encoded:
            return self.within(self.key, glob(parts, ENCODED_TEXT, lambda text: encode(text.encode())))
        return self.within(self.key, glob(parts))

    # Conditions.

    def holds(self, operator, key, values):
        quantifier, rest = operator.split(":") if ":" in operator else ("", operator)
        name = rest.removesuffix("_if_exist")
        if name not in OPERATORS or key not in KEYS:
            return OPEN
        absent = YES if rest != name else OPEN if quantifier == "for_all_value" else NO
        return choose(self.present[key], self.compare(quantifier, name, key, values), absent)

    def compare(self, quantifier, name, key, values):
        kind = KEYS[key]
        family = "string" if kind in (TEXT, QUERY, TAGS) else kind
        if not name.startswith(family + "_") or "_not_" in name and len(values) > 1:
            return OPEN
        if kind is TAGS:
            is_documented = name == "string_equal" and quantifier != ""
            is_documented &= (key, quantifier) != ("qcs:resource_tag", "for_all_value")
            return self.tagged(quantifier, self.tags[key], values) if is_documented else OPEN
        by_kind = {TEXT: text, QUERY: query, NUMBER: number, ADDRESS: address, BOOLEAN: boolean}
        return either(by_kind[kind](self, name, self.value[key], value) for value in values)

    def tagged(self, quantifier, tags, values):
        settled = {value for value in values if value in tags and value is not None}
        rest = OPEN if any(value not in settled for value in values) else NO
        if quantifier == "for_any_value":
            return choose(z3.Or([tags[tag] for tag in settled]), YES, rest)
        return choose(z3.Or([has for tag, has in tags.items() if tag not in settled]), rest, YES)


def text(world, name, given, value):
    if not isinstance(value, str) or "${" in value:
        return OPEN
    if name != "string_like":
        hit = world.within(given, lit(value))
        return known(hit if name == "string_equal" else z3.Not(hit))
    hit = world.within(given, glob(widened(value)))
    return known(hit) if is_literal(value.removeprefix("*").removesuffix("*")) else doubtful(hit)


def query(world, name, given, value):
    """A value that is not spelled as queries are may match or not; however it is spelled, another value differs."""
    if not isinstance(value, str) or "${" in value:
        return OPEN
    spelled = canonical_pattern(value) if name == "string_like" else canonical(value)
    true, doubt = text(world, name, given, spelled)
    if spelled == value:
        return true, doubt
    return (true, z3.Not(true)) if name == "string_not_equal" else doubtful(z3.Or(true, doubt))


def number(_, name, given, value):
    text = value if isinstance(value, str) else json.dumps(value)
    if not re.fullmatch(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?", text):
        return OPEN
    bound = z3.Q(*Fraction(text).as_integer_ratio())
    given = z3.ToReal(given) if z3.is_int(given) else given
    truths = (given == bound, given != bound, given > bound, given >= bound, given < bound, given <= bound)
    holds = truths[COMPARISONS.index(name.removeprefix("numeric_"))]
    if not isinstance(value, str):
        return known(holds)
    return OPEN if name == "numeric_not_equal" else doubtful(holds)


def address(_, name, given, value):
    try:
        net = ip_network(value if re.fullmatch(r"[0-9A-Fa-f.:]+(/[0-9]+)?", value) else "", strict=False)
    except (TypeError, ValueError):
        return OPEN
    if net.version == 6 and name == "ip_not_equal":
        return OPEN
    is_v4, v4, v6 = given
    bits = v4 if net.version == 4 else v6
    kept = bits.size() - net.prefixlen
    start = z3.LShR(bits, kept) == int(net.network_address) >> kept if net.prefixlen else TRUE
    hit = z3.And(is_v4 if net.version == 4 else z3.Not(is_v4), start)
    if net.version == 6:
        return doubtful(hit)
    return known(hit if name == "ip_equal" else z3.Not(hit))


def boolean(_, name, given, value):
    return known(given == (value == "true")) if value in ("true", "false") else OPEN
