//! Tables that a spreadsheet opens: no cell of them runs.

use expect_test::expect;

use crate::vault::Vault;

fn vault() -> Vault {
    Vault::new(&[
        (
            "@a.md",
            "## =cmd|' /C calc'!A0 는 무엇인가요?\n\n+1 을 더합니다.\n",
        ),
        ("b.md", "## 표는 무엇인가요?\n\n-1 을 뺍니다.\n"),
    ])
}

#[test]
fn a_cell_that_begins_as_a_formula_is_text() {
    vault().check(
        "list --format tsv",
        expect![[r#"
        exit 0
        -- stdout
        path	line	end_line	kind	answered	id	score	title	headings	tags	question	excerpt
        '@a.md	1	3	question	true	<unit-id_>		'@a			'=cmd|' /C calc'!A0 는 무엇인가요?	
        b.md	1	3	question	true	<unit-id_>		b			표는 무엇인가요?	
    "#]],
    );
    let output = vault().run("search 더합니다 --format csv");
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(told.contains("\n더합니다,'@a.md,1,3,question,"), "{told}");
    assert!(told.ends_with(",'+1 을 더합니다.\n"), "{told}");
}

#[test]
fn cells_are_left_as_they_are_where_that_is_wanted() {
    vault().check(
        "list --format tsv --raw-cells",
        expect![[r#"
        exit 0
        -- stdout
        path	line	end_line	kind	answered	id	score	title	headings	tags	question	excerpt
        @a.md	1	3	question	true	<unit-id_>		@a			=cmd|' /C calc'!A0 는 무엇인가요?	
        b.md	1	3	question	true	<unit-id_>		b			표는 무엇인가요?	
    "#]],
    );
}
