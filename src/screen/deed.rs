//! What keys of the screen leave to be done outside of it. Does none of it.

/// What has to be done outside of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Deed {
    Nothing,
    /// Asks for the line as it stands now.
    Search,
    /// Asks for more hits of the same.
    More,
    /// Lists other units around the chosen one.
    Look(Around),
    Open,
    Copy(String),
    Obsidian,
    Suspend,
    Redraw,
    End(End),
}

/// Units that belong to the chosen one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Around {
    Parent,
    FollowUps,
    Versions,
    Next,
    Previous,
}

/// Which unit is chosen once a search was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keep {
    First,
    /// The one that was chosen, where it is found again.
    Chosen,
}

/// How the screen is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    Chosen,
    Left,
    Interrupted,
}
