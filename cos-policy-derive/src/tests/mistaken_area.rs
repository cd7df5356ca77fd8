::core::compile_error! { "`a/b` is no segment: 1 to 128 ASCII letters, digits, `_` and `-`, and `.` inside" }
#[automatically_derived]
impl ::cos_policy::AsSegment for Area {
    fn as_segment(&self) -> ::cos_policy::Segment {
        ::core::unimplemented!()
    }
}
