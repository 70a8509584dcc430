//! Reads days: as dates, and as people say them from today on. Knows no note.

use std::time::{SystemTime, UNIX_EPOCH};

use super::Day;

const SECONDS_PER_DAY: i64 = 86_400;

/// A date, or a day told from today's (UTC): `7d`, `어제`, `지난달`.
pub(super) fn day(text: &str) -> Option<Day> {
    Day::parse(text).or_else(|| told_from(today(), text))
}

/// Years that a date in a name is taken for; other digits are numbers.
const YEARS: std::ops::Range<i32> = 1970..2100;

/// The first whole day in a text, as file names and headings of daily notes have it.
pub(super) fn dated(text: &str) -> Option<Day> {
    let mut runs = digit_runs(text);
    while let Some((at, year)) = runs.next() {
        let day = match year.len() {
            8 => read([&year[..4], &year[4..6], &year[6..]]),
            4 => {
                let mut behind = runs.clone();
                let (month_at, month) = behind.next()?;
                let (day_at, day) = behind.next().unwrap_or_default();
                let parts = [(at + 4, month_at), (month_at + month.len(), day_at)];
                let is_date = parts
                    .iter()
                    .all(|&(end, next)| are_joined(text.get(end..next)));
                is_date.then(|| read([year, month, day])).flatten()
            }
            _ => None,
        };
        if day.is_some() {
            return day;
        }
    }
    None
}

/// Runs of digits and where they begin, in bytes.
fn digit_runs(text: &str) -> impl Iterator<Item = (usize, &str)> + Clone {
    let mut end = 0;
    let is_digit = |b: &u8| b.is_ascii_digit();
    std::iter::from_fn(move || {
        let start = end + text.as_bytes()[end..].iter().position(is_digit)?;
        let length = text.as_bytes()[start..]
            .iter()
            .take_while(|b| is_digit(b))
            .count();
        end = start + length;
        Some((start, &text[start..end]))
    })
}

/// Whether that stands between year, month and day.
fn are_joined(between: Option<&str>) -> bool {
    matches!(
        between,
        Some("-" | "." | "_" | "/" | ". " | "년" | "년 " | "월" | "월 ")
    )
}

fn read([year, month, day]: [&str; 3]) -> Option<Day> {
    let day = Day::parse(&format!("{year}-{month}-{day}"))?;
    YEARS.contains(&day.year).then_some(day)
}

fn today() -> Day {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let seconds = now.map_or(0, |now| now.as_secs() as i64);
    Day::from_days(seconds / SECONDS_PER_DAY)
}

/// The first day of what the text names, seen from `today`.
fn told_from(today: Day, text: &str) -> Option<Day> {
    let days = today.days_since_epoch();
    // 1970-01-01 was a Thursday; weeks begin on Monday.
    let monday = days - (days + 3).rem_euclid(7);
    let first = Day { day: 1, ..today };
    Some(match text.to_lowercase().as_str() {
        "오늘" | "today" => today,
        "어제" | "yesterday" => Day::from_days(days - 1),
        "그제" | "그저께" => Day::from_days(days - 2),
        "이번주" | "금주" => Day::from_days(monday),
        "지난주" | "저번주" => Day::from_days(monday - 7),
        "이번달" | "이달" => first,
        "지난달" | "저번달" => first.months_before(1),
        "올해" => Day { month: 1, ..first },
        "작년" | "지난해" => Day {
            month: 1,
            ..first.months_before(12)
        },
        ago => ago_from(today, ago)?,
    })
}

/// `7d`, `2w`, `3m`, `1y` before a day.
fn ago_from(today: Day, ago: &str) -> Option<Day> {
    let unit = ago.chars().last()?;
    let digits = &ago[..ago.len() - unit.len_utf8()];
    let is_number = (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let number: i64 = is_number.then(|| digits.parse().ok()).flatten()?;
    let days = today.days_since_epoch();
    Some(match unit {
        'd' | '일' => Day::from_days(days - number),
        'w' | '주' => Day::from_days(days - 7 * number),
        'm' | '달' => today.months_before(number),
        'y' | '년' => today.months_before(12 * number),
        _ => return None,
    })
}

impl Day {
    /// The day so many days after 1970-01-01, by Howard Hinnant's `civil_from_days`.
    pub fn from_days(days: i64) -> Day {
        let days = days + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let month = if shifted < 10 {
            shifted + 3
        } else {
            shifted - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Day {
            year: year as i32,
            month: month as u8,
            day: (day_of_year - (153 * shifted + 2) / 5 + 1) as u8,
        }
    }

    /// The same day so many months earlier, at most the 28th.
    fn months_before(self, months: i64) -> Day {
        let all = i64::from(self.year) * 12 + i64::from(self.month) - 1 - months;
        Day {
            year: all.div_euclid(12) as i32,
            month: all.rem_euclid(12) as u8 + 1,
            day: if months > 0 {
                self.day.min(28)
            } else {
                self.day
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        // A Thursday.
        let today = Day::parse("2025-01-30").expect("it is a date");
        assert_eq!(told_from(today, text), Day::parse(expected), "{text}");
    }

    #[test]
    fn days_are_told_from_today() {
        check("7d", "2025-01-23");
        check("2주", "2025-01-16");
        check("어제", "2025-01-29");
        check("지난주", "2025-01-20");
        check("이번주", "2025-01-27");
        check("지난달", "2024-12-01");
        check("11m", "2024-02-28");
        check("작년", "2024-01-01");
        check("1y", "2024-01-28");
    }

    #[test]
    fn names_and_headings_hold_days() {
        let check = |text: &str, expected: &str| {
            assert_eq!(dated(text), Day::parse(expected), "{text}");
        };
        check("2024-10-05", "2024-10-05");
        check("회의 20241005 (1)", "2024-10-05");
        check("2024년 10월 5일 토요일", "2024-10-05");
        check("[TIL] 2024. 10. 5", "2024-10-05");
        check("v1.2 2024_10_05-락", "2024-10-05");
        check("1234 2024.10.05", "2024-10-05");
        let none = [
            "",
            "2024",
            "2024-10",
            "ES2015",
            "12345678",
            "2024-13-05",
            "10-05",
        ];
        for text in none.into_iter().chain(["2024 10 05", "1800-10-05"]) {
            assert_eq!(dated(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in ["", "d", "7", "7x", "언젠가", "12345d"] {
            assert_eq!(told_from(today(), text), None, "{text}");
        }
    }

    #[test]
    fn days_and_dates_are_the_same() {
        for days in [-800_000, -1, 0, 59, 60, 11_016, 20_000, 200_000] {
            assert_eq!(Day::from_days(days).days_since_epoch(), days);
        }
    }
}
