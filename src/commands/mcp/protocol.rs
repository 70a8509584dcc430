//! JSON-RPC 2.0 as the Model Context Protocol uses it: one message a line. Knows no tool.

use serde_json::{Value, json};

/// The versions of the protocol that this server speaks, the latest first.
const VERSIONS: [&str; 4] = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"];

/// A message from the client.
#[derive(Debug)]
pub(super) struct Incoming {
    /// None where no reply is wanted.
    pub(super) id: Option<Value>,
    pub(super) method: String,
    pub(super) params: Value,
}

/// Why a message cannot be followed.
#[derive(Debug, PartialEq)]
pub(super) struct Problem {
    code: i32,
    message: String,
}

impl Problem {
    pub(super) fn unknown_method(method: &str) -> Problem {
        Problem {
            code: -32601,
            message: format!("there is no method `{method}`"),
        }
    }

    pub(super) fn wrong_params(message: impl Into<String>) -> Problem {
        Problem {
            code: -32602,
            message: message.into(),
        }
    }
}

/// Reads a message. A reply to something that this server never asked counts as a notification.
pub(super) fn incoming(message: &[u8]) -> Result<Incoming, Problem> {
    let problem = |code, message: String| Problem { code, message };
    let mut value: Value = serde_json::from_slice(message)
        .map_err(|error| problem(-32700, format!("this is no JSON: {error}")))?;
    let invalid = || problem(-32600, "this is no request of JSON-RPC 2.0".to_owned());
    let object = value.as_object_mut().ok_or_else(invalid)?;
    if object.get("jsonrpc") != Some(&json!("2.0")) {
        return Err(invalid());
    }
    let is_reply = object.contains_key("result") || object.contains_key("error");
    let id = object
        .remove("id")
        .filter(|id| !is_reply && (id.is_string() || id.is_number()));
    let method = match object.get("method").and_then(Value::as_str) {
        Some(method) => method.to_owned(),
        None if is_reply => String::new(),
        None => return Err(invalid()),
    };
    let params = object.remove("params").unwrap_or(Value::Null);
    Ok(Incoming { id, method, params })
}

/// The client's version where this server speaks it, else the latest that it does.
pub(super) fn version(params: &Value) -> &'static str {
    let wanted = params["protocolVersion"].as_str();
    let known = VERSIONS.iter().find(|version| Some(**version) == wanted);
    known.unwrap_or(&VERSIONS[0])
}

pub(super) fn done(id: &Value, result: Value) -> Value {
    json!({"jsonrpc": "2.0", "id": id, "result": result})
}

pub(super) fn failed(id: &Value, problem: &Problem) -> Value {
    let Problem { code, message } = problem;
    json!({"jsonrpc": "2.0", "id": id, "error": {"code": code, "message": message}})
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(message: &str, want: Result<(Option<i64>, &str), i32>) {
        let read = incoming(message.as_bytes());
        let read = read.map(|it| (it.id.and_then(|id| id.as_i64()), it.method));
        let read = read.as_ref().map(|(id, method)| (*id, method.as_str()));
        assert_eq!(read.map_err(|problem| problem.code), want, "{message}");
    }

    #[test]
    fn requests_notifications_and_mistakes_are_told_apart() {
        check(
            r#"{"jsonrpc":"2.0","id":1,"method":"ping"}"#,
            Ok((Some(1), "ping")),
        );
        check(r#"{"jsonrpc":"2.0","method":"x"}"#, Ok((None, "x")));
        check(r#"{"jsonrpc":"2.0","id":7,"result":{}}"#, Ok((None, "")));
        check(r#"{"id":1,"method":"ping"}"#, Err(-32600));
        check("[]", Err(-32600));
        check("{", Err(-32700));
        check(r#"{"jsonrpc":"2.0","id":1}"#, Err(-32600));
    }

    #[test]
    fn a_version_that_is_not_spoken_gets_the_latest() {
        assert_eq!(
            version(&json!({"protocolVersion": "2024-11-05"})),
            "2024-11-05"
        );
        assert_eq!(
            version(&json!({"protocolVersion": "1999-01-01"})),
            VERSIONS[0]
        );
    }
}
