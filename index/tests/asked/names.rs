//! Asks small vaults for names of several words, however their words are joined.

use crate::vault::Vault;

const NOTES: [(&str, &str); 1] = [(
    "스프링.md",
    "## 서블릿의 생명주기\n\n스프링에서는 init, service, destroy 순서로 불린다.\n\n\
     ## 스프링 빈 스코프\n\n스코프마다 생명주기가 다르다.\n\n\
     ## 스프링 빈의 생명주기\n\n만들고 넣고 초기화하고 소멸한다.\n",
)];

#[test]
fn the_genitive_makes_no_other_name() {
    let vault = Vault::new(&NOTES);
    for query in [
        "스프링 빈 생명주기",
        "스프링의 빈 생명주기",
        "스프링 빈의 생명주기",
        "빈 생명주기",
        "bean lifecycle",
    ] {
        vault.check_first(query, "스프링.md:9");
    }
}
