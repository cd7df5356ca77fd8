/// Writes a policy as a table of statements.
///
/// ```
/// use cos_policy::{policy, Bucket, Region, Segment, MIB};
///
/// let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
/// let user = Segment::parse("alice")?;
///
/// let policy = policy! {
///     in bucket;
///     allow GetBucket, GetObject    on "app/files/*";
///     allow PutObject, DeleteObject on "app/files/{user}/*";
///     allow PutObject               on "app/avatar/{user}/*"
///         when content_length <= 5 * MIB, content_type like "image/*";
/// };
/// assert_eq!(policy.into_iter().count(), 3);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Grammar
///
/// ```text
/// policy      a sequence of
///               in <bucket>;                      the bucket of what follows, which calls it `bucket`
///               allow | deny <action>, .. on <resource>, .. [when <condition>, ..] [deliberately "why"];
///               ..<statements>;                   statements made elsewhere: a policy, an iterator; maybe none
/// action      PutObject                           a type or bundle of `cos_policy::action`, or a path
/// resource    "app/files/{user.id}/*"             a key or folder of the bucket, as in `key!`
///             bucket | account                    the bucket itself, or every resource
///             bucket.whole()                      any expression that is a resource
/// condition   <key> <op> <value> [or absent]      a function of `cos_policy::condition`
///               <= >= == < >                      at_most, at_least, is, less_than, greater_than
///               == != like in [..]                is, is_not, like, one_of
///             version_id latest                   a method without a value
///             limit | small() | (..)              any expression that is a condition
/// ```
///
/// A literal value is checked by the compiler; any other value is an expression of the key's own type. The macro
/// expands to the public builder, whose states explain what is wrong.
#[macro_export]
macro_rules! policy {
    () => { ::core::compile_error!("a policy has at least one statement, such as `allow GetObject on \"photos/*\";`") };
    ($($tokens:tt)*) => { $crate::__private::policy!($crate; $($tokens)*) };
}

/// Writes an intention as a table of [`Scenarios`](crate::Scenarios): who may do what, said apart from any policy.
///
/// ```
/// use cos_policy::{scenarios, Bucket, Region, Segment, MIB};
///
/// let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
/// let user = Segment::parse("alice")?;
///
/// let intended = scenarios! {
///     in bucket;
///                              GetBucket  GetObject  PutObject  DeleteObject;
///     "app/files/{user}/*" =>  yes        yes        yes        yes;
///     "app/files/*"        =>  yes        yes        no         no;
/// };
/// let uploads = scenarios! {
///     assuming https_only;
///     in bucket;
///                               PutObject  HeadObject  HeadBucket;
///     "app/avatar/{user}/*" =>  yes        any         -           when content_length <= 5 * MIB, content_type like "image/*";
///     bucket                =>  -          -           yes;
/// };
/// # assert!(!intended.to_string().is_empty() && !uploads.to_string().is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Meaning
///
/// A row is about the requests whose resource is in one of its places: object actions are judged by their key, listings
/// by their prefix. `"app/files/*"` is also about the key `app/files/`, as in a policy. The first row that is about a
/// request, and whose header names the action, decides it; so a narrow place stands before a wide one. What no row names
/// is *no*: other places, other actions, other buckets and accounts.
///
/// - `yes`: the request is allowed; with `when`, if all conditions hold, and else not. The conditions take no part in
///   the choice of the row, so nothing falls through to a wider one. Whatever no row conditions on may have any value.
/// - `no`: the request is not allowed.
/// - `any`: either is fine.
/// - `-`: the action does not act on the place, and there is nothing to say.
///
/// # Grammar
///
/// ```text
/// table       a sequence of
///               assuming https_only;              narrows every `yes` to HTTPS; before the first row
///               in <bucket>;                      the bucket of what follows, which calls it `bucket`
///               <column> ..;                      a header, which replaces the one before; commas are optional
///               <place>, .. => <cell> .. [when <condition>, ..];
/// column      PutObject                           a type or bundle of `cos_policy::action`, or a path
/// place       "app/files/{user.id}/*"             a key or folder of the bucket, as in `key!`
///             bucket | account                    the bucket itself, for bucket actions, or the account
///             bucket.whole()                      any expression that is a place
/// cell        yes | no | any | -                  for each column
/// condition   <key> <op> <value> [or absent]      as in `policy!`
/// ```
///
/// The compiler checks that each cell fits the level of its column and place, that each `yes` of a row with conditions
/// carries their keys, and that no row stands behind one of its header that reaches all of its place, as far as the words
/// tell. What they do not tell, [`grants_exactly`](crate::Policy::grants_exactly) finds.
#[macro_export]
macro_rules! scenarios {
    () => { ::core::compile_error!("a table has at least one row, such as `\"photos/*\" => yes no;`") };
    ($($tokens:tt)*) => { $crate::__private::scenarios!($crate; $($tokens)*) };
}

/// Writes a [`Key`](crate::Key) or a [`Folder`](crate::Folder), checked by the compiler.
///
/// A literal that ends with `/*` is a folder, any other a key. A placeholder is filled by the variable of its name, as in
/// `format!`, by a field (`{user.id}`), or by a value given behind the literal. It takes types that are [`AsSegment`](crate::AsSegment): never mere text.
///
/// ```
/// use cos_policy::{key, Segment};
///
/// let user = Segment::parse("alice")?;
/// assert_eq!(key!("app/files/{user}/*").to_string(), "app/files/alice/*");
/// assert_eq!(key!("app/avatar/{id}.jpg", id = 7_u64).as_str(), "app/avatar/7.jpg");
/// # Ok::<(), cos_policy::SegmentError>(())
/// ```
#[macro_export]
macro_rules! key {
    ($($tokens:tt)*) => { $crate::__private::key!($crate; $($tokens)*) };
}

/// Panics unless a policy grants exactly what is intended, with a table of every difference.
///
/// Takes a [`Policy`](crate::Policy) or a [`Document`](crate::Document), and [`Scenarios`](crate::Scenarios).
///
/// ```
/// use cos_policy::{assert_grants_exactly, policy, scenarios, Bucket, Region};
///
/// let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
/// let wall = policy! { in bucket; allow GetBucket, GetObject on "app/photos/*"; };
/// assert_grants_exactly!(
///     wall,
///     scenarios! {
///         in bucket;
///                          GetBucket  GetObject  DeleteObject;
///         "app/photos/*" => yes       yes        no;
///     }
/// );
/// # Ok::<(), cos_policy::BucketError>(())
/// ```
#[macro_export]
macro_rules! assert_grants_exactly {
    ($policy:expr, $intended:expr $(,)?) => {
        if let ::core::result::Result::Err(mismatch) = $policy.grants_exactly(&$intended) {
            ::core::panic!("{mismatch}")
        }
    };
}

/// Has the compiler prove that the scopes of a set keep their holders apart.
///
/// ```
/// use cos_policy::{KeyScope, Segment, assert_isolated};
///
/// #[derive(Segment)]
/// #[segment(reserved("shared", "*_m"))]
/// struct UserId(Segment);
///
/// #[derive(KeyScope)]
/// #[key("app/{user}/*")]
/// struct OwnFiles {
///     user: UserId,
/// }
///
/// #[derive(KeyScope)]
/// #[key("app/{user}/{album}/*")]
/// struct Album {
///     user: UserId,
///     album: u64,
/// }
///
/// #[derive(KeyScope)]
/// #[key("app/shared/*")]
/// struct Shared;
///
/// assert_isolated!(by user; OwnFiles, Album, Shared);
/// ```
///
/// Behind `by` stand the fields that tell holders apart. Two scopes of the set, filled with any values, then meet only if
/// both have the same value in each of these fields, or neither has the field. Here the files of one user never meet an
/// album of another, and a scope without a `user` meets no place of a user at all: it belongs to everybody, and theirs do
/// not. What is meant to reach into the place of each user, such as `app/*`, stays out of the set.
///
/// One scope with itself is not looked at: [`ISOLATED_BY`](crate::KeyScope::ISOLATED_BY) is about that. Without
/// `reserved("shared")`, a user called `shared` has the place of everybody, and the compiler says so:
///
/// ```compile_fail
/// # use cos_policy::{KeyScope, Segment, assert_isolated};
/// #[derive(KeyScope)]
/// #[key("app/{user}/*")]
/// struct OwnFiles {
///     user: Segment,
/// }
///
/// #[derive(KeyScope)]
/// #[key("app/shared/*")]
/// struct Shared;
///
/// // `app/{user}/*` and `app/shared/*` meet where `user` is `shared`
/// assert_isolated!(by user; OwnFiles, Shared);
/// ```
///
/// What fields can hold is [`AsSegment::NAMES`](crate::AsSegment::NAMES). Parts between slashes are compared one by one, so
/// that of templates in which one placeholder stands several times a collision may be reported that cannot be; none that can
/// be is missed.
#[macro_export]
macro_rules! assert_isolated {
    ($($tokens:tt)*) => { $crate::__private::isolated!{$crate; $($tokens)*} };
}
