//! The four examples of Tencent's guide on temporary keys for direct upload (436/40265), simplest first:
//! `avatar`, `photo_wall`, `private_folders`, `forum`. Run one with `cargo run --example avatar`.
