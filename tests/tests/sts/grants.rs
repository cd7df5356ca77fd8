//! What was judged is what is granted.

use cos_policy::policy;
use cos_policy::proptest::policies;
use cos_policy::sts::{Federation, Ruling, Scope, Ttl, authorize};
use cos_policy::{Policy, analysis::Verdict, analysis::implies};
use proptest::prelude::*;

use crate::{at, bucket, granted, name, now};

#[test]
fn the_policy_is_that_of_the_scope() {
    let granted = granted();
    assert_eq!(*granted.policy(), granted.scope().bound());
    assert_eq!((granted.requester(), granted.deadline()), (&name("alice"), at(1_700_000_900)));
}

#[test]
fn a_policy_within_the_scope() {
    let narrow = policy! { in bucket(); allow PutObject on "files/alice/2023/*"; };
    let granted = granted().narrowed(narrow.clone()).unwrap();
    assert_eq!(*granted.policy(), narrow);
    // The bound is the scope's still, not the narrow one.
    let other = policy! { in bucket(); allow GetObject on "files/alice/*"; };
    assert_eq!(*granted.narrowed(other.clone()).unwrap().policy(), other);
}

#[test]
fn a_policy_beyond_the_scope() {
    let wide = policy! { in bucket(); allow PutObject on "files/alice/*", "files/bob/*"; };
    let refused = granted().narrowed(wide).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the policy permits what its scope does not: \
         name/cos:PutObject on qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/files/bob/a",
    );
    assert_eq!(refused.witness().unwrap().request().key(), "files/bob/a");
}

struct Any(Policy);

impl Scope for Any {
    fn bound(&self) -> Policy {
        self.0.clone()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn narrowing_is_implication(bound in policies(), own in policies(), both in any::<bool>()) {
        let own = if both { bound.clone().with(own) } else { own };
        let grant = |_: &(), _: &Any| Ruling::Grant;
        let granted = authorize(&grant, (), Any(bound.clone()), Ttl::<Federation>::default(), now()).unwrap();
        let is_within = matches!(implies(&own.document(), &bound.document()), Verdict::Holds);
        prop_assert_eq!(granted.narrowed(own).is_ok(), is_within);
    }
}
