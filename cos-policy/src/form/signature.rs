use hmac::{Hmac, KeyInit, Mac};
use sha1::{Digest, Sha1};
use zeroize::Zeroizing;

use crate::hex::hex;
use crate::sts::Signer;

use super::key_time::KeyTime;

/// The signature of the text of a policy, byte by byte as it is sent: the field `q-signature`.
///
/// For a text made elsewhere, whose conditions `q-ak` and `q-sign-time` are those of the key and the time;
/// [`PostPolicy::sign`](super::PostPolicy::sign) writes and signs its own.
///
/// ```text
/// SignKey      = hex HMAC-SHA1(SecretKey, KeyTime)
/// StringToSign = hex SHA1(text), not of its base64
/// Signature    = hex HMAC-SHA1(SignKey, StringToSign)
/// ```
///
/// Hexadecimal digits are in lower case. Source: 436/14690.
#[must_use]
pub fn sign_text<'k>(text: &str, key_time: KeyTime, key: impl Into<Signer<'k>>) -> String {
    let secret = key.into().secret.expose();
    let sign_key = Zeroizing::new(hex(hmac(secret.as_bytes(), key_time.to_string().as_bytes())));
    let string_to_sign = hex(Sha1::digest(text.as_bytes()).into());
    hex(hmac(sign_key.as_bytes(), string_to_sign.as_bytes())).to_owned()
}

fn hmac(key: &[u8], text: &[u8]) -> [u8; 20] {
    let block = key_block(key);
    let mac = Hmac::<Sha1>::new((&*block).into()).chain_update(text);
    mac.finalize().into_bytes().into()
}

/// A key as long as a block of SHA-1, by the rule of RFC 2104: hashed if it is longer, zeros behind it if not.
fn key_block(key: &[u8]) -> Zeroizing<[u8; 64]> {
    let mut block = Zeroizing::new([0; 64]);
    if key.len() > block.len() {
        return key_block(&Sha1::digest(key));
    }
    block.iter_mut().zip(key).for_each(|(to, from)| *to = *from);
    block
}
