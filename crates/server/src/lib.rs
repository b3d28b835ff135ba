//! The door of the house: the HTTP API, sessions, the OpenAPI document, the
//! web pages, and the mount of the hospital interface.
//!
//! Nothing is decided here. Every route of the API is made from
//! [`app::registry`]; what is not listed there is not served (threat O07). An
//! operation's refusal becomes a status in one place, `not_done.rs`.
//!
//! Where to start: [`Server`] puts it together; `api/command.rs` is the way of
//! a write from the socket to the funnel, read top-down.
//!
//! Article: R1-15, R1-24, R3d-13, R3d-35.

#![forbid(unsafe_code)]

mod api;
mod clockwork;
mod config;
mod connections;
mod document_pdf;
mod events;
mod health;
mod hospital;
mod integrator;
mod meter;
mod not_done;
mod observe;
mod openapi;
mod printing;
mod rates;
mod same_origin;
mod seats;
mod security_headers;
mod server;
mod session;
mod silent;
mod statement_pdf;
mod web_pages;
mod witness;
mod witness_desk;

pub use config::{Config, Rate, Served, Tighter, WeakConfig};
pub use hospital::{HospitalAnswer, HospitalCall, HospitalInterface};
pub use openapi::openapi;
pub use server::Server;
pub use witness_desk::{WitnessAnswer, WitnessDesk, serve_witness};
