use cos_policy::{KeyScope, assert_isolated};

use crate::session::{TenantId, UserId};

/// Where a user keeps files.
#[derive(KeyScope)]
#[key("files/{tenant}/{user}/*")]
pub struct OwnFiles<'a> {
    pub tenant: TenantId,
    pub user: &'a UserId,
}

/// Files for everybody in a company.
#[derive(KeyScope)]
#[key("files/{tenant}/shared/*")]
pub struct SharedFiles {
    pub tenant: TenantId,
}

/// The picture of a user.
#[derive(KeyScope)]
#[key("avatars/{tenant}/{user}.jpg")]
pub struct Avatar<'a> {
    pub tenant: TenantId,
    pub user: &'a UserId,
}

/// The same, for lists of users.
#[derive(KeyScope)]
#[key("avatars/{tenant}/{user}_small.jpg")]
pub struct SmallAvatar<'a> {
    pub tenant: TenantId,
    pub user: &'a UserId,
}

assert_isolated!(by tenant, user; OwnFiles<'_>, SharedFiles, Avatar<'_>, SmallAvatar<'_>);
