//! All ways to answer a case, as far as this machine has what they need.

use std::cell::RefCell;
use std::rc::Rc;

use crate::cases::Case;
use crate::languages::Automata;
use crate::provers::{Named, named};
use crate::smt::{Smt, Solver, Spelling};
use crate::symcc::{Actions, Compiled, Exhaustive, Symcc, Uncompiled};

pub struct Peers {
    symcc: Option<Rc<Symcc>>,
    cvc5: Option<Rc<RefCell<Solver>>>,
    z3: Option<Rc<RefCell<Solver>>>,
}

impl Peers {
    /// Says what is left out.
    pub fn start() -> Self {
        let [cvc5, z3] = [("cvc5", "cvc5"), ("z3", "z3-solver")].map(|(library, package)| {
            let solver = Solver::start(library);
            if solver.is_none() {
                println!("{library} is left out: SMT_PYTHON, or else python3, needs the package {package}");
            }
            solver
        });
        let symcc = Symcc::start();
        if symcc.is_none() {
            println!("symcc is left out: it needs the same package, or a program that CVC5 names");
        }
        Self { symcc, cvc5, z3 }
    }

    pub fn ways<'a>(&self, case: &'a Case) -> Vec<Named<'a>> {
        let mut ways = vec![named("regexsolver", Automata::new(case))];
        if let Some(symcc) = &self.symcc {
            ways.push(named("symcc", Compiled::new(symcc, case, Actions::Each)));
            ways.push(named("symcc, every action", Exhaustive::new(symcc, case)));
            ways.push(named("symcc, one question", Compiled::new(symcc, case, Actions::Text)));
            ways.push(named("symcc, compiling", Uncompiled::new(symcc, case)));
        }
        for (library, solver) in [("cvc5", &self.cvc5), ("z3", &self.z3)] {
            let Some(solver) = solver else { continue };
            for (spelling, note) in
                [(Spelling::Atoms, ""), (Spelling::Expression, ", one expression"), (Spelling::Natural, ", natural")]
            {
                ways.push(named(&format!("{library}{note}"), Smt::new(solver, case, spelling)));
            }
        }
        ways.into_iter().flatten().collect()
    }
    /// The one that copes best with many statements.
    pub fn growing(&self, case: &Case) -> Option<Named<'static>> {
        self.cvc5.as_ref().and_then(|solver| named("cvc5", Smt::new(solver, case, Spelling::Atoms)))
    }
}
