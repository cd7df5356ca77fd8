//! cvc5 and z3: the question in SMT-LIB, put to their libraries.

use std::cell::RefCell;
use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::rc::Rc;

use cos_policy::{Effect, action};

use crate::cases::{Case, Statement, Upload, Varies, root};
use crate::provers::Question;

/// How a question is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// An atom for each pattern, of the whole action or resource.
    Natural,
    /// An atom for each pattern.
    Atoms,
    /// One expression for all patterns.
    Expression,
}

/// A script of the folder `solvers`.
pub fn python(script: &str) -> Command {
    let mut python = Command::new(env::var_os("SMT_PYTHON").unwrap_or_else(|| "python3".into()));
    python.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("solvers").join(script));
    python
}

/// A solver that runs as long as the benchmark does.
pub struct Solver {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Solver {
    /// `None` where the Python of `SMT_PYTHON`, or else `python3`, does not have the library.
    pub fn start(library: &str) -> Option<Rc<RefCell<Self>>> {
        let mut command = python("questions.py");
        command.arg(library).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn().ok()?;
        let (input, output) = (process.stdin.take()?, BufReader::new(process.stdout.take()?));
        let mut solver = Self { process, input, output };
        (solver.line()? == "ready").then(|| Rc::new(RefCell::new(solver)))
    }

    /// `None` if it stopped.
    fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        self.output.read_line(&mut line).ok().filter(|length| *length > 0)?;
        Some(line.trim_end().to_owned())
    }

    /// The answer, and the nanoseconds that the check took.
    fn ask(&mut self, text: &str) -> (String, f64) {
        writeln!(self.input, "{text}").expect("the solver reads");
        let line = self.line().expect("the solver answers");
        let (answer, nanoseconds) = line.split_once(' ').expect("an answer has two parts");
        (answer.to_owned(), nanoseconds.parse().expect("a time is a number"))
    }
}

impl Drop for Solver {
    fn drop(&mut self) {
        // Only its result is of no interest.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

pub struct Smt {
    solver: Rc<RefCell<Solver>>,
    text: String,
}

impl Smt {
    /// `None` where there is no single expression.
    pub fn new(solver: &Rc<RefCell<Solver>>, case: &Case, spelling: Spelling) -> Option<Self> {
        let text = match (case.varies, spelling) {
            (Varies::All, Spelling::Expression) => return None,
            (Varies::All, _) => requests(case, spelling),
            _ => texts(case, spelling),
        };
        Some(Self { solver: Rc::clone(solver), text })
    }
}

impl Question for Smt {
    fn holds(&self) -> Option<bool> {
        match self.solver.borrow_mut().ask(&self.text).0.as_str() {
            "unsat" => Some(true),
            "sat" => Some(false),
            _ => None,
        }
    }

    fn time(&self, calls: u32) -> f64 {
        let total: f64 = (0..calls).map(|_| self.solver.borrow_mut().ask(&self.text).1).sum();
        total / f64::from(calls)
    }
}

/// Of the text that varies.
fn texts(case: &Case, spelling: Spelling) -> String {
    let before = match (spelling, case.varies) {
        (Spelling::Natural, Varies::Action) => "name/cos:".to_owned(),
        (Spelling::Natural, _) => root(),
        _ => String::new(),
    };
    let policies = case.policies.each_ref().map(|statements| {
        [Effect::Allow, Effect::Deny].map(|effect| {
            let statements = statements.iter().filter(|statement| statement.effect == effect);
            let patterns = statements.flat_map(|statement| statement.patterns(case.varies));
            let globs: Vec<_> = patterns.map(|pattern| glob(&(before.clone() + pattern))).collect();
            globs
        })
    });
    let claim = if spelling == Spelling::Expression {
        let [left, right] = policies.map(|[allowed, denied]| {
            format!("(re.diff {} {})", join("re.union", "re.none", &allowed), join("re.union", "re.none", &denied))
        });
        within("text", &format!("(re.diff {left} {right})"))
    } else {
        let [left, right] = policies.map(|globs| {
            let [allowed, denied] = globs.map(|globs| {
                let atoms: Vec<_> = globs.iter().map(|glob| within("text", glob)).collect();
                join("or", "false", &atoms)
            });
            format!("(and {allowed} (not {denied}))")
        });
        format!("(and {left} (not {right}))")
    };
    format!("(declare-const text String) (assert {claim})")
}

/// Of requests. The action is a number, which serves a solver better than its name.
fn requests(case: &Case, spelling: Spelling) -> String {
    let [left, right] = case.policies.each_ref().map(|statements| {
        let [allowed, denied] = [Effect::Allow, Effect::Deny].map(|effect| {
            let statements = statements.iter().filter(|statement| statement.effect == effect);
            join("or", "false", &statements.map(|statement| matches(statement, spelling)).collect::<Vec<_>>())
        });
        format!("(and {allowed} (not {denied}))")
    });
    format!(
        "(declare-const action Int) (declare-const text String) \
         (declare-const sized Bool) (declare-const length Int) \
         (declare-const typed Bool) (declare-const type String) \
         (assert (and (<= 0 action) (< action {}) (<= 0 length))) (assert (and {left} (not {right})))",
        action::catalogue().len()
    )
}

fn matches(statement: &Statement, spelling: Spelling) -> String {
    let before = if spelling == Spelling::Natural { root() } else { String::new() };
    let actions: Vec<_> = statement.actions.iter().map(|name| is_action(name)).collect();
    let keys: Vec<_> =
        statement.keys.iter().map(|pattern| within("text", &glob(&(before.clone() + pattern)))).collect();
    let upload = statement.upload.as_ref().map_or_else(
        || "true".to_owned(),
        |Upload { length, media }| format!("(and sized (<= length {length}) typed {})", within("type", &glob(media))),
    );
    format!("(and {} {} {upload})", join("or", "false", &actions), join("or", "false", &keys))
}

fn is_action(name: &str) -> String {
    let at = action::catalogue().iter().position(|entry| entry.name() == name);
    at.map_or_else(|| "true".to_owned(), |at| format!("(= action {at})"))
}

fn within(text: &str, expression: &str) -> String {
    format!("(str.in_re {text} {expression})")
}

fn glob(pattern: &str) -> String {
    let mut pieces = Vec::new();
    for (at, piece) in pattern.split('*').enumerate() {
        if at > 0 {
            pieces.push("re.all".to_owned());
        }
        if !piece.is_empty() {
            pieces.push(format!(r#"(str.to_re "{piece}")"#));
        }
    }
    join("re.++", "re.none", &pieces)
}

/// SMT-LIB takes no operator of one operand everywhere.
fn join(operator: &str, none: &str, operands: &[String]) -> String {
    match operands {
        [] => none.to_owned(),
        [one] => one.clone(),
        _ => format!("({operator} {})", operands.join(" ")),
    }
}
