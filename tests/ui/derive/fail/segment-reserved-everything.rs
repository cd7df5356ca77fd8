use cos_policy::Segment;

#[derive(Segment)]
#[segment(reserved("*"))]
pub struct UserId(Segment);

fn main() {}

//~ message: `*` reserves every name: nothing is left for values
//~ token: "*"
//~ label:
