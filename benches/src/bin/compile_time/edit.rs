/// What happens to the source before each check. The text is put in front of it.
pub(crate) struct Edit {
    pub(crate) name: &'static str,
    pub(crate) text: fn(usize) -> String,
    pub(crate) incremental: bool,
}

pub(crate) const EDITS: [Edit; 3] = [
    Edit { name: "comment", text: |at| format!("// Edit {at:06}.\n"), incremental: true },
    Edit { name: "line", text: |at| "//\n".repeat(at + 1), incremental: true },
    Edit { name: "from scratch", text: |at| format!("// Edit {at:06}.\n"), incremental: false },
];
