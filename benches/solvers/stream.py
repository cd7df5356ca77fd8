"""The part of the command line of cvc5 that cedar-policy-symcc uses, on the library of the package cvc5."""

import sys

import cvc5


def new():
    terms = cvc5.TermManager()
    return cvc5.Solver(terms), cvc5.SymbolManager(terms)


def run(solver, symbols, text):
    parser = cvc5.InputParser(solver, symbols)
    parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, text, "input")
    while not (command := parser.nextCommand()).isNull():
        print(command.invoke(solver, symbols), end="", flush=True)


def main():
    (solver, symbols), text = new(), []
    for line in sys.stdin:
        text.append(line)
        if line == "(reset)\n":
            (solver, symbols), text = new(), []
        elif line in ("(check-sat)\n", "(get-model)\n"):
            run(solver, symbols, "".join(text))
            text = []


main()
