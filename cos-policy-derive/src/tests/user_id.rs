#[automatically_derived]
impl ::cos_policy::AsSegment for UserId {
    const NAMES: ::cos_policy::resource::Names = {
        use ::cos_policy::__private::NoNames as _;
        ::cos_policy::resource::Names::except(
            &::cos_policy::__private::NamesOf::<Segment>::NAMES,
            &["shared", "public"],
        )
    };
    fn as_segment(&self) -> ::cos_policy::Segment {
        <Segment as ::cos_policy::__private::CheckedSegment>::checked(&self.0)
    }
}
#[automatically_derived]
impl ::core::convert::TryFrom<Segment> for UserId {
    type Error = ::cos_policy::SegmentError;
    fn try_from(value: Segment) -> ::core::result::Result<Self, Self::Error> {
        ::cos_policy::__private::unreserved(Self { 0: value }, &["shared", "public"])
    }
}
