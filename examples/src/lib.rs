//! Runnable examples of `cos-policy`, simplest first: `avatar`, `photo_wall`, `private_folders`, `forum`.
