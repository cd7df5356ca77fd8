use std::marker::PhantomData;

use crate::action::{ActionInfo, ActionSet, AllActions, Items};
use crate::analysis::scenarios::{Area, Row, Scenarios};
use crate::condition::key::{CarriedBy, Key};
use crate::condition::{Clause, Condition, Conditions, Form};
use crate::document;
use crate::effect::{Effect, Intended};
use crate::resource::Bucket;

use super::grant::EVERYTHING;
use super::text;

pub mod place;

use place::{ActsOnEach, Place, Places, StaysOffEach};

/// A table that several expressions write in turn, each a row. [`scenarios!`](crate::scenarios!) expands to it.
#[derive(Debug)]
#[must_use = "a table is finished by `.build()`"]
pub struct Table {
    scenarios: Scenarios,
    block: Option<Bucket>,
    columns: Vec<&'static ActionInfo>,
}

/// A column of a table: the actions `A`.
#[derive(Clone, Copy, Debug)]
#[must_use = "a column stands in a header"]
pub struct Column<A>(PhantomData<A>);

/// A row that is being written: on places of the kinds `K`, with *yes* for the actions `Y`.
#[derive(Debug)]
#[must_use = "a row is finished by `.end()`"]
pub struct RowBuilder<'t, K, Y> {
    table: &'t mut Table,
    row: Draft,
    typed: PhantomData<(K, Y)>,
}

/// What a row says so far.
#[derive(Debug)]
struct Draft {
    places: Places,
    yes: ActionSet,
    no: ActionSet,
    any: ActionSet,
    conditions: Vec<Clause>,
}

impl Table {
    pub(crate) const fn new() -> Self {
        Self { scenarios: Scenarios::new(), block: None, columns: Vec::new() }
    }

    /// Narrows every *yes* to HTTPS.
    pub fn https_only(&mut self) {
        self.scenarios.https_only = true;
    }

    /// Starts a block.
    pub fn block(&mut self, bucket: &Bucket) {
        self.block = Some(bucket.clone());
    }

    /// Starts a header, with the actions of each column.
    pub fn header(&mut self, columns: &[ActionSet]) {
        self.columns = columns.iter().flat_map(|column| column.iter()).collect();
    }

    /// Starts a row.
    pub fn row<P: Place>(&mut self, place: P) -> RowBuilder<'_, (P::Kind, ()), ()> {
        let mut places = Places::new();
        place.append_to(&mut places);
        let none = ActionSet::EMPTY;
        let row = Draft { places, yes: none, no: none, any: none, conditions: Vec::new() };
        RowBuilder { table: self, row, typed: PhantomData }
    }

    /// Ends the table.
    #[must_use]
    pub fn build(self) -> Scenarios {
        self.scenarios
    }

    fn push(&mut self, row: Draft) {
        let Draft { places: Places { areas }, yes, no, any, conditions } = row;
        let (resources, clauses) = (areas.iter().flat_map(Area::resources).collect(), read(&conditions));
        let block = self.block.clone();
        let columns = self.columns.clone();
        self.scenarios.rows.push(Row { areas, block, columns, resources, yes, no, any, clauses });
    }
}

/// The clauses of a row. Each condition is read on its own, since two negated ones do not narrow to one.
fn read(conditions: &[Clause]) -> Vec<document::Clause> {
    let mut text = String::new();
    for clause in conditions {
        let mut alone = Conditions::default();
        alone.add(clause.clone());
        text::begin(&mut text, Effect::Allow, AllActions::TEXT);
        text.push_str(EVERYTHING);
        text::end(&mut text, &alone);
    }
    text::read(&text).into_iter().flat_map(|statement| statement.clauses).collect()
}

impl<A> Column<A> {
    pub(crate) const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<A: Items> Column<A> {
    /// The actions.
    #[must_use]
    pub const fn set(&self) -> ActionSet {
        A::SET
    }

    /// The actions of this column and of those before it.
    ///
    /// # Panics
    ///
    /// When one of them is there twice; in a `const` that is a compile error.
    #[must_use]
    #[track_caller]
    #[expect(clippy::panic, reason = "a compile error")]
    pub const fn beside(&self, others: ActionSet) -> ActionSet {
        if others.meets(A::SET) {
            panic!("an action of this column has a column already");
        }
        others.union(A::SET)
    }
}

impl<'t, K, Y> RowBuilder<'t, K, Y> {
    /// Names one more place.
    pub fn and<P: Place>(mut self, place: P) -> RowBuilder<'t, (P::Kind, K), Y> {
        place.append_to(&mut self.row.places);
        self.retyped()
    }

    /// The actions are meant to be allowed.
    pub fn yes<A: Items + ActsOnEach<K>>(mut self, _: Column<A>) -> RowBuilder<'t, K, (A, Y)> {
        self.row.yes = self.row.yes.union(A::SET);
        self.retyped()
    }

    /// The actions are not meant to be allowed.
    pub fn no<A: Items + ActsOnEach<K>>(mut self, _: Column<A>) -> Self {
        self.row.no = self.row.no.union(A::SET);
        self
    }

    /// Either is fine.
    pub fn any<A: Items + ActsOnEach<K>>(mut self, _: Column<A>) -> Self {
        self.row.any = self.row.any.union(A::SET);
        self
    }

    /// The actions do not act on the place.
    pub fn off<A: StaysOffEach<K>>(self, _: Column<A>) -> Self {
        self
    }

    /// Narrows every *yes* of the row; all conditions must hold.
    pub fn when<C, F>(mut self, condition: Condition<C, F>) -> Self
    where
        C: Key + CarriedBy<Y>,
        F: Form<Intended, C>,
    {
        self.row.conditions.push(condition.into_clause());
        self
    }

    /// Ends the row.
    pub fn end(self) {
        self.table.push(self.row);
    }

    fn retyped<L, Z>(self) -> RowBuilder<'t, L, Z> {
        RowBuilder { table: self.table, row: self.row, typed: PhantomData }
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::scenarios::Row;
    use crate::condition::{Cidr, source_ip};
    use crate::{Bucket, Region, scenarios};

    const ROOT: &str = "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/";

    fn bucket() -> Bucket {
        Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap()
    }

    fn resources(row: &Row) -> Vec<&str> {
        row.resources.iter().map(|resource| resource.text.as_str()).collect()
    }

    fn conditions(row: &Row) -> Vec<String> {
        let clause = |clause: &crate::document::Clause| {
            format!("{} {} {:?}", clause.operator.value, clause.key.value, clause.texts().collect::<Vec<_>>())
        };
        row.clauses.iter().map(clause).collect()
    }

    #[test]
    fn a_place_has_the_resources_of_a_statement() {
        let user = 7_u8;
        let table = scenarios! {
            in bucket();
            GetObject HeadBucket GetService;
            "a/{user}.jpg", "b.jpg" => yes - -;
            "a/{user}/*", "b/*" => yes - -;
            bucket.whole() => yes - -;
            bucket => - yes -;
            account => - - yes;
        };
        let [keys, folders, whole, bucket, account] = table.rows.as_slice() else { panic!("{table}") };
        assert_eq!(resources(keys), [format!("{ROOT}a/7.jpg"), format!("{ROOT}b.jpg")]);
        assert_eq!(resources(folders), [format!("{ROOT}a/7/*"), format!("{ROOT}b/*")]);
        assert_eq!(resources(whole), [format!("{ROOT}*")]);
        assert_eq!(resources(bucket), [ROOT.to_owned(), format!("{ROOT}*")]);
        assert_eq!(resources(account), ["*"]);
        assert!(table.rows.iter().all(|row| row.clauses.is_empty()) && !table.https_only);
    }

    #[test]
    fn a_row_says_what_its_cells_say() {
        let table = scenarios! {
            assuming https_only;
            in bucket();
            DOWNLOAD  PutObject  DeleteObject  HeadBucket;
            "a/*" => yes any no -;
        };
        let [row] = table.rows.as_slice() else { panic!("{table}") };
        let names = |set: crate::action::ActionSet| set.iter().map(|action| action.name()).collect::<Vec<_>>();
        assert_eq!(names(row.yes), ["GetObject", "HeadObject"]);
        assert_eq!(names(row.any), ["PutObject"]);
        assert_eq!(names(row.no), ["DeleteObject"]);
        assert!(table.https_only);
    }

    #[test]
    fn every_condition_is_kept() {
        let none: [Cidr; 0] = [];
        let table = scenarios! {
            in bucket();
            PutObject;
            "a/*" => yes when content_length <= 9, content_length <= 5, content_type like "image/*";
            "b/*" => yes when source_ip != "10.0.0.0/8", source_ip != "1.2.3.4", acl == "private" or absent;
            "c/*" => yes when source_ip().one_of(none);
        };
        let [narrowed, negated, never] = table.rows.as_slice() else { panic!("{table}") };
        assert_eq!(
            conditions(narrowed),
            [
                r#"numeric_less_than_equal cos:content-length ["9"]"#,
                r#"numeric_less_than_equal cos:content-length ["5"]"#,
                r#"string_like cos:content-type ["image/*"]"#
            ]
        );
        assert_eq!(
            conditions(negated),
            [
                r#"ip_not_equal qcs:ip ["10.0.0.0/8"]"#,
                r#"ip_not_equal qcs:ip ["1.2.3.4"]"#,
                r#"string_equal_if_exist cos:x-cos-acl ["private"]"#
            ]
        );
        assert_eq!(conditions(never), [r#"ip_equal qcs:ip ["0.0.0.0/0"]"#, r#"ip_not_equal qcs:ip ["0.0.0.0/0"]"#]);
    }
}
