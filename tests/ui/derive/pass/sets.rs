use cos_policy::{KeyScope, Segment, assert_isolated};

#[derive(Segment)]
#[segment(reserved("shared", "*_m"))]
pub struct UserId(Segment);

#[derive(KeyScope)]
#[key("app/{user}/*")]
pub struct Own<'a> {
    pub user: &'a UserId,
}

#[derive(KeyScope)]
#[key("app/{user}/{type}/*")]
pub struct Typed<T> {
    pub user: UserId,
    pub r#type: T,
}

mod pictures {
    use super::UserId;
    use cos_policy::KeyScope;

    #[derive(KeyScope)]
    #[key("{user}.jpg")]
    pub struct Picture {
        pub user: UserId,
    }

    #[derive(KeyScope)]
    #[key("{user}_m.jpg")]
    pub struct Thumbnail {
        pub user: UserId,
    }

    cos_policy::assert_isolated!(by user; Picture, self::Thumbnail, super::Own<'static>);
}

#[derive(KeyScope)]
#[key("app/shared/*")]
pub struct Shared;

#[derive(KeyScope)]
#[key("app/shared/a/*")]
pub struct Nested;

assert_isolated!(by user; Own<'_>, Typed<u64>, pictures::Picture, Shared, Nested,);

pub fn within_a_function() {
    assert_isolated! { by user; Own<'_>, Shared }
}

fn main() {}
