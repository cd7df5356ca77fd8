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
