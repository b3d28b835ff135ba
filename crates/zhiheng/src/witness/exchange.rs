//! One question to the house and its answer, over plain HTTP/1.0: what is
//! exchanged is public and counts by its signatures alone, so nothing is won
//! by TLS here; where the way leads over other networks, a tunnel stands in front.

use std::time::Duration;

use anyhow::{Context, anyhow, bail};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Where the house listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    authority: String,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: String,
}

/// How long an exchange may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// No answer of the house to a witness is longer.
const ANSWER_BYTES_MAX: u64 = 256 << 10;

impl Address {
    /// Reads `http://HOST:PORT`.
    pub(super) fn parse(url: &str) -> anyhow::Result<Address> {
        let authority = url.strip_prefix("http://").map(|rest| rest.trim_end_matches('/'));
        let authority = authority.filter(|text| {
            let plain = |c: char| c.is_ascii_alphanumeric() || ".-:[]".contains(c);
            text.rsplit_once(':').is_some_and(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok())
                && text.chars().all(plain)
        });
        let authority = authority.ok_or_else(|| anyhow!("the house is named as http://HOST:PORT"))?;
        Ok(Address { authority: authority.to_owned() })
    }

    /// Sends a request without or with a body; `target` is path and query.
    pub(super) async fn send(&self, method: &str, target: &str, body: &str) -> anyhow::Result<Answer> {
        tokio::time::timeout(PATIENCE, self.exchange(method, target, body)).await.context("the house took too long")?
    }

    #[allow(clippy::disallowed_methods, reason = "a witness asks the house it watches, named on its command line")]
    async fn exchange(&self, method: &str, target: &str, body: &str) -> anyhow::Result<Answer> {
        let mut stream = TcpStream::connect(&self.authority).await.context("connecting")?;
        let head = format!(
            "{method} {target} HTTP/1.0\r\nHost: {}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {}\r\n\r\n",
            self.authority,
            body.len()
        );
        stream.write_all(head.as_bytes()).await.context("sending")?;
        stream.write_all(body.as_bytes()).await.context("sending")?;
        let mut bytes = Vec::new();
        stream.take(ANSWER_BYTES_MAX).read_to_end(&mut bytes).await.context("receiving")?;
        let text = String::from_utf8(bytes).context("the answer is not text")?;
        let (head, body) = text.split_once("\r\n\r\n").context("the answer has no head")?;
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        let Some(status) = status.filter(|_| head.starts_with("HTTP/1.")) else { bail!("the answer is not HTTP") };
        Ok(Answer { status, body: body.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_address_of_a_house_is_taken() {
        assert_eq!(Address::parse("http://127.0.0.1:8080/").unwrap().authority, "127.0.0.1:8080");
        assert!(Address::parse("http://[::1]:8080").is_ok());
        for wrong in ["", "127.0.0.1:80", "https://a:1", "http://a", "http://:1", "http://a:1/x", "http://a:1\r\nX: y"]
        {
            assert!(Address::parse(wrong).is_err(), "{wrong:?}");
        }
    }
}
