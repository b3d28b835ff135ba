//! Randomness as an argument: a draw must be reproducible from its seed.

use std::sync::Mutex;

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Gives random bytes.
pub trait Entropy: Send + Sync {
    /// Thirty-two random bytes: a session id, a salt, a seed.
    fn bytes32(&self) -> [u8; 32];
}

/// The operating system's random source.
#[derive(Debug)]
pub struct SystemEntropy(Mutex<ChaCha20Rng>);

impl SystemEntropy {
    /// A generator seeded with 32 bytes read from the operating system.
    pub fn seeded_with(seed: [u8; 32]) -> SystemEntropy {
        SystemEntropy(Mutex::new(ChaCha20Rng::from_seed(seed)))
    }
}

impl Entropy for SystemEntropy {
    fn bytes32(&self) -> [u8; 32] {
        draw(&self.0)
    }
}

/// The same bytes for the same seed; for tests and seeded stories.
#[derive(Debug)]
pub struct SeededEntropy(Mutex<ChaCha20Rng>);

impl SeededEntropy {
    /// A generator that gives the same bytes for the same seed.
    pub fn new(seed: u64) -> SeededEntropy {
        SeededEntropy(Mutex::new(ChaCha20Rng::seed_from_u64(seed)))
    }
}

impl Entropy for SeededEntropy {
    fn bytes32(&self) -> [u8; 32] {
        draw(&self.0)
    }
}

fn draw(generator: &Mutex<ChaCha20Rng>) -> [u8; 32] {
    let mut bytes = [0; 32];
    generator.lock().expect("no holder of the generator panicked").fill_bytes(&mut bytes);
    bytes
}
