//! Pastes what people paste into small vaults: a stack trace, a paragraph, a word without end.

use crate::vault::Vault;

const MEMORY: &str =
    "# 장애\n\n## OutOfMemoryError가 나면 어떻게 찾나요?\n\n힙 덤프를 떠서 누수를 찾습니다.\n";
const TRACE: &str = "Exception in thread \"main\" java.lang.OutOfMemoryError: Java heap space\n\
\tat java.base/java.util.Arrays.copyOf(Arrays.java:3512)\n\
\tat java.base/java.util.ArrayList.grow(ArrayList.java:237)\n\
\tat com.example.order.OrderService.loadAll(OrderService.java:41)\n\
\tat org.springframework.web.servlet.FrameworkServlet.service(FrameworkServlet.java:897)\n";

/// One note on memory among many on what every pasted text of a Java program has.
fn vault() -> Vault {
    let vault = Vault::new(&[("memory.md", MEMORY)]);
    for nth in 0..20 {
        let text = format!(
            "# Java {nth}\n\n## Java 배열과 ArrayList\n\njava util의 배열은 Arrays로 복사합니다.\n\n\
## Spring 서비스\n\norg.springframework 서블릿 위의 order 서비스에서 있었던 일입니다.\n"
        );
        vault.write(&format!("java{nth}.md"), &text);
    }
    vault
}

#[test]
fn a_stack_trace_finds_its_error() {
    vault().check_first(TRACE, "memory.md:3");
}

#[test]
fn all_of_a_pasted_text_counts() {
    let page = "java 배열을 복사하는 서비스에서 있었던 일입니다.\n".repeat(80);
    vault().check_first(&format!("{page}힙 덤프와 누수"), "memory.md:3");
}

#[test]
fn signs_of_a_pasted_text_are_no_operators() {
    let vault = vault();
    vault.check_first("덤프 (\n-누수 tag:x \"힙\n", "memory.md:3");
}

#[test]
fn a_word_without_end_is_no_slip() {
    let vault = vault();
    for letters in ["q", "쀍", "ab", "가나"] {
        let word = letters.repeat(20_000 / letters.chars().count());
        assert_eq!(vault.respelled(&word), None, "{letters}");
    }
}
