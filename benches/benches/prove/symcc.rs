//! cedar-policy-symcc: the same policies in Cedar, and a cvc5 that stays.

use std::cell::RefCell;
use std::env;
use std::fmt::Write;
use std::rc::Rc;

use cedar_policy::{PolicySet, RequestEnv, Schema};
use cedar_policy_symcc::solver::{LocalSolver, Solver};
use cedar_policy_symcc::{CedarSymCompiler, CompiledPolicySet};
use cos_policy::{Effect, Region, action};
use tokio::process::Command;
use tokio::runtime::{Builder, Runtime};

use crate::cases::{BUCKET, Case, Statement, Upload, Varies};
use crate::provers::Question;
use crate::smt::python;

/// The compiler and its solver, for all questions.
pub struct Symcc {
    runtime: Runtime,
    compiler: RefCell<CedarSymCompiler<LocalSolver>>,
}

impl Symcc {
    /// `None` where there is neither a program `CVC5` nor the library for Python.
    pub fn start() -> Option<Rc<Self>> {
        let runtime = Builder::new_current_thread().enable_all().build().ok()?;
        let compiler = runtime.block_on(async {
            let mut solver = solver()?;
            // A program that cannot start shows it only now.
            solver.check_sat().await.ok()?;
            CedarSymCompiler::new(solver).ok()
        })?;
        Some(Rc::new(Self { runtime, compiler: RefCell::new(compiler) }))
    }

    fn implies(&self, left: &CompiledPolicySet, right: &CompiledPolicySet) -> bool {
        let mut compiler = self.compiler.borrow_mut();
        self.runtime.block_on(compiler.check_implies_opt(left, right)).expect("the solver answers")
    }
}

/// By default symcc ends the solver after a minute in all; old versions do not take all questions by default.
fn solver() -> Option<LocalSolver> {
    if env::var_os("CVC5").is_some() {
        return LocalSolver::cvc5_with_args(["--tlimit-per=60000", "--strings-exp"]).ok();
    }
    let mut library = Command::from(python("stream.py"));
    LocalSolver::from_command(&mut library).ok()
}

/// How actions are told.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Actions {
    /// As actions of Cedar, which has a question for each.
    Each,
    /// As text in the context, in one question for all.
    Text,
}

/// Two policies that are compiled beforehand, for each action.
pub struct Compiled {
    symcc: Rc<Symcc>,
    pairs: Vec<[CompiledPolicySet; 2]>,
}

impl Compiled {
    /// `None` for one action as text, and for names with stars as actions, which Cedar does not have.
    pub fn new(symcc: &Rc<Symcc>, case: &Case, actions: Actions) -> Option<Self> {
        let pairs = match (case.varies, actions) {
            (Varies::Key, Actions::Text) | (Varies::Action, Actions::Each) => return None,
            _ => Policies::new(case, actions).compile().collect(),
        };
        Some(Self { symcc: Rc::clone(symcc), pairs })
    }
}

impl Question for Compiled {
    /// It is asked for no counterexample, and the first action that fails settles the matter.
    fn holds(&self) -> Option<bool> {
        Some(self.pairs.iter().all(|[left, right]| self.symcc.implies(left, right)))
    }
}

/// The same, where the first action that fails does not end the answer: what is asked of all requests.
pub struct Exhaustive(Compiled);

impl Exhaustive {
    /// `None` where the first that fails is the last.
    pub fn new(symcc: &Rc<Symcc>, case: &Case) -> Option<Self> {
        let compiled = (case.varies == Varies::All && !case.holds).then(|| Compiled::new(symcc, case, Actions::Each));
        compiled.flatten().map(Self)
    }
}

impl Question for Exhaustive {
    fn holds(&self) -> Option<bool> {
        let Compiled { symcc, pairs } = &self.0;
        Some(pairs.iter().fold(true, |all, [left, right]| symcc.implies(left, right) && all))
    }
}

/// Two policies that are compiled in each answer.
pub struct Uncompiled {
    symcc: Rc<Symcc>,
    policies: Policies,
}

impl Uncompiled {
    pub fn new(symcc: &Rc<Symcc>, case: &Case) -> Option<Self> {
        let policies = (case.varies == Varies::All).then(|| Policies::new(case, Actions::Each))?;
        Some(Self { symcc: Rc::clone(symcc), policies })
    }
}

impl Question for Uncompiled {
    fn holds(&self) -> Option<bool> {
        Some(self.policies.compile().all(|[left, right]| self.symcc.implies(&left, &right)))
    }
}

struct Policies {
    schema: Schema,
    environments: Vec<RequestEnv>,
    sets: [PolicySet; 2],
}

impl Policies {
    fn new(case: &Case, actions: Actions) -> Self {
        let schema: Schema = schema(case.varies, actions).parse().expect("the schema is one");
        let environments = schema.request_envs().collect();
        let sets = case.policies.each_ref().map(|statements| {
            let policies: String = statements.iter().map(|statement| policy(statement, actions)).collect();
            policies.parse().expect("the policies are some")
        });
        Self { schema, environments, sets }
    }

    fn compile(&self) -> impl Iterator<Item = [CompiledPolicySet; 2]> {
        self.environments.iter().map(|environment| {
            self.sets.each_ref().map(|set| {
                CompiledPolicySet::compile(set, environment, &self.schema).expect("the policies fit the schema")
            })
        })
    }
}

/// The bucket is the resource, and the key stands in the context, with what conditions are about. Where the action is the
/// same in all statements, it is the only one.
fn schema(varies: Varies, actions: Actions) -> String {
    let (names, action) = match (actions, varies) {
        (Actions::Text, _) => (r#""request""#.to_owned(), "name: String, "),
        (Actions::Each, Varies::All) => {
            (action::catalogue().iter().map(|entry| format!("{:?}", entry.name())).collect::<Vec<_>>().join(", "), "")
        }
        (Actions::Each, _) => (r#""GetObject""#.to_owned(), ""),
    };
    format!(
        "entity User; entity Bucket; action {names} appliesTo {{ principal: [User], resource: [Bucket], \
         context: {{ {action}key: String, length?: Long, media?: String }} }};"
    )
}

fn policy(statement: &Statement, actions: Actions) -> String {
    let effect = if statement.effect == Effect::Allow { "permit" } else { "forbid" };
    let any_action = statement.actions.iter().any(|name| name == "*");
    let names: Vec<_> = statement.actions.iter().map(|name| format!("Action::{name:?}")).collect();
    let scope = match actions {
        Actions::Each if !any_action => format!("action in [{}]", names.join(", ")),
        _ => "action".to_owned(),
    };
    let mut test = like("context.key", &statement.keys);
    if actions == Actions::Text && !any_action {
        let _ = write!(test, " && {}", like("context.name", &statement.actions));
    }
    if let Some(Upload { length, media }) = &statement.upload {
        let _ = write!(test, " && context has length && context.length <= {length}");
        let _ = write!(test, r#" && context has media && context.media like "{media}""#);
    }
    let region = Region::AP_GUANGZHOU;
    format!(r#"{effect} (principal, {scope}, resource == Bucket::"{region}:{BUCKET}") when {{ {test} }};"#)
}

fn like(attribute: &str, patterns: &[String]) -> String {
    let each: Vec<_> = patterns.iter().map(|pattern| format!(r#"{attribute} like "{pattern}""#)).collect();
    format!("({})", each.join(" || "))
}
