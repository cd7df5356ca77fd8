use std::sync::Arc;

use direct_upload::cos::{Cos, Gate};
use tempfile::TempDir;

use crate::case::{Case, Cases};
use crate::request::{Key, send};
use crate::world::{Worlds, admin, request};

/// A gate, with a world for all cases that only read. Each of the others has one to itself.
pub(crate) struct Stage {
    worlds: Arc<Worlds>,
    gate: Gate,
    reading: (Cos, TempDir),
}

impl Stage {
    pub(crate) async fn new(worlds: Arc<Worlds>, gate: Gate) -> Self {
        Self { reading: worlds.copy(gate).await, worlds, gate }
    }

    /// Why a case is not answered as it says; `None` if it is. Where the library and the reference decide otherwise, the answer
    /// is an `InternalError`, which no case says.
    pub(crate) async fn failure(&self, case: &Case) -> Option<String> {
        if case.reads() {
            return self.failure_at(&self.reading.0, case).await;
        }
        let (cos, directory) = self.worlds.copy(self.gate).await;
        if let Some(failure) = self.failure_at(&cos, case).await {
            return Some(failure);
        }
        let stores = case.stores.as_ref()?;
        drop(cos);
        let honest = self.worlds.start(directory.path(), Gate::Honest).await;
        let (stored, sent) = (admin(&honest, &request("GET", stores)).await, case.sent());
        (stored.body != sent).then(|| format!("{stores} is {:?} and not {sent:?}", stored.body))
    }

    async fn failure_at(&self, cos: &Cos, case: &Case) -> Option<String> {
        let signed = &case.request.signed;
        let key = |named: &Option<String>| Key::of(named.as_ref().unwrap_or(&case.policy));
        let key = Key { token: key(&signed.token_of).token, secret: key(&signed.secret_of).secret, ..key(&None) };
        let answer = match send(cos.address(), &self.worlds.fill(&case.request).bytes(&key)).await {
            Ok(answer) => answer,
            Err(error) => return Some(format!("no answer: {error}")),
        };
        if answer.summary() != case.answer {
            return Some(format!("{} {}", answer.summary(), answer.body));
        }
        let missing = case.says.iter().find(|text| !answer.body.contains(*text))?;
        Some(format!("no {missing} in {}", answer.body))
    }
}

impl Case {
    /// Whether it changes nothing.
    fn reads(&self) -> bool {
        ["GET ", "HEAD ", "OPTIONS "].iter().any(|method| self.request.request.starts_with(method))
    }

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
    let stage = Stage::new(Arc::new(Worlds::new(&cases).await), Gate::Honest).await;
    let mut failures = Vec::new();
    for case in &cases.cases {
        failures.extend(stage.failure(case).await.map(|why| format!("{}: {why}", case.id)));
    }
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), cases.cases.len(), failures.join("\n"));
    assert_eq!(stage.reading.0.differences(), Vec::<String>::new());
}
