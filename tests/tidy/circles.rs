//! No two modules of a folder need each other, and no file needs a function of its folder's root.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::sources;

/// Where the crates' modules lie.
const CRATES: [&str; 3] = ["src/", "index/src/", "index/ko-dic/src/"];

/// A module's place below its crate's root; the root's is empty.
type Place = Vec<String>;

/// What a file needs of others.
#[derive(Debug, PartialEq, Eq)]
enum Need {
    /// Another module, by its place.
    Module(Place),
    /// Something that a root around it has and that is no type, constant or re-export.
    OfRoot(String),
}

/// Which modules of a folder need which others, by the folder's place.
type Folders = BTreeMap<Place, BTreeMap<String, BTreeSet<String>>>;

#[test]
fn no_modules_need_each_other() {
    let circles: Vec<String> = CRATES.iter().flat_map(|root| complaints(root)).collect();
    assert!(circles.is_empty(), "\n{}\n", circles.join("\n"));
}

fn complaints(root: &str) -> Vec<String> {
    let modules = modules(root);
    let mut folders = Folders::new();
    let mut complaints = Vec::new();
    for (place, code) in modules.iter().filter(|(place, _)| !is_test(place)) {
        for need in paths(code)
            .iter()
            .filter_map(|path| need(&modules, place, path))
        {
            match need {
                Need::Module(other) => add(&mut folders, place, &other),
                Need::OfRoot(path) => {
                    let own = place.join("/");
                    complaints.push(format!("{root}{own}.rs: `{path}` is no type of its root"));
                }
            }
        }
    }
    for (folder, needs) in &folders {
        let around =
            |circle: Vec<String>| format!("{root}{}: {}", folder.join("/"), circle.join(" → "));
        complaints.extend(circles(needs).into_iter().map(around));
    }
    complaints
}

fn is_test(place: &Place) -> bool {
    place.iter().any(|part| part == "tests")
}

/// The code of a crate's modules, without comments and without tests of their own.
fn modules(root: &str) -> BTreeMap<Place, String> {
    let files = sources().into_iter();
    let inside = files.filter_map(|source| {
        let name = source.path.strip_prefix(root)?.strip_suffix(".rs")?;
        let mut place: Place = name.split('/').map(str::to_owned).collect();
        if matches!(place.last().map(String::as_str), Some("lib" | "main")) {
            place.pop();
        }
        Some((place, code(&source.text)))
    });
    inside.collect()
}

fn code(text: &str) -> String {
    let own = text.split("#[cfg(test)]\nmod tests {").next();
    let lines = own.unwrap_or_default().lines();
    let lines = lines.map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// The paths that begin with `crate` or `super`, imported or written out.
fn paths(code: &str) -> Vec<String> {
    let mut paths = Vec::new();
    for statement in code.split(';') {
        let (before, tree) = match used(statement) {
            Some(at) => (&statement[..at], &statement[at + "use ".len()..]),
            None => (statement, ""),
        };
        paths.extend(leaves(tree));
        for start in ["crate::", "super::"] {
            paths.extend(
                before
                    .match_indices(start)
                    .map(|(at, _)| chain(&before[at..])),
            );
        }
    }
    paths.retain(|path| path.starts_with("crate::") || path.starts_with("super::"));
    paths
}

/// Where in a statement the import stands that it ends with.
fn used(statement: &str) -> Option<usize> {
    let at = statement.rfind("use ")?;
    let is_word = statement[..at].chars().next_back();
    let is_word = is_word.is_none_or(char::is_whitespace);
    let is_tree = |c: char| c.is_alphanumeric() || c.is_whitespace() || "_:{},*".contains(c);
    (is_word && statement[at..].chars().all(is_tree)).then_some(at)
}

/// The names at the path's start that `::` joins.
fn chain(text: &str) -> String {
    let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let end = text.find(|c| !is_path(c)).unwrap_or(text.len());
    text[..end].trim_end_matches(':').to_owned()
}

/// The paths of an import's tree.
fn leaves(tree: &str) -> Vec<String> {
    let Some(open) = tree.find('{') else {
        let path = tree.split(" as ").next().unwrap_or_default();
        return vec![path.trim().to_owned()];
    };
    let inner = &tree[open + 1..];
    let inner = inner.rsplit_once('}').map_or(inner, |(inner, _)| inner);
    let mut depth = 0;
    let parts = inner.split(|c: char| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    let leaves = parts.flat_map(leaves).filter(|leaf| !leaf.is_empty());
    leaves
        .map(|leaf| format!("{}{leaf}", tree[..open].trim()))
        .collect()
}

/// What the module at `place` needs by writing the path; nothing where it is a type of its root.
fn need(modules: &BTreeMap<Place, String>, place: &Place, path: &str) -> Option<Need> {
    let mut names = path.split("::").peekable();
    let mut at = match names.peek()? {
        &"crate" => Place::new(),
        _ => place.clone(),
    };
    while let Some(name) = names.next_if(|name| matches!(*name, "crate" | "super")) {
        if name == "super" {
            at.pop();
        }
    }
    while let Some(name) = names.peek() {
        let inner = [at.as_slice(), &[(*name).to_owned()]].concat();
        if !modules.contains_key(&inner) {
            break;
        }
        at = inner;
        names.next();
    }
    let is_around = at.len() < place.len() && place.starts_with(&at);
    match names.next() {
        Some(item) if is_around => of_root(modules, &at, item, path),
        _ if place.starts_with(&at) || at.starts_with(place) => None,
        _ => Some(Need::Module(at)),
    }
}

fn of_root(
    modules: &BTreeMap<Place, String>,
    root: &Place,
    item: &str,
    path: &str,
) -> Option<Need> {
    let code = modules.get(root)?;
    let kinds = ["struct", "enum", "type", "trait", "const", "static"];
    let words: Vec<&str> = code
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .collect();
    let defined = words
        .windows(2)
        .any(|pair| kinds.contains(&pair[0]) && pair[1] == item);
    if defined || item.is_empty() {
        return None;
    }
    let uses = code
        .split(';')
        .filter_map(|statement| Some(&statement[used(statement)? + 4..]));
    let exported = uses
        .flat_map(leaves)
        .find(|leaf| leaf.ends_with(&format!("::{item}")));
    let child = exported.and_then(|leaf| Some(leaf.split("::").next()?.to_owned()));
    let place = child.map(|child| [root.as_slice(), &[child]].concat());
    match place.filter(|place| modules.contains_key(place)) {
        Some(place) => Some(Need::Module(place)),
        None => Some(Need::OfRoot(path.to_owned())),
    }
}

/// Notes in the folder where their ways part that one module needs another.
fn add(folders: &mut Folders, place: &Place, other: &Place) {
    let same = place.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (Some(from), Some(to)) = (place.get(same), other.get(same)) else {
        return;
    };
    let folder = folders.entry(place[..same].to_vec()).or_default();
    folder.entry(from.clone()).or_default().insert(to.clone());
}

/// The shortest circle through each module that is the first of it by name.
fn circles(needs: &BTreeMap<String, BTreeSet<String>>) -> Vec<Vec<String>> {
    let circle = |start: &String| {
        let mut ways = VecDeque::from([vec![start.clone()]]);
        let mut seen = BTreeSet::new();
        while let Some(way) = ways.pop_front() {
            for next in needs.get(&way[way.len() - 1]).into_iter().flatten() {
                let longer = [way.as_slice(), std::slice::from_ref(next)].concat();
                if next == start {
                    return Some(longer);
                }
                if next > start && seen.insert(next.clone()) {
                    ways.push_back(longer);
                }
            }
        }
        None
    };
    needs.keys().filter_map(circle).collect()
}

#[test]
fn circles_are_found_however_they_are_written() {
    let place = |path: &str| -> Place { path.split('/').map(str::to_owned).collect() };
    let files = [
        ("a", "use super::b::{X, Y};"),
        ("b", "fn f() { crate::c::g() }"),
        ("c", "use crate::{\n    a::Z,\n    d,\n};"),
        ("d", "struct T;\npub use e::U;\nfn h() {}"),
        ("d/e", "use super::{T, h};"),
        ("d/f", "use super::U;"),
    ];
    let mut modules: BTreeMap<Place, String> = BTreeMap::from([(Place::new(), String::new())]);
    modules.extend(files.map(|(path, code)| (place(path), code.to_owned())));
    let needs = |path: &str| -> Vec<Need> {
        let paths = paths(&modules[&place(path)]);
        paths
            .iter()
            .filter_map(|found| need(&modules, &place(path), found))
            .collect()
    };
    assert_eq!(needs("c"), ["a", "d"].map(|path| Need::Module(place(path))));
    assert_eq!(needs("d/e"), [Need::OfRoot("super::h".to_owned())]);
    assert_eq!(needs("d/f"), [Need::Module(place("d/e"))]);
    let mut folders = Folders::new();
    for (path, _) in files {
        for need in needs(path) {
            if let Need::Module(other) = need {
                add(&mut folders, &place(path), &other);
            }
        }
    }
    assert_eq!(circles(&folders[&Place::new()]), [["a", "b", "c", "a"]]);
}
