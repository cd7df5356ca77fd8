::core::compile_error! { "`app/{user}*` is a loose prefix: it also reaches `app/{user}2` and `app/{user}-old/..`; a folder ends with a slash and the star: `app/{user}/*`" }
#[automatically_derived]
impl ::cos_policy::KeyScope for Own {
    type Key = ::cos_policy::Folder;
    const OUTLINE: ::cos_policy::__private::Outline = ::cos_policy::__private::Outline::mistaken(&["user"]);
    fn to_key(&self) -> ::cos_policy::Folder {
        _ = <String as ::cos_policy::AsSegment>::as_segment;
        ::core::unimplemented!()
    }
}
