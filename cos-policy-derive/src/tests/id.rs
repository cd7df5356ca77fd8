#[automatically_derived]
impl<'a, T: Ord> ::cos_policy::AsSegment for Id<'a, T>
where
    T: Send,
    &'a T: ::cos_policy::AsSegment,
{
    const NAMES: ::cos_policy::resource::Names = {
        use ::cos_policy::__private::NoNames as _;
        ::cos_policy::__private::NamesOf::<&'a T>::NAMES
    };
    fn as_segment(&self) -> ::cos_policy::Segment {
        <&'a T as ::cos_policy::__private::CheckedSegment>::checked(&self.of)
    }
}
