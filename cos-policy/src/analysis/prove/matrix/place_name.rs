use crate::analysis::matrix::Label;
use crate::analysis::prove::space::{ACCOUNT, Atoms, Axis, Buckets, Part, Scope, Space};
use crate::document::Document;

/// Buckets by regions, as a resource writes them.
#[derive(Debug)]
pub(crate) struct Pattern {
    buckets: Side,
    regions: Side,
}

/// The buckets of a pattern, or its regions.
#[derive(Debug)]
struct Side {
    atoms: Atoms,
    reach: Reach,
    /// As the resource writes it; `None` for any.
    name: Option<String>,
    /// Whose buckets, if the resource says that and the name does not.
    appid: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    One,
    Some,
    Any,
}

impl Pattern {
    /// Those of a document, each once.
    pub(crate) fn all(document: &Document, space: &Space<'_>) -> Vec<Self> {
        let resources = document.statements.iter().flat_map(|statement| &statement.resources);
        let mut patterns: Vec<Self> = Vec::new();
        for scope in resources.flat_map(|resource| Scope::of(&resource.value)) {
            let pattern = Self::of(&scope, space);
            let is_new = !patterns.iter().any(|other| other.lies_in(&pattern) && pattern.lies_in(other));
            if is_new && !pattern.buckets.atoms.is_empty() {
                patterns.push(pattern);
            }
        }
        patterns
    }

    fn of(scope: &Scope<'_>, space: &Space<'_>) -> Self {
        Self { buckets: Side::of_buckets(&scope.buckets, space), regions: Side::of_regions(&scope.region, space) }
    }

    /// Whether it matches a bucket in a region, by their places on the axes.
    pub(crate) fn has(&self, (bucket, region): (usize, usize)) -> bool {
        self.buckets.atoms.contains(bucket) && self.regions.atoms.contains(region)
    }

    fn lies_in(&self, other: &Self) -> bool {
        self.buckets.atoms.lies_in(&other.buckets.atoms) && self.regions.atoms.lies_in(&other.regions.atoms)
    }
}

impl Side {
    fn of_buckets(buckets: &Buckets<'_>, space: &Space<'_>) -> Self {
        let size = space.size(Axis::Bucket);
        let account = Atoms::only(size, ACCOUNT);
        let mut atoms = space.buckets(buckets);
        atoms.subtract(&account);
        let is_any = account.complement(size).lies_in(&atoms);
        let (reach, name, appid) = match buckets {
            Buckets::Named(name) => (Reach::One, Some(name.to_string()), None),
            Buckets::Like { name, account } if !is_any => {
                (Reach::Some, Some(name.to_string()).filter(|name| name != "*"), appid(account))
            }
            _ => (Reach::Any, None, None),
        };
        Self { atoms, reach, name, appid }
    }

    fn of_regions(region: &Part<'_>, space: &Space<'_>) -> Self {
        let atoms = space.regions(region);
        let is_any = Atoms::all(space.size(Axis::Region)).lies_in(&atoms);
        let (reach, name) = match region {
            Part::Is(name) => (Reach::One, Some((*name).to_owned())),
            Part::Like(glob) if !is_any => (Reach::Some, Some(glob.text())),
            _ => (Reach::Any, None),
        };
        Self { atoms, reach, name, appid: None }
    }

    /// Behind other words.
    fn label(&self, label: Label) -> Label {
        let label = self.name.iter().fold(label, |label, name| label.and_text(name.as_str()));
        self.appid.iter().fold(label, |label, appid| label.and_word("of APPID").and_text(appid.as_str()))
    }
}

/// `None` for any.
fn appid(account: &Part<'_>) -> Option<String> {
    let account = match account {
        Part::Any => return None,
        Part::Is(account) => (*account).to_owned(),
        Part::Like(glob) => glob.text(),
    };
    Some(account.strip_prefix("uid/").map(str::to_owned).unwrap_or(account))
}

/// What a group of buckets is called: by the narrowest patterns that match, and those that are cut out of these.
#[derive(Debug)]
pub(crate) struct PlaceName<'p> {
    buckets: Vec<&'p Side>,
    regions: Vec<&'p Side>,
    cuts: Vec<Cut<'p>>,
}

/// A part of some buckets that has another name.
#[derive(Debug)]
struct Cut<'p> {
    /// `None` where it has all of these buckets.
    buckets: Option<&'p Side>,
    /// `None` where it has them in all of their regions.
    regions: Option<&'p Side>,
}

impl<'p> PlaceName<'p> {
    pub(crate) fn new(patterns: &'p [Pattern], matched: &[usize]) -> Self {
        let own = || matched.iter().filter_map(|at| patterns.get(*at));
        let buckets = narrowest(own().map(|pattern| &pattern.buckets));
        let regions = narrowest(own().map(|pattern| &pattern.regions));
        let others = patterns.iter().enumerate().filter(|(at, _)| matched.binary_search(at).is_err());
        let cuts = cuts(&others.map(|(_, pattern)| pattern).collect::<Vec<_>>(), &buckets, &regions);
        Self { buckets, regions, cuts }
    }

    pub(crate) fn is_one(&self) -> bool {
        self.buckets.iter().any(|side| side.reach == Reach::One)
    }

    /// One bucket after the other by name; of several those that have fewer.
    pub(crate) fn order(&self) -> (bool, String, usize, String) {
        let [buckets, regions] = [&self.buckets, &self.regions].map(|sides| both(sides).map_or(0, |atoms| atoms.len()));
        let label = self.label().to_string();
        match self.buckets.first().filter(|_| self.is_one()) {
            Some(side) => (false, side.name.clone().unwrap_or_default(), regions, label),
            None => (true, String::new(), buckets * regions, label),
        }
    }

    pub(crate) fn label(&self) -> Label {
        let (named, wide): (Vec<&Cut<'_>>, Vec<&Cut<'_>>) =
            self.cuts.iter().partition(|cut| cut.buckets.is_some_and(|side| side.reach == Reach::One));
        let label = buckets_label(&self.buckets, !named.is_empty());
        let is_in_any = self.regions.iter().all(|side| side.reach == Reach::Any);
        let is_by_region = wide.iter().all(|cut| cut.buckets.is_none());
        match regions_label(&self.regions) {
            None if !wide.is_empty() && is_by_region && is_in_any => label.and_word("in other regions"),
            regions => {
                let label = regions.map_or(label.clone(), |regions| label.and_word("in").and(&regions));
                let appid = self.buckets.iter().find_map(|side| side.appid.as_deref());
                excepted(label, &wide, appid)
            }
        }
    }
}

/// More exceptions than these are not listed: each has a name of its own.
const EXCEPTIONS: usize = 3;

fn excepted(label: Label, cuts: &[&Cut<'_>], appid: Option<&str>) -> Label {
    if cuts.len() > EXCEPTIONS {
        return label.and_word("otherwise");
    }
    match cuts.iter().map(|cut| cut.label(appid)).reduce(|label, cut| label.and_word("and").and(&cut)) {
        Some(cuts) => label.and_word("except").and(&cuts),
        None => label,
    }
}

impl Cut<'_> {
    /// Without the APPID that the others have anyway.
    fn label(&self, appid: Option<&str>) -> Label {
        let buckets = self.buckets.map(|side| {
            let is_told = side.name.is_some() && side.appid.as_deref() == appid;
            let name = side.name.iter().fold(Label::word("buckets"), |label, name| label.and_text(name.as_str()));
            if is_told { name } else { side.label(Label::word("buckets")) }
        });
        let label = buckets.unwrap_or_default();
        let region = self.regions.and_then(|side| side.name.as_deref());
        region.into_iter().fold(label, |label, region| label.and_word("in").and_text(region))
    }
}

fn buckets_label(sides: &[&Side], are_others: bool) -> Label {
    let like: Vec<&&Side> = sides.iter().filter(|side| side.reach != Reach::Any).collect();
    let others = |other: &'static str, word: &'static str| Label::word(if are_others { other } else { word });
    match like.as_slice() {
        [] => others("other buckets", "any bucket"),
        [one] if one.reach == Reach::One => one.label(Label::default()),
        [first, more @ ..] => {
            let start = first.label(others("other buckets", "buckets"));
            more.iter().fold(start, |label, side| side.label(label.and_word("and")))
        }
    }
}

/// `None` for all regions.
fn regions_label(sides: &[&Side]) -> Option<Label> {
    let names = sides.iter().filter_map(|side| side.name.clone()).map(Label::text);
    names.reduce(|label, name| label.and_word("and").and(&name))
}

/// Those in which no other lies, each once.
fn narrowest<'p>(sides: impl Iterator<Item = &'p Side>) -> Vec<&'p Side> {
    let mut narrow: Vec<&Side> = Vec::new();
    for side in sides {
        if narrow.iter().all(|other| !other.atoms.lies_in(&side.atoms)) {
            narrow.retain(|other| !side.atoms.lies_in(&other.atoms));
            narrow.push(side);
        }
    }
    narrow
}

/// What lies in all of some sides.
fn both(sides: &[&Side]) -> Option<Atoms> {
    let all = sides.iter().map(|side| side.atoms.clone());
    all.reduce(|mut atoms, other| {
        atoms.intersect(&other);
        atoms
    })
}

/// The widest of some patterns that have a part of some buckets in some regions.
fn cuts<'p>(patterns: &[&'p Pattern], buckets: &[&Side], regions: &[&Side]) -> Vec<Cut<'p>> {
    let (Some(buckets), Some(regions)) = (both(buckets), both(regions)) else { return Vec::new() };
    let within = |pattern: &&'p Pattern| {
        let [mut own, mut own_regions] = [&pattern.buckets, &pattern.regions].map(|side| side.atoms.clone());
        own.intersect(&buckets);
        own_regions.intersect(&regions);
        (!own.is_empty() && !own_regions.is_empty()).then_some((*pattern, own, own_regions))
    };
    let mut widest: Vec<(&Pattern, Atoms, Atoms)> = Vec::new();
    for cut in patterns.iter().filter_map(within) {
        let lies_in =
            |a: &(&Pattern, Atoms, Atoms), b: &(&Pattern, Atoms, Atoms)| a.1.lies_in(&b.1) && a.2.lies_in(&b.2);
        if !widest.iter().any(|other| lies_in(&cut, other)) {
            widest.retain(|other| !lies_in(other, &cut));
            widest.push(cut);
        }
    }
    let cut = |(pattern, own, own_regions): (&'p Pattern, Atoms, Atoms)| Cut {
        buckets: (!buckets.lies_in(&own)).then_some(&pattern.buckets),
        regions: (!regions.lies_in(&own_regions)).then_some(&pattern.regions),
    };
    widest.into_iter().map(cut).collect()
}
