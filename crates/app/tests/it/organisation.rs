//! Founding, engaging, signing in: the refusals one by one.

use app::operations::house::found::Found;
use app::operations::organisation::engage::{Engage, Newcomer};
use app::{Caller, demonstration};

use crate::on_both;

on_both! {
    async fn a_house_is_founded_once_and_its_trail_verifies(world) {
        let agency = demonstration::Agency::read(demonstration::AGENCY).unwrap();
        let refused = world.run_as::<Found>(&Caller::founder(), agency.foundation(0)).await.unwrap_err();
        assert_eq!(refused.code, "house_already_founded");
        world.assert_verifies().await;
    }
}

fn newcomer() -> Newcomer {
    Newcomer {
        name: "试岗".to_owned(),
        identity_number: "11010519491231002X".to_owned(),
        on_establishment: true,
        provider_id: None,
        posts: vec!["accountant".to_owned()],
        login: "shigang".to_owned(),
    }
}

on_both! {
    async fn engaging_is_refused_for_each_reason(world) {
        let refusal = |new: Newcomer| world.run::<Engage>("admin", new);
        assert_eq!(refusal(Newcomer { name: String::new(), ..newcomer() }).await.unwrap_err().code, "name_malformed");
        assert_eq!(refusal(Newcomer { login: "a b".into(), ..newcomer() }).await.unwrap_err().code, "login_malformed");
        assert_eq!(refusal(Newcomer { identity_number: "1".into(), ..newcomer() }).await.unwrap_err().code, "identity_number_malformed");
        assert_eq!(refusal(Newcomer { posts: vec!["nobody".into()], ..newcomer() }).await.unwrap_err().code, "post_unknown");
        assert_eq!(refusal(Newcomer { posts: vec![], ..newcomer() }).await.unwrap_err().code, "post_missing");
        let both = vec!["accountant".to_owned(), "pay_clerk".to_owned()];
        let clash = refusal(Newcomer { posts: both, ..newcomer() }).await.unwrap_err();
        assert!(clash.cite.is_some(), "{clash:?}");
        refusal(newcomer()).await.unwrap();
        assert_eq!(refusal(Newcomer { login: "other".into(), ..newcomer() }).await.unwrap_err().code, "person_has_account");
    }
}

on_both! {
    async fn i22_an_administrator_engages_and_nobody_else(world) {
        let refused = world.run::<Engage>("zhumd", newcomer()).await.unwrap_err();
        assert_eq!(refused.code, "duty_not_held");
        world.assert_verifies().await;
    }
}
