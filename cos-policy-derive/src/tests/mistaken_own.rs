::core::compile_error! { "`app/{user}*` is a loose prefix: it also reaches `app/{user}2` and `app/{user}-old/..`; a folder ends with a slash and the star: `app/{user}/*`" }
#[automatically_derived]
impl ::cos_policy::KeyScope for Own {
    type Key = ::cos_policy::Folder;
    const ISOLATED_BY: &'static [&'static str] = &["user"];
    const TEMPLATE: &'static str = ::cos_policy::__private::MISTAKEN;
    fn to_key(&self) -> ::cos_policy::Folder {
        _ = <String as ::cos_policy::AsSegment>::as_segment;
        ::core::unimplemented!()
    }
}
#[automatically_derived]
impl<'__scope> ::cos_policy::KeyScope for &'__scope Own {
    type Key = ::cos_policy::Folder;
    const ISOLATED_BY: &'static [&'static str] = <Own as ::cos_policy::KeyScope>::ISOLATED_BY;
    fn to_key(&self) -> ::cos_policy::Folder {
        <Own as ::cos_policy::KeyScope>::to_key(self)
    }
}
