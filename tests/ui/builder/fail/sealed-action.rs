use cos_policy::action::{self, ActionSet, Actions};

pub struct Everything;

impl Actions for &'static Everything {
    const SET: ActionSet = <action::PutObject as Actions>::SET;
    type List = action::PutObject;
    type Known = action::PutObject;
    type Then<Next> = Next;

    fn reasons(self, _: &mut Vec<std::borrow::Cow<'static, str>>) {}
}

fn main() {}

//~ message: `&'static Everything` cannot implement this trait: what a policy may hold is decided here
//~ token: &'static Everything
//~ label: this trait is for the types of `cos_policy` alone
