"""Answers problems: reads lines like those of `proofs.jsonl` and prints them with the answers of z3."""

import json
import re
import sys
from urllib.parse import unquote

import z3

from languages import TooMany
from policies import canonical_pattern, clauses, member, statements
from worlds import TRUE, World

MILLISECONDS = 4_000


class Unsolved(Exception):
    """z3 took too long."""


READINGS = (
    lambda truth, _: truth[0],
    lambda truth, _: z3.Or(*truth),
    lambda truth, symbol: z3.Or(truth[0], z3.And(truth[1], z3.Bool("|".join(symbol)))),
)


def matched(world, policy, statement):
    """What a statement matches: for certain, perhaps, and with one Boolean for each text that no document settles."""
    parts = list(world.parts(policy, statement))
    for reading in READINGS:
        yield z3.And([z3.Or([reading(*part) for part in alternatives]) for alternatives in parts])


def permits(world, policy):
    """What a policy permits, in the same three readings."""
    found = {"allow": ([], [], []), "deny": ([], [], [])}
    for statement in statements(policy):
        for formulas, formula in zip(found[member(statement, "effect")], matched(world, policy, statement)):
            formulas.append(formula)
    allows, (certain, perhaps, symbolic) = found["allow"], found["deny"]
    pairs = zip(allows, (perhaps, certain, symbolic))
    return [z3.And(z3.Or(allow), z3.Not(z3.Or(deny))) for allow, deny in pairs]


class Problem:
    def __init__(self, a, b):
        worlds = [World(kind, [a, b]) for kind in ("other", "listing", "account")]
        self.worlds = [(world, permits(world, a), permits(world, b)) for world in worlds if world.kinds]
        self.policies = a, b
        for world, *_ in self.worlds:
            world.settle()

    def is_satisfiable(self, formula):
        answers = []
        for world, a, b in self.worlds:
            answers.append(solver(world, formula(a, b)).check())
            if answers[-1] == z3.sat:
                return True
        if z3.unknown in answers:
            raise Unsolved
        return False

    def answer(self, counterexample, certain_counterexample):
        """The first reads what is open as symbols, the second against the counterexample."""
        if not self.is_satisfiable(counterexample):
            return "holds"
        return "fails" if self.is_satisfiable(certain_counterexample) else "unknown"

    def implies(self):
        return self.answer(lambda a, b: z3.And(a[2], z3.Not(b[2])), lambda a, b: z3.And(a[0], z3.Not(b[1])))

    def implied(self):
        return self.answer(lambda a, b: z3.And(b[2], z3.Not(a[2])), lambda a, b: z3.And(b[0], z3.Not(a[1])))

    def equivalent(self):
        answers = self.implies(), self.implied()
        return next(answer for answer in ("fails", "unknown", "holds") if answer in answers)

    def disjoint(self):
        return self.answer(lambda a, b: z3.And(a[2], b[2]), lambda a, b: z3.And(a[0], b[0]))

    def nothing(self):
        return self.answer(lambda a, _: a[2], lambda a, _: a[0])

    def classes(self):
        """How many ways there are in which the statements match a request, do not, or may."""
        return len(set().union(*(self.matches(world) for world, *_ in self.worlds)))

    def matches(self, world):
        known, bits = solver(world, TRUE), []
        for policy in self.policies:
            for statement in statements(policy):
                for formula in list(matched(world, policy, statement))[:2]:
                    bits.append(z3.FreshBool("matches"))
                    known.add(bits[-1] == formula)
        found = set()
        while (answer := known.check()) == z3.sat:
            model = known.model()
            values = [model.eval(bit, model_completion=True) for bit in bits]
            found.add(tuple(map(z3.is_true, values)))
            known.add(z3.Or([bit != value for bit, value in zip(bits, values)]))
        if answer == z3.unknown:
            raise Unsolved
        return found


def solver(world, formula):
    found = z3.Solver()
    found.set("timeout", MILLISECONDS)
    found.add(*world.facts, formula)
    return found


def is_cut(policy):
    """Whether a pattern of prefixes cuts a character beyond ASCII apart, or could begin inside of an escape beside one."""
    every = (clause for statement in statements(policy) for clause in clauses(statement))
    texts = (text for _, key, values in every if key == "cos:prefix" for text in values if isinstance(text, str))
    return any(cuts_a_character(*re.split(r"[*?]", canonical_pattern(text))) for text in texts)


def cuts_a_character(first, *rest):
    try:
        whole = "".join(unquote(piece, errors="strict") for piece in (first, *rest))
    except UnicodeDecodeError:
        return bool(rest)
    return not whole.isascii() and any(re.match("[0-9A-F]", piece) for piece in rest)


QUESTIONS = ("implies", "implied", "equivalent", "disjoint", "nothing", "classes")


def answered(line):
    line = {key: line[key] for key in ("kind", "a", "b")}
    try:
        problem = Problem(line["a"], line["b"])
    except TooMany:
        return line | {"note": "too many states for z3"}
    questions = QUESTIONS
    if is_cut(line["a"]) or is_cut(line["b"]):
        questions, line["cut"] = QUESTIONS[:-1], True
    for question in questions:
        try:
            line[question] = getattr(problem, question)()
        except Unsolved:
            line["note"] = f"z3 took more than {MILLISECONDS} ms"
    return line


if __name__ == "__main__":
    for text in sys.stdin:
        print(json.dumps(answered(json.loads(text)), ensure_ascii=False, separators=(",", ":")), flush=True)
