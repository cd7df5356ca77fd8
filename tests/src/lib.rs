//! Tests of `cos-policy`; see `tests/` and `ui/`.
