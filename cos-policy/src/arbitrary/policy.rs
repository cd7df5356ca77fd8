use ::arbitrary::{Arbitrary, Result, Unstructured};

use crate::document::Document;
use crate::policy::{Policy, Statement};
use crate::resource::{Bucket, Folder};
use crate::vocabulary::document::{ACTIONS, CONDITIONS, RESOURCES, Said, document};
use crate::vocabulary::policy::{STATEMENTS, policy};

use super::choice::{made, one_in, several, text};

impl<'a> Arbitrary<'a> for Document {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let mut statements = vec![said(u, "allow")?];
        statements.extend(several(u, 0..=3, |u| {
            let effect = if one_in(u, 4)? { "deny" } else { "allow" };
            said(u, effect)
        })?);
        made(document(statements, one_in(u, 8)?))
    }
}

fn said(u: &mut Unstructured<'_>, effect: &'static str) -> Result<Said> {
    let actions = several(u, 1..=2, |u| u.choose(ACTIONS).copied())?;
    let resources = several(u, 1..=2, |u| text(u, RESOURCES))?;
    let clauses = several(u, 0..=2, |u| u.choose(CONDITIONS).copied())?;
    Ok((effect, actions, resources, clauses))
}

impl<'a> Arbitrary<'a> for Policy {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let bucket: Bucket = u.arbitrary()?;
        let folders = several(u, 1..=2, Folder::arbitrary)?;
        let statements = several(u, 1..=4, |u| {
            let statement = u.choose(STATEMENTS)?;
            Ok(statement(&bucket, u.choose(&folders)?))
        })?;
        made(policy(statements, one_in(u, 4)?))
    }
}

impl<'a> Arbitrary<'a> for Statement {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let statement = u.choose(STATEMENTS)?;
        Ok(statement(&u.arbitrary()?, &u.arbitrary()?))
    }
}
