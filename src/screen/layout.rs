//! Where the parts of the screen stand for a size of the terminal. Draws nothing.

use ratatui::layout::Rect;

use super::state::Placing;

/// From so many columns on, the preview stands beside the list.
const WIDE_COLUMNS: u16 = 90;
/// Fewer rows leave no room for a preview below the list.
const PREVIEW_ROWS: u16 = 14;
/// A list beside a preview is no wider.
const LIST_COLUMNS: u16 = 80;

/// The parts of the screen; those without room are empty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Layout {
    pub(crate) line: Rect,
    pub(crate) counts: Rect,
    pub(crate) list: Rect,
    pub(crate) border: Rect,
    pub(crate) preview: Rect,
    pub(crate) status: Rect,
}

impl Layout {
    pub(crate) fn of(area: Rect, placing: Placing) -> Layout {
        let row = |y: u16| Rect {
            y: area.y + y,
            height: u16::from(y < area.height),
            ..area
        };
        let body = Rect {
            y: area.y + area.height.min(2),
            height: area.height.saturating_sub(3),
            ..area
        };
        let layout = Layout {
            line: row(0),
            counts: row(1),
            list: body,
            status: match area.height {
                0..=2 => Rect::default(),
                height => row(height - 1),
            },
            ..Layout::default()
        };
        match placing {
            Placing::Fitting if area.width >= WIDE_COLUMNS => layout.beside(body),
            Placing::Fitting | Placing::Below if area.height >= PREVIEW_ROWS => layout.below(body),
            _ => layout,
        }
    }

    fn beside(self, body: Rect) -> Layout {
        let width = (body.width * 9 / 20).min(LIST_COLUMNS);
        Layout {
            list: Rect { width, ..body },
            border: Rect {
                x: body.x + width,
                width: 1,
                ..body
            },
            preview: Rect {
                x: body.x + width + 2,
                width: body.width.saturating_sub(width + 2),
                ..body
            },
            ..self
        }
    }

    fn below(self, body: Rect) -> Layout {
        let height = body.height * 2 / 5;
        Layout {
            list: Rect { height, ..body },
            border: Rect {
                y: body.y + height,
                height: 1,
                ..body
            },
            preview: Rect {
                y: body.y + height + 1,
                height: body.height - height - 1,
                ..body
            },
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(width: u16, height: u16, placing: Placing, list: (u16, u16), preview: (u16, u16)) {
        let layout = Layout::of(Rect::new(0, 0, width, height), placing);
        assert_eq!((layout.list.width, layout.list.height), list);
        assert_eq!((layout.preview.width, layout.preview.height), preview);
    }

    #[test]
    fn the_preview_stands_where_there_is_room() {
        check(100, 30, Placing::Fitting, (45, 27), (53, 27));
        check(200, 50, Placing::Fitting, (80, 47), (118, 47));
        check(60, 30, Placing::Fitting, (60, 10), (60, 16));
        check(60, 10, Placing::Fitting, (60, 7), (0, 0));
        check(100, 30, Placing::Below, (100, 10), (100, 16));
        check(100, 30, Placing::Hidden, (100, 27), (0, 0));
    }

    #[test]
    fn no_part_leaves_the_terminal() {
        for placing in [Placing::Fitting, Placing::Below, Placing::Hidden] {
            for (width, height) in (0..120).flat_map(|w| (0..20).map(move |h| (w, h))) {
                let area = Rect::new(0, 0, width, height);
                let parts = Layout::of(area, placing);
                for part in [
                    parts.line,
                    parts.counts,
                    parts.list,
                    parts.border,
                    parts.preview,
                    parts.status,
                ] {
                    let is_inside = part.is_empty() || area.intersection(part) == part;
                    assert!(is_inside, "{part:?} of {area:?}");
                }
            }
        }
    }
}
