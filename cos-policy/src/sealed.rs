/// Keeps a trait to this crate. It is public in a private module, so that the compiler can name it and nobody else can.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot implement this trait: what a policy may hold is decided here",
    label = "this trait is for the types of `cos_policy` alone"
)]
#[expect(unnameable_types, reason = "a sealed trait is one that nobody can name")]
pub trait Sealed {}

impl<A> Sealed for (A,) {}
impl<A, B> Sealed for (A, B) {}
