//! Small objects, one after the other on one connection.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::client::call;

pub(crate) async fn upload(mut stream: TcpStream, client: usize, count: usize) {
    for number in 0..count {
        let bytes = call("PUT", format!("/a/{client}/{}", number % 50)).body(vec![7; 1_000]).bytes();
        let bytes = String::from_utf8(bytes).unwrap().replacen("connection: close\r\n", "", 1);
        stream.write_all(bytes.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        while !answer.ends_with(b"\r\n\r\n") {
            assert_ne!(stream.read_buf(&mut answer).await.unwrap(), 0);
        }
        assert!(answer.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&answer));
    }
}
