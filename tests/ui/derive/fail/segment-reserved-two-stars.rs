use cos_policy::Segment;

#[derive(Segment)]
#[segment(reserved("*_m", "*_*"))]
pub struct UserId(Segment);

fn main() {}

//~ message: `*_*` has several stars: a reserved name has one at most, as in `*_m`
//~ token: "*_*"
//~ label:
