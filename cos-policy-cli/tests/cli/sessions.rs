/// Each session is what a user sees, standard error included. To bless: `TRYCMD=overwrite cargo test -p cos-policy-cli`, and read
/// the difference as prose.
#[test]
fn sessions_are_as_they_are_written() {
    trycmd::TestCases::new().env("COLUMNS", "100").case("README.md").case("tests/sessions/*.md");
}
