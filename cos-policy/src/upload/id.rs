/// Of 5 bits each: 130 bits.
const DIGITS: usize = 26;

/// An identifier of 130 random bits from the system's generator.
///
/// # Errors
///
/// That of the generator; there is no other source to fall back to.
pub(super) fn random() -> Result<String, getrandom::Error> {
    filled_by(getrandom::fill)
}

fn filled_by(fill: impl FnOnce(&mut [u8]) -> Result<(), getrandom::Error>) -> Result<String, getrandom::Error> {
    let mut bytes = [0; DIGITS];
    fill(&mut bytes)?;
    Ok(bytes.map(digit).iter().collect())
}

/// The lower five bits in base 32 of RFC 4648, in lower case: no `0`, `1` or `8`, which look like letters, and
/// nothing to lose in file systems that fold case.
const fn digit(byte: u8) -> char {
    (match byte % 32 {
        letter @ 0..26 => b'a' + letter,
        digit => b'2' + (digit - 26),
    }) as char
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_digit_is_the_lower_five_bits_of_a_byte() {
        let count_from = |first: u8| {
            filled_by(|bytes| {
                bytes.iter_mut().zip(first..).for_each(|(byte, value)| *byte = value);
                Ok(())
            })
            .unwrap()
        };
        assert_eq!(count_from(0), "abcdefghijklmnopqrstuvwxyz");
        assert_eq!(count_from(26), "234567abcdefghijklmnopqrst");
        assert_eq!(count_from(224), count_from(0));
    }

    #[test]
    fn a_generator_that_fails_is_an_error() {
        assert_eq!(filled_by(|_| Err(getrandom::Error::UNEXPECTED)), Err(getrandom::Error::UNEXPECTED));
    }
}
