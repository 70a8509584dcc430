//! What is printed of the unit that was chosen, and how the screen ends. Knows no terminal.

use crate::args::{Format, PrintChoice, ShapeArgs};
use crate::commands::desk::Desk;
use crate::failure::Ending;
use crate::render;
use crate::screen::deed::End;
use crate::screen::state::Screen;

/// Prints the choice where one was wanted and made.
pub(super) fn tell(
    print: Option<PrintChoice>,
    end: End,
    screen: &Screen,
    desk: &Desk<'_>,
) -> anyhow::Result<Ending> {
    let Some(print) = print else {
        return Ok(match end {
            End::Interrupted => Ending::Interrupted,
            End::Chosen | End::Left => Ending::Found,
        });
    };
    let chosen = match end {
        End::Interrupted => return Ok(Ending::Interrupted),
        End::Left => return Ok(Ending::Nothing),
        End::Chosen => screen.list().row(),
    };
    let Some(row) = chosen else {
        return Ok(Ending::Nothing);
    };
    let shape = ShapeArgs {
        format: Some(Format::Json),
        ..ShapeArgs::default()
    };
    let look = desk.look(&shape)?;
    desk.write(&shape, |out| {
        match print {
            PrintChoice::Path => writeln!(out, "{}", row.item.place())?,
            PrintChoice::File => {
                // For a program, which needs the name as it is.
                out.write_all(row.item.path.as_os_str().as_encoded_bytes())?;
                writeln!(out)?;
            }
            PrintChoice::Id => writeln!(out, "{}", row.item.id)?,
            PrintChoice::Json => render::unit(out, &row.item, &look)?,
        }
        Ok(())
    })?;
    Ok(Ending::Found)
}
