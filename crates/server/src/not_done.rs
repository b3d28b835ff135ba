//! The one conversion from a refusal or a failure to HTTP. What each status
//! means is in docs/http-status-codes.md.

use app::Stop;
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::{Refusal, RefusalKind};

/// Why a request was not carried out, with its status.
#[derive(Debug)]
pub(crate) struct NotDone {
    status: StatusCode,
    refusal: Refusal,
    /// A failure of ours: for the log, never for the caller.
    fault: Option<String>,
}

/// What went wrong on our side; `observe` logs it with the id of the request.
#[derive(Debug, Clone)]
pub(crate) struct Fault(pub(crate) String);

impl NotDone {
    /// A refusal of the edge whose status says more than its kind.
    pub(crate) fn at_the_edge(status: StatusCode, refusal: Refusal) -> NotDone {
        NotDone { status, refusal, fault: None }
    }

    /// A failure of ours. The caller learns nothing about it.
    pub(crate) fn fault(what: impl std::fmt::Display) -> NotDone {
        let refusal = Refusal::new(
            RefusalKind::Unavailable,
            "internal_fault",
            "系统内部故障，未作任何更改；请将请求编号告知系统管理员",
            "an internal fault; nothing was changed; tell the administrator the id of the request",
        );
        NotDone { status: StatusCode::INTERNAL_SERVER_ERROR, refusal, fault: Some(what.to_string()) }
    }

    /// The house has too much to do.
    pub(crate) fn busy() -> NotDone {
        Refusal::new(
            RefusalKind::Unavailable,
            "too_busy",
            "系统繁忙，未作任何更改，请稍后重试",
            "too many at once; nothing was changed, please try again",
        )
        .into()
    }

    /// Nobody is signed in.
    pub(crate) fn not_signed_in() -> NotDone {
        Refusal::new(RefusalKind::Unauthenticated, "not_signed_in", "请先登录", "please sign in").into()
    }

    /// There is nothing at this address.
    pub(crate) fn no_such_address() -> NotDone {
        Refusal::new(RefusalKind::Unknown, "address_unknown", "没有这个接口地址", "there is nothing at this address")
            .into()
    }

    /// The address does not have this method.
    pub(crate) fn no_such_method() -> NotDone {
        let refusal = Refusal::new(
            RefusalKind::Invalid,
            "method_not_allowed",
            "该接口地址不接受这种请求方法",
            "the address does not have this method",
        );
        NotDone::at_the_edge(StatusCode::METHOD_NOT_ALLOWED, refusal)
    }
}

/// The status of each kind.
pub(crate) fn status_of(kind: RefusalKind) -> StatusCode {
    match kind {
        RefusalKind::Invalid => StatusCode::BAD_REQUEST,
        RefusalKind::Unauthenticated => StatusCode::UNAUTHORIZED,
        RefusalKind::Forbidden => StatusCode::FORBIDDEN,
        RefusalKind::Unknown => StatusCode::NOT_FOUND,
        RefusalKind::Conflict => StatusCode::CONFLICT,
        RefusalKind::TooMany => StatusCode::TOO_MANY_REQUESTS,
        RefusalKind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
    }
}

impl From<Refusal> for NotDone {
    fn from(refusal: Refusal) -> NotDone {
        NotDone { status: status_of(refusal.kind), refusal, fault: None }
    }
}

impl From<Stop> for NotDone {
    fn from(stop: Stop) -> NotDone {
        match stop {
            Stop::Refused(refusal) => refusal.into(),
            Stop::Again => NotDone::busy(),
            failure @ (Stop::Database(_) | Stop::Fault(_)) => NotDone::fault(failure),
        }
    }
}

impl IntoResponse for NotDone {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(self.refusal)).into_response();
        if matches!(self.status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        if let Some(fault) = self.fault {
            response.extensions_mut().insert(Fault(fault));
        }
        response
    }
}
