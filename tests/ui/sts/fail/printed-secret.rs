use cos_policy::sts::Secret;

pub fn log(secret: &Secret) {
    println!("{secret}");
}

fn main() {}

//~ message: `Secret` doesn't implement `std::fmt::Display`
//~ token: {secret}
//~ label: `Secret` cannot be formatted with the default formatter
