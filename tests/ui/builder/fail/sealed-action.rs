use cos_policy::action::{self, ActionSet, Items};

pub struct Everything;

impl Items for &'static Everything {
    const SET: ActionSet = <action::PutObject as Items>::SET;
}

fn main() {}

//~ message: `&'static Everything` cannot implement this trait: what a policy may hold is decided here
//~ token: &'static Everything
//~ label: this trait is for the types of `cos_policy` alone
