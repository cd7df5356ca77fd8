/// Keeps a trait to this crate. It is public in a private module, so that the compiler can name it and nobody else can.
#[expect(unnameable_types, reason = "a sealed trait is one that nobody can name")]
pub trait Sealed {}

impl<T: ?Sized> Sealed for &T {}
impl<A> Sealed for (A,) {}
impl<A, B> Sealed for (A, B) {}
