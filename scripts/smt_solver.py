"""The solver cvc5 as a command that reads SMT-LIB from standard input, for the
proof of the permissions (crates/authorise/tests/no_way_through.rs). The Python package
brings the library alone; this is the little that is missing around it.

Run by the interpreter of .venv, where `make solver` puts the package.
"""

import sys

import cvc5

# A question that takes longer is answered "unknown", which no proof accepts.
MILLISECONDS_PER_QUESTION = "60000"


def commands(lines):
    """The commands of a text, each as soon as its last bracket is closed."""
    pending, depth, quote = [], 0, None
    for line in lines:
        if not pending and line.split(";")[0].strip() == "":
            continue
        for sign in line:
            if quote == ";":
                break
            if quote:
                quote = None if sign == quote else quote
            elif sign in '"|;':
                quote = sign
            elif sign == "(":
                depth += 1
            elif sign == ")":
                depth -= 1
        quote = None if quote == ";" else quote
        pending.append(line)
        if depth == 0 and quote is None:
            yield "".join(pending)
            pending = []


def fresh():
    solver = cvc5.Solver(cvc5.TermManager())
    solver.setOption("tlimit-per", MILLISECONDS_PER_QUESTION)
    parser = cvc5.InputParser(solver)
    parser.setIncrementalStringInput(cvc5.InputLanguage.SMT_LIB_2_6, "stdin")
    return solver, parser


def main():
    solver, parser = fresh()
    for text in commands(sys.stdin):
        word = text.strip()
        if word == "(reset)":
            solver, parser = fresh()
            continue
        if word == "(exit)":
            return
        parser.appendIncrementalStringInput(text)
        answer = parser.nextCommand().invoke(solver, parser.getSymbolManager())
        if answer:
            sys.stdout.write(answer)
            sys.stdout.flush()


if __name__ == "__main__":
    main()
