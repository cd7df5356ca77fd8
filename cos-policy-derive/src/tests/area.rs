#[automatically_derived]
impl ::cos_policy::AsSegment for Area {
    const NAMES: ::cos_policy::resource::Names = ::cos_policy::resource::Names::listed(&["photos", "Drafts"]);
    fn as_segment(&self) -> ::cos_policy::Segment {
        ::cos_policy::__private::segment_of_literal(match self {
            Self::Photos {} => "photos",
            Self::Drafts {} => "Drafts",
        })
    }
}
