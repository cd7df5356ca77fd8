use direct_upload::cos::Gate;

use crate::case::{Case, Cases};
use crate::request::{Key, send};
use crate::world::{Worlds, admin, request};

/// Why a case is not answered as it says; `None` if it is.
pub(crate) async fn failure(worlds: &Worlds, case: &Case, gate: Gate) -> Option<String> {
    let (cos, directory) = worlds.copy(gate).await;
    let signed = &case.request.signed;
    let key = |named: &Option<String>| Key::of(named.as_ref().unwrap_or(&case.policy));
    let key = Key { token: key(&signed.token_of).token, secret: key(&signed.secret_of).secret, ..key(&None) };
    let answer = match send(cos.address(), &worlds.fill(&case.request).bytes(&key)).await {
        Ok(answer) => answer,
        Err(error) => return Some(format!("no answer: {error}")),
    };
    if answer.summary() != case.answer {
        return Some(format!("{} {}", answer.summary(), answer.body));
    }
    if let Some(missing) = case.says.iter().find(|text| !answer.body.contains(*text)) {
        return Some(format!("no {missing} in {}", answer.body));
    }
    if let [difference, ..] = cos.differences().as_slice() {
        return Some(difference.clone());
    }
    let stores = case.stores.as_ref()?;
    drop(cos);
    let honest = worlds.start(directory.path(), Gate::Honest).await;
    let (stored, sent) = (admin(&honest, &request("GET", stores)).await, case.sent());
    (stored.body != sent).then(|| format!("{stores} is {:?} and not {sent:?}", stored.body))
}

impl Case {
    /// The object that it sends.
    fn sent(&self) -> String {
        let request = &self.request;
        let whole = request.chunks.as_ref().map(|chunks| chunks.concat());
        let form = request.form.as_ref().map(|form| form.file.clone());
        whole.or(form).or_else(|| request.body.clone()).unwrap_or_default()
    }
}

#[tokio::test]
async fn each_case_is_answered_as_it_says() {
    let cases = Cases::read();
    let worlds = Worlds::new(&cases).await;
    let mut failures = Vec::new();
    for case in &cases.cases {
        failures.extend(failure(&worlds, case, Gate::Honest).await.map(|why| format!("{}: {why}", case.id)));
    }
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), cases.cases.len(), failures.join("\n"));
}
