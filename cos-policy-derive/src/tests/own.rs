#[automatically_derived]
impl<U> ::cos_policy::KeyScope for Own<U>
where
    U: ::cos_policy::AsSegment,
{
    type Key = ::cos_policy::Key;
    const ISOLATED_BY: &'static [&'static str] = &["user", "tenant"];
    const TEMPLATE: &'static str = "app/{tenant}/{user}/{user}.jpg";
    const NAMES: &'static [::cos_policy::resource::Names] = {
        use ::cos_policy::__private::{NamesOf as __NamesOf, NoNames as _};
        &[__NamesOf::<U>::NAMES, __NamesOf::<Segment>::NAMES]
    };
    fn to_key(&self) -> ::cos_policy::Key {
        let __user = <U as ::cos_policy::AsSegment>::as_segment(&self.user);
        let __tenant = <Segment as ::cos_policy::AsSegment>::as_segment(&self.tenant);
        ::cos_policy::__private::key_of_template("app/", &[(&__tenant, "/"), (&__user, "/"), (&__user, ".jpg")])
    }
}
#[automatically_derived]
impl<'__scope, U> ::cos_policy::KeyScope for &'__scope Own<U>
where
    U: ::cos_policy::AsSegment,
{
    type Key = ::cos_policy::Key;
    const ISOLATED_BY: &'static [&'static str] = <Own<U> as ::cos_policy::KeyScope>::ISOLATED_BY;
    fn to_key(&self) -> ::cos_policy::Key {
        <Own<U> as ::cos_policy::KeyScope>::to_key(self)
    }
}
