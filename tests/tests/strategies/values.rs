use cos_policy::{Bucket, Folder, Key, Region, Segment};
use proptest::prelude::any;

use crate::sample::{count, samples, shrunk};

#[test]
fn a_segment_has_any_length() {
    for segments in samples::<Segment>(400) {
        assert!(count(&segments, |segment| segment.as_str().len() == Segment::MAX_LEN) > 20);
        assert!(count(&segments, |segment| segment.as_str().len() <= 8) > 240);
        assert!(count(&segments, |segment| (9..Segment::MAX_LEN).contains(&segment.as_str().len())) > 40);
    }
}

#[test]
fn three_regions_in_four_have_a_constant() {
    for regions in samples::<Region>(1000) {
        assert!((650..850).contains(&count(&regions, Region::is_known)));
        assert!(Region::ALL.iter().all(|region| regions.contains(region)));
    }
}

#[test]
fn buckets_have_names_of_one_part_and_of_two() {
    for buckets in samples::<Bucket>(1000) {
        for hyphens in [1, 2] {
            assert!(count(&buckets, |bucket| bucket.name().matches('-').count() == hyphens) > 300, "{hyphens}");
        }
        assert!(count(&buckets, |bucket| bucket.appid().len() == 10) > 20);
        let before = |bucket: &Bucket| bucket.name().len() - bucket.appid().len() - "-".len();
        assert_eq!(buckets.iter().map(before).max(), Some(11));
    }
}

#[test]
fn keys_and_folders_are_short_or_as_long_as_can_be() {
    for keys in samples::<Key>(1000) {
        assert!((80..180).contains(&count(&keys, |key| key.as_str().len() == 850)));
        assert!(count(&keys, |key| !key.as_str().contains('/')) > 100);
    }
    for folders in samples::<Folder>(1000) {
        assert!((80..180).contains(&count(&folders, |folder| folder.prefix().len() == 849)));
        assert!(count(&folders, |folder| folder.prefix().matches('/').count() == 4) > 100);
    }
}

#[test]
fn every_failure_shrinks_to_the_shortest() {
    assert!(shrunk(&any::<Segment>(), |_| true).iter().all(|segment| segment.as_str() == "a"));
    assert!(shrunk(&any::<Key>(), |_| true).iter().all(|key| key.as_str().len() == 1));
    assert!(shrunk(&any::<Folder>(), |_| true).iter().all(|folder| folder.prefix().len() == 2));
}
