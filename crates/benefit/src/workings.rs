//! Keeps the figures on the way of a settlement, for the explanation.
//!
//! Article: R2-53, R1-37

use crate::rules::{LayerStep, StaySteps, Steps};

/// The figures on the way.
#[derive(Debug, Default)]
pub(crate) struct Workings {
    /// Of the basic part, where it is a stay's.
    pub(crate) stay: Option<StaySteps>,
    /// Of the layers that counted the bill, in their order.
    pub(crate) layers: Vec<LayerStep>,
}

impl Steps for Workings {
    fn stay(&mut self, steps: StaySteps) {
        self.stay = Some(steps);
    }

    fn layer(&mut self, step: LayerStep) {
        self.layers.push(step);
    }
}
