use cos_policy::Segment;

pub fn segment(text: &str) -> Segment {
    Segment(text.into())
}

fn main() {}

//~ message: cannot initialize a tuple struct which contains private fields
//~ token: Segment
//~ label:
