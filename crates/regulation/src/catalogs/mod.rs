//! Catalogues: the funds, the tiers of hospitals, the code lists that
//! screens show with words and the dictionaries of the hospital interface. Read from `regulation/catalogs/`.

mod codes;
mod funds;
mod his_codes;
mod tiers;

pub use codes::{CodeItem, CodeList, CodeLists};
pub use funds::{Fund, Funds};
pub use his_codes::HisCodes;
pub use tiers::{Tier, Tiers};

pub(crate) use codes::load as load_codes;
pub(crate) use funds::load as load_funds;
pub(crate) use his_codes::load as load_his_codes;
pub(crate) use tiers::load as load_tiers;

#[cfg(test)]
mod tests {
    use crate::{LawErrors, LawFiles, Reader};

    /// Reads the real catalogue `name` after `find` was replaced by `put`, once.
    fn read<T>(
        name: &str,
        (find, put): (&str, &str),
        load: fn(&mut Reader<'_>) -> Option<T>,
    ) -> (usize, Result<T, LawErrors>) {
        let path = format!("catalogs/{name}");
        let files = LawFiles::embedded();
        let text = files.text(&path).expect("the catalogue is there");
        let at = text.find(find).expect("the text to be replaced is there");
        let line = 1 + text[..at].matches('\n').count();
        let changed = text.replacen(find, put, 1);
        let files = LawFiles::of([(path.as_str(), changed.as_str())]);
        let mut reader = Reader::over(&files);
        let loaded = load(&mut reader);
        (line, reader.finish(|| loaded))
    }

    #[test]
    fn the_catalogues_are_read() {
        let funds = read("funds.toml", ("", ""), super::load_funds).1.unwrap();
        let ids: Vec<&str> = funds.iter().map(|fund| fund.id.as_str()).collect();
        assert_eq!(ids, ["resident_basic", "critical_illness", "hardship", "medical_assistance"]);
        assert_eq!(funds.get("critical_illness").unwrap().expense_account, "5101");
        let tiers = read("tiers.toml", ("", ""), super::load_tiers).1.unwrap();
        assert_eq!(tiers.iter().count(), 7);
        assert_eq!(tiers.get(6).unwrap().zh, "省外");
        assert_eq!(tiers.by_id("county").unwrap().code, 1);
        assert!(tiers.get(7).is_none());
        let codes = read("codes.toml", ("", ""), super::load_codes).1.unwrap();
        assert_eq!(codes.item("sex", "2").unwrap().zh, "女");
        assert!(codes.item("sex", "3").is_none() && codes.item("colour", "1").is_none());
        let his = read("his_codes.csv", ("", ""), super::load_his_codes).1.unwrap();
        assert_eq!(his.words("insutype", "390"), Some("城乡居民基本医疗保险"));
        assert_eq!((his.words("insutype", "1"), his.words("colour", "1")), (None, None));
        assert!(his.rows().any(|row| row == ("med_type", "21")));
    }

    #[test]
    fn planted_faults_are_named_with_their_line() {
        let fault = |result: Result<(), LawErrors>| result.unwrap_err().0.remove(0);
        for (change, problem) in [
            (("\"critical_illness\"", "\"resident_basic\""), "a fund of this id stands above"),
            (("城乡居民大病保险资金支出户", "城乡居民基本医疗保险基金支出户"), "may not pay from one bank account"),
            (("short = \"大病保险\"", "short = \"城乡居民大病保险\""), "at most six signs"),
            (("expense_account = \"5101\"", "account = \"5101\""), "unknown field `account`"),
        ] {
            let (line, result) = read("funds.toml", change, super::load_funds);
            let error = fault(result.map(drop));
            assert!(error.problem.contains(problem) && error.line == line, "{line}: {error}");
        }
        for (change, problem) in [
            (("code = 3", "code = 4"), "3 is expected here"),
            (("\"province_level_3\"", "\"province_level_2\""), "a tier of this id stands above"),
        ] {
            let (line, result) = read("tiers.toml", change, super::load_tiers);
            let error = fault(result.map(drop));
            assert!(error.problem.contains(problem) && error.line == line, "{line}: {error}");
        }
        for (change, problem) in [
            (("insutype,险种类型,390,", "insutype,险种类型,380,"), "this code of the dictionary stands above"),
            (("insutype,险种类型,390,", "insutype,险种类型,,"), "are all needed"),
        ] {
            let (line, result) = read("his_codes.csv", change, super::load_his_codes);
            let error = fault(result.map(drop));
            assert!(error.problem.contains(problem) && error.line == line, "{line}: {error}");
        }
        for (change, problem) in [
            (("id = \"certificate\"", "id = \"sex\""), "a list of this id stands above"),
            (("{ code = \"2\", zh = \"女\"", "{ code = \"1\", zh = \"女\""), "the code \"1\" stands above"),
        ] {
            let (line, result) = read("codes.toml", change, super::load_codes);
            let error = fault(result.map(drop));
            assert!(error.problem.contains(problem) && error.line == line, "{line}: {error}");
        }
    }
}
