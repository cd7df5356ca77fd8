"""Decides SMT-LIB questions, one a line on standard input, with the library of the package cvc5 or z3-solver.

Prints `sat`, `unsat` or `unknown`, and the nanoseconds that the check took. Reading and declaring is not timed.
"""

import sys
import time

LIMIT_MS = 5_000


def cvc5_asker():
    import cvc5

    # A new solver is faster than a scope in one that stays.
    def ask(text):
        terms = cvc5.TermManager()
        solver, symbols = cvc5.Solver(terms), cvc5.SymbolManager(terms)
        solver.setOption("tlimit-per", str(LIMIT_MS))
        solver.setLogic("QF_SLIA")
        parser = cvc5.InputParser(solver, symbols)
        parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, text, "question")
        while not (command := parser.nextCommand()).isNull():
            command.invoke(solver, symbols)
        answer, elapsed = timed(solver.checkSat)
        return ("sat" if answer.isSat() else "unsat" if answer.isUnsat() else "unknown"), elapsed

    return ask


def z3_asker():
    import z3

    # A scope in a solver that stays is faster than a new one.
    solver = z3.Solver()
    solver.set("timeout", LIMIT_MS)

    def ask(text):
        solver.push()
        solver.add(z3.parse_smt2_string(text))
        answer, elapsed = timed(solver.check)
        solver.pop()
        return str(answer), elapsed

    return ask


def timed(check):
    start = time.perf_counter_ns()
    answer = check()
    return answer, time.perf_counter_ns() - start


def main():
    ask = {"cvc5": cvc5_asker, "z3": z3_asker}[sys.argv[1]]()
    print("ready", flush=True)
    for line in sys.stdin:
        print(*ask(line), flush=True)


main()
