use std::time::Duration;

const FIRST: Duration = Duration::from_millis(100);
const MOST: Duration = Duration::from_secs(2);

/// How long to wait before a retry, counted from 0: anything up to a bound that doubles each time, so that those who failed
/// together do not come back together.
pub(super) fn delay(retry: u32) -> Duration {
    bound(retry).mul_f64(fraction())
}

fn bound(retry: u32) -> Duration {
    FIRST.saturating_mul(2_u32.saturating_pow(retry)).min(MOST)
}

/// From 0 to 1; 1 if the system has no random numbers.
fn fraction() -> f64 {
    getrandom::u32().map_or(1.0, |number| f64::from(number) / f64::from(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bound_doubles_up_to_the_most() {
        let bounds: Vec<u128> = [0, 1, 2, 3, 4, 5, 40, u32::MAX].map(|retry| bound(retry).as_millis()).into();
        assert_eq!(bounds, [100, 200, 400, 800, 1600, 2000, 2000, 2000]);
    }

    #[test]
    fn delays_are_spread_below_the_bound() {
        let delays: Vec<Duration> = (0..200).map(|_| delay(1)).collect();
        assert!(delays.iter().all(|delay| *delay <= bound(1)));
        for quarter in 0..4 {
            let quarter = bound(1) / 4 * quarter..bound(1) / 4 * (quarter + 1);
            assert!(delays.iter().any(|delay| quarter.contains(delay)), "{quarter:?}");
        }
    }
}
