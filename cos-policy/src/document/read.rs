use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write;

use crate::action::ActionSet;
use crate::effect::Effect;
use crate::text::Excerpt;

use super::action::ActionPattern;
use super::clause::{Clause, Value};
use super::error::{ParseError, ParseFault};
use super::json::{Kind, Reader};
use super::operator::Operator;
use super::principal::Principal;
use super::resource::ResourcePattern;
use super::span::{Span, Spanned};
use super::statement::Statement;
use super::{Document, VERSION};

/// Reads a policy, element by element. Source of the grammar: 598/10604.
pub(super) fn read(text: &str) -> Result<Document, ParseError> {
    let mut policy = PolicyReader { reader: Reader::new(text), path: Vec::new(), capitalised: Vec::new() };
    policy.document().map_err(|(span, fault)| {
        let (line, column) = position(text, span.start());
        ParseError { line, column, span, path: policy.path(), fault }
    })
}

pub(crate) fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

type Result<T, E = (Span, ParseFault)> = std::result::Result<T, E>;

struct PolicyReader<'t> {
    reader: Reader<'t>,
    /// The elements that are being read, outermost first.
    path: Vec<Step<'t>>,
    /// The names that bucket policies write with a capital.
    capitalised: Vec<Span>,
}

enum Step<'t> {
    Member(Cow<'t, str>),
    Item(usize),
}

/// The elements of an object that were there, a bit each.
#[derive(Default)]
struct Seen(u8);

const POLICY: &[&str] = &["version", "principal", "statement"];
const STATEMENT: &[&str] = &["effect", "principal", "action", "resource", "condition"];
const PRINCIPAL: &[&str] = &["qcs"];

impl<'t> PolicyReader<'t> {
    fn path(&self) -> String {
        let mut path = String::new();
        for step in &self.path {
            // Writing to a string cannot fail.
            _ = match step {
                Step::Item(index) => write!(path, "[{index}]"),
                Step::Member(name) if path.is_empty() => write!(path, "{}", Excerpt(name)),
                Step::Member(name) => write!(path, ".{}", Excerpt(name)),
            };
        }
        path
    }

    fn document(&mut self) -> Result<Document> {
        let start = self.reader.start();
        self.reader.open(b'{', "a policy, which is an object")?;
        let (mut version, mut principal, mut statements) = (false, None, None);
        let mut seen = Seen::default();
        let mut more = !self.reader.close(b'}');
        while more {
            let name = self.element(POLICY, &mut seen)?;
            match name {
                "version" => {
                    self.version()?;
                    version = true;
                }
                "principal" => principal = Some(self.principal()?),
                _ => statements = Some(self.statements()?),
            }
            self.path.pop();
            more = self.reader.next(b'}')?;
        }
        let whole = self.reader.since(start);
        self.reader.end()?;
        let missing = |name| (whole, ParseFault::Missing(name));
        if !version {
            return Err(missing("version"));
        }
        let statements: Vec<Statement> = statements.ok_or_else(|| missing("statement"))?;
        let named = |(at, statement): (usize, &Statement)| Some((at, statement.principal.as_ref()?.span));
        if let (Some(_), Some((at, span))) = (&principal, statements.iter().enumerate().find_map(named)) {
            let member = |name| Step::Member(Cow::Borrowed(name));
            self.path.extend([member("statement"), Step::Item(at), member("principal")]);
            return Err((span, ParseFault::TwoPrincipals));
        }
        let capitalised = std::mem::take(&mut self.capitalised);
        Ok(Document::new(principal, statements, capitalised))
    }

    /// The name of the next element, one of these, which is not there yet. Bucket policies write it with a capital.
    fn element(&mut self, elements: &[&'static str], seen: &mut Seen) -> Result<&'static str> {
        let (name, span) = self.reader.name()?;
        let lower = |name: &str| {
            let mut letters = name.chars();
            let first = letters.next().map(|first| first.to_ascii_lowercase());
            first.into_iter().chain(letters).collect::<String>()
        };
        let place = |name: &str| elements.iter().position(|element| *element == name);
        let exact = place(&name);
        let known = exact.or_else(|| place(&lower(&name)));
        let Some((at, element)) = known.and_then(|at| Some((at, *elements.get(at)?))) else {
            return Err((span, ParseFault::UnknownMember(name.into_owned())));
        };
        if exact.is_none() {
            self.capitalised.push(span);
        }
        self.path.push(Step::Member(Cow::Borrowed(element)));
        if seen.0 & 1 << at != 0 {
            return Err((span, ParseFault::DuplicateMember(name.into_owned())));
        }
        seen.0 |= 1 << at;
        Ok(element)
    }

    fn version(&mut self) -> Result<()> {
        let version = self.text("the version")?;
        if version.value == VERSION {
            return Ok(());
        }
        Err((version.span, ParseFault::Version(version.value.into_owned())))
    }

    fn text(&mut self, what: &'static str) -> Result<Spanned<Cow<'t, str>>> {
        let start = self.reader.start();
        if self.reader.kind() != Ok(Kind::String) {
            return Err(self.reader.unexpected(what));
        }
        let value = self.reader.string()?;
        Ok(Spanned { value, span: self.reader.since(start) })
    }

    /// A list of texts, or one text; each is read by `item`.
    fn list<T>(
        &mut self,
        expected: &'static str,
        empty: &'static str,
        mut item: impl FnMut(&mut Self) -> Result<T>,
    ) -> Result<Vec<T>> {
        let start = self.reader.start();
        if self.reader.kind().map_err(|_| self.reader.unexpected(expected))? != Kind::Array {
            return Ok(vec![item(self)?]);
        }
        self.reader.open(b'[', expected)?;
        if self.reader.close(b']') {
            return Err((self.reader.since(start), ParseFault::Empty(empty)));
        }
        let mut items = Vec::new();
        loop {
            self.path.push(Step::Item(items.len()));
            items.push(item(self)?);
            self.path.pop();
            if !self.reader.next(b']')? {
                return Ok(items);
            }
        }
    }

    fn principal(&mut self) -> Result<Spanned<Principal>> {
        let start = self.reader.start();
        let principal = match self.reader.kind() {
            Ok(Kind::String) => {
                let name = self.text("a principal")?;
                if name.value != "*" {
                    return Err((name.span, ParseFault::Principal(name.value.into_owned())));
                }
                Principal { bare: true, names: vec![name.value.into_owned()] }
            }
            Ok(Kind::Object) => {
                self.reader.open(b'{', "a principal")?;
                if self.reader.close(b'}') {
                    return Err((self.reader.since(start), ParseFault::Empty("principal")));
                }
                let mut seen = Seen::default();
                loop {
                    self.element(PRINCIPAL, &mut seen)?;
                    let names = self.list("a list of principals", "principal", |this| {
                        let name = this.text("a principal, which is a text")?;
                        match name.value.is_empty() {
                            true => Err((name.span, ParseFault::EmptyText("principal"))),
                            false => Ok(name.value.into_owned()),
                        }
                    })?;
                    self.path.pop();
                    if !self.reader.next(b'}')? {
                        break Principal { bare: false, names };
                    }
                }
            }
            _ => return Err(self.reader.unexpected("a principal, `*` or `{\"qcs\": [..]}`")),
        };
        Ok(Spanned { value: principal, span: self.reader.since(start) })
    }

    fn statements(&mut self) -> Result<Vec<Statement>> {
        // Several samples give one statement instead of a list (598/10608).
        if self.reader.kind() == Ok(Kind::Object) {
            return Ok(vec![self.statement()?]);
        }
        self.list("the statements, a list", "statement", Self::statement)
    }

    fn statement(&mut self) -> Result<Statement> {
        let start = self.reader.start();
        self.reader.open(b'{', "a statement, which is an object")?;
        let (mut effect, mut principal, mut condition) = (None, None, None);
        let (mut actions, mut resources) = (Vec::new(), Vec::new());
        let mut clauses = Clauses::default();
        let mut seen = Seen::default();
        let mut more = !self.reader.close(b'}');
        while more {
            match self.element(STATEMENT, &mut seen)? {
                "effect" => effect = Some(self.effect()?),
                "principal" => principal = Some(self.principal()?),
                "action" => actions = self.list("the actions, a list", "action", Self::action)?,
                "resource" => resources = self.list("the resources, a list", "resource", Self::resource)?,
                _ => condition = Some(self.condition(&mut clauses)?),
            }
            self.path.pop();
            more = self.reader.next(b'}')?;
        }
        let span = self.reader.since(start);
        let missing = |name| (span, ParseFault::Missing(name));
        let effect = effect.ok_or_else(|| missing("effect"))?;
        if actions.is_empty() {
            return Err(missing("action"));
        }
        if resources.is_empty() {
            return Err(missing("resource"));
        }
        // Names are in catalogue order when they are sorted.
        actions.sort_by(|a, b| a.value.text.cmp(&b.value.text));
        actions.dedup_by(|a, b| a.value == b.value);
        Ok(Statement {
            span,
            effect,
            principal,
            known: actions.iter().fold(ActionSet::EMPTY, |set, action| set.union(action.value.known())),
            actions,
            resources,
            clauses: clauses.in_order(),
            condition,
        })
    }

    fn effect(&mut self) -> Result<Effect> {
        let effect = self.text("the effect, `allow` or `deny`")?;
        match &*effect.value {
            "allow" => Ok(Effect::Allow),
            "deny" => Ok(Effect::Deny),
            _ => Err((effect.span, ParseFault::Effect(effect.value.into_owned()))),
        }
    }

    fn action(&mut self) -> Result<Spanned<ActionPattern>> {
        let action = self.text("an action, which is a text")?;
        if action.value.is_empty() {
            return Err((action.span, ParseFault::EmptyText("action")));
        }
        if has_blank(&action.value) {
            return Err((action.span, ParseFault::Blank(action.value.into_owned())));
        }
        let index = if let Some(Step::Item(index)) = self.path.last() { *index } else { 0 };
        Ok(Spanned { value: ActionPattern::new(&action.value, index), span: action.span })
    }

    fn resource(&mut self) -> Result<Spanned<ResourcePattern>> {
        let resource = self.text("a resource, which is a text")?;
        // Only a key may hold them, whatever comes of it.
        if has_blank(&resource.value) && has_blank(ResourcePattern::before_key(&resource.value)) {
            return Err((resource.span, ParseFault::Blank(resource.value.into_owned())));
        }
        match ResourcePattern::new(&resource.value) {
            Some(value) => Ok(Spanned { value, span: resource.span }),
            None if resource.value.is_empty() => Err((resource.span, ParseFault::EmptyText("resource"))),
            None => Err((resource.span, ParseFault::Resource(resource.value.into_owned()))),
        }
    }

    /// `{<operator>: {<key>: <values>, ..}, ..}`
    fn condition(&mut self, clauses: &mut Clauses) -> Result<Span> {
        let start = self.reader.start();
        let mut operators = Vec::new();
        self.object("the condition, an object of operators", "operator", |this, name, span| {
            let Some(operator) = Operator::parse(&name) else {
                return Err((span, ParseFault::Operator(name.into_owned())));
            };
            this.path.push(Step::Member(name.clone()));
            if operators.contains(&operator) {
                return Err((span, ParseFault::DuplicateMember(name.into_owned())));
            }
            operators.push(operator);
            this.object("an object of condition keys", "condition key", |this, key, key_span| {
                if key.is_empty() {
                    return Err((key_span, ParseFault::EmptyText("condition key")));
                }
                this.path.push(Step::Member(key.clone()));
                if !clauses.is_new(operator, &key) {
                    return Err((key_span, ParseFault::DuplicateMember(key.into_owned())));
                }
                let values = this.list("a text, a number, or a list of them", "value", Self::value)?;
                let operator = Spanned { value: operator, span };
                let span = this.reader.since(key_span.start());
                clauses.list.push(Clause::new(operator, Spanned { value: key, span: key_span }, values, span));
                this.path.pop();
                Ok(())
            })?;
            this.path.pop();
            Ok(())
        })?;
        Ok(self.reader.since(start))
    }

    fn value(&mut self) -> Result<Spanned<Value>> {
        let start = self.reader.start();
        let value = match self.reader.kind() {
            Ok(Kind::String) => Value::Text(self.reader.string()?.into_owned()),
            Ok(Kind::Number) => Value::Number(self.reader.number()?.to_owned()),
            _ => return Err(self.reader.unexpected("a text or a number")),
        };
        Ok(Spanned { value, span: self.reader.since(start) })
    }

    /// An object with at least one member of any name.
    fn object(
        &mut self,
        expected: &'static str,
        empty: &'static str,
        mut member: impl FnMut(&mut Self, Cow<'t, str>, Span) -> Result<()>,
    ) -> Result<()> {
        let start = self.reader.start();
        self.reader.open(b'{', expected)?;
        if self.reader.close(b'}') {
            return Err((self.reader.since(start), ParseFault::Empty(empty)));
        }
        loop {
            let (name, span) = self.reader.name()?;
            member(self, name, span)?;
            if !self.reader.next(b'}')? {
                return Ok(());
            }
        }
    }
}

/// The clauses of a condition. Most come in their order, so that none can be there twice.
#[derive(Default)]
struct Clauses {
    list: Vec<Clause>,
    /// All of them, as soon as one came out of its order.
    seen: Option<BTreeSet<(Operator, String)>>,
}

impl Clauses {
    /// Whether a key is not there yet. It is to be pushed next.
    fn is_new(&mut self, operator: Operator, key: &str) -> bool {
        let place = |clause: &Clause| (clause.operator.value, clause.key.value.to_string());
        let behind = self.list.last().is_none_or(|last| (last.operator.value, &*last.key.value) < (operator, key));
        if behind && self.seen.is_none() {
            return true;
        }
        let seen = self.seen.get_or_insert_with(|| self.list.iter().map(place).collect());
        seen.insert((operator, key.to_owned()))
    }

    fn in_order(mut self) -> Vec<Clause> {
        if self.seen.is_some() {
            let place = |clause: &Clause| (clause.operator.value, clause.key.value.to_string());
            self.list.sort_by_cached_key(place);
        }
        self.list
    }
}

fn has_blank(text: &str) -> bool {
    let is_blank = |character: char| character.is_whitespace() || character.is_control();
    !text.bytes().all(|byte| byte.is_ascii_graphic()) && text.contains(is_blank)
}
