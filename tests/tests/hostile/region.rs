use cos_policy::{Folder, Key, Region, RegionError, Segment};
use serde_json::json;

use crate::assert_refused;

#[test]
fn regions() {
    const RULE: &str = " is not a region: expected an identifier such as `ap-guangzhou`";
    let rows = [
        // sts: a missing region gives `qcs::cos::uid/..`, `None` or `null`.
        ("", "``", "; a policy names one region for each bucket"),
        ("None", "`None`", ""),
        ("null", "`null`", ""),
        ("undefined", "`undefined`", ""),
        // sts: a star, and further segments of the resource.
        ("*", "`*`", "; a policy names one region for each bucket"),
        ("ap-*", "`ap-*`", ""),
        ("*-guangzhou", "`*-guangzhou`", ""),
        ("ap-guangzhou:uid/1", "`ap-guangzhou:uid/1`", ""),
        ("*:uid/1250000000:*", "`*:uid/1250000000:*`", ""),
        ("ap-guangzhou\",\"*", "`ap-guangzhou\",\"*`", ""),
        ("accelerate", "`accelerate`", "; `accelerate` is an endpoint, name the region of the bucket"),
        ("AP-GUANGZHOU", "`AP-GUANGZHOU`", ""),
        ("Ap-guangzhou", "`Ap-guangzhou`", ""),
        ("ap-Guangzhou", "`ap-Guangzhou`", ""),
        (" ap-guangzhou", "` ap-guangzhou`", ""),
        ("ap-guangzhou ", "`ap-guangzhou `", ""),
        ("ap-guangzhou\r\n", "`ap-guangzhou\\r\\n`", ""),
        ("ap-guangzhou\0", "`ap-guangzhou\\0`", ""),
        ("ap guangzhou", "`ap guangzhou`", ""),
        ("ap_guangzhou", "`ap_guangzhou`", ""),
        ("ap.guangzhou", "`ap.guangzhou`", ""),
        ("ap-guangzhou/", "`ap-guangzhou/`", ""),
        ("cos.ap-guangzhou", "`cos.ap-guangzhou`", ""),
        ("cos.ap-guangzhou.myqcloud.com", "`cos.ap-guangzhou.myqcloud.com`", ""),
        ("\u{430}p-guangzhou", "`\u{430}p-guangzhou`", ""),
        ("ap-guangzho\u{fa}", "`ap-guangzho\u{fa}`", ""),
        ("guangzhou", "`guangzhou`", ""),
        ("ap", "`ap`", ""),
        ("ap-", "`ap-`", ""),
        ("-guangzhou", "`-guangzhou`", ""),
        ("ap--guangzhou", "`ap--guangzhou`", ""),
        ("ap-guangzhou-", "`ap-guangzhou-`", ""),
        ("ap-guangzhou-1-2", "`ap-guangzhou-1-2`", ""),
        ("ap-guangzhou-12", "`ap-guangzhou-12`", ""),
        ("ap-guangzhou-fs", "`ap-guangzhou-fs`", ""),
        ("ap-guangzhou-open", "`ap-guangzhou-open`", ""),
        ("ap-beijing1", "`ap-beijing1`", ""),
        ("xx-guangzhou", "`xx-guangzhou`", ""),
        ("cn-north", "`cn-north`", ""),
        ("us-east-1", "`us-east-1`", ""),
    ];
    for (text, found, more) in rows {
        assert_refused::<_, RegionError>(text, Region::parse, &format!("{found}{RULE}{more}"));
    }
    // 32 bytes are accepted, 33 are not.
    let long = |length: usize| "ap-".to_owned() + &"a".repeat(length - 3);
    assert_eq!(Region::parse(&long(32)).unwrap().as_str(), long(32));
    assert_refused(&long(33), Region::parse, &format!("`{}`{RULE}", long(33)));
    assert_refused(&long(1_000_000), Region::parse, &format!("`{}…`{RULE}", long(40)));
}

#[test]
fn a_region_of_another_type_is_refused() {
    for value in
        [json!(null), json!(1), json!(true), json!([]), json!(["ap-guangzhou"]), json!({"region": "ap-guangzhou"})]
    {
        assert!(serde_json::from_value::<Region>(value.clone()).is_err(), "{value}");
        assert!(serde_json::from_value::<Segment>(value.clone()).is_err(), "{value}");
        assert!(serde_json::from_value::<Key>(value.clone()).is_err(), "{value}");
        assert!(serde_json::from_value::<Folder>(value.clone()).is_err(), "{value}");
    }
}
