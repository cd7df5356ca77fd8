#[automatically_derived]
impl ::cos_policy::AsSegment for Area {
    fn as_segment(&self) -> ::cos_policy::Segment {
        ::cos_policy::__private::segment_of_literal(match self {
            Self::Photos {} => "photos",
            Self::Drafts {} => "Drafts",
        })
    }
}
