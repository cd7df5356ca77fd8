#[automatically_derived]
impl<U> ::cos_policy::KeyScope for Own<U>
where
    U: ::cos_policy::AsSegment,
{
    type Key = ::cos_policy::Key;
    const OUTLINE: ::cos_policy::__private::Outline = {
        use ::cos_policy::__private::NoNames as _;
        ::cos_policy::__private::Outline::new(
            "app/{tenant}/{user}/{user}.jpg",
            &["user", "tenant"],
            &[::cos_policy::__private::NamesOf::<U>::NAMES, ::cos_policy::__private::NamesOf::<Segment>::NAMES],
        )
    };
    fn to_key(&self) -> ::cos_policy::Key {
        let __user = <U as ::cos_policy::AsSegment>::as_segment(&self.user);
        let __tenant = <Segment as ::cos_policy::AsSegment>::as_segment(&self.tenant);
        ::cos_policy::__private::key_of_template("app/", &[(&__tenant, "/"), (&__user, "/"), (&__user, ".jpg")])
    }
}
