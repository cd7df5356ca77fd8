use cos_policy::Segment;

/// A company that uses the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Segment)]
pub struct TenantId(pub u64);

/// A user of a company, by the name to log in with.
#[derive(Clone, Debug, PartialEq, Eq, Segment)]
#[segment(reserved("shared", "*_small"))]
pub struct UserId(Segment);

/// Who is logged in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub tenant: TenantId,
    pub user: UserId,
}
