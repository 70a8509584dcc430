# The live screen. Names of keys stay in the code.

nothing-here = nothing found
did-you-mean = did you mean `{ $meant }`?
in-no-note = in no note: { $words }
instead = showing `{ $query }` ({ $how })
no-answer-yet = (no answer yet)
other-versions = { $count ->
    [one] 1 other version
   *[other] { $count } other versions
}
narrowed-unanswered = unanswered
narrowed-answered = answered
narrowed-questions = questions
copied = copied { $place }
copied-answer = copied the answer
no-answer-to-copy = there is no answer to copy
no-tag-here = this unit has no tag
no-folder-here = this note lies in no folder
no-heading-here = no heading stands above this unit
not-narrowed = the list is not narrowed
no-parent = this question follows none
no-versions = this answer has no other version
no-history = the history of queries ends here
no-next-unit = this is the note's last unit
no-previous-unit = this is the note's first unit
no-parent-unit = the question that this one follows is gone
no-follow-ups = no question follows this one up
units-of = units of { $note }
follow-ups-of = follow-ups of { $question }
versions-of = versions of { $question }
opened-obsidian = asked Obsidian to open the note
reading-notes-of = reading notes { $done }/{ $total }
notes-unread = { $count ->
    [one] 1 note could not be read
   *[other] { $count } notes could not be read
}

## Help
help-more = Down for more, any other key closes the help
help-end = any key closes the help
keys-everywhere = Everywhere
keys-enter = open the note in your editor, at the line (as a picker: choose)
keys-hits = another hit; PageUp and PageDown: a page of them
keys-preview = move the preview; Shift-PageUp, Shift-PageDown: a page of it
keys-tab = to the list, where letters are commands, and back to the line
keys-history = an earlier query, a later one
keys-help = this help (? in an empty line)
keys-layout = preview beside the list, below it, hidden
keys-back = a step back, and at last out
keys-leave = leave at once, with exit code 130
keys-suspend = to the shell; `fg` comes back
keys-redraw = draw the screen anew
keys-in-list-or-alt = In the list, or with Alt in the line
keys-copy-place = copy path:line
keys-copy-answer = copy the answer
keys-answers = only unanswered questions, only answered ones, all
keys-kinds = only questions, or sections too
keys-narrow-tag = narrow to the hit's tag; again: its next tag, none
keys-narrow-folder = narrow to the hit's folder; again: the one around it, none
keys-narrow-heading = narrow to the heading above the hit; again: the one around it, none
keys-widen = widen: take off all that narrows
keys-parent = the question that this one follows up
keys-follow-ups = the questions that follow this one up
keys-versions = other versions of the answer
keys-units = the next unit of the same note, the previous one
keys-obsidian = open in Obsidian (also Ctrl-O)
keys-as-f2 = as F2
keys-in-list = In the list only
keys-moves = down, up, first, last
keys-pages = the preview's next page, its previous one
keys-list-others = editor, leave, back to the line, this help
keys-in-line = In the line
keys-ends = to its start, to its end
keys-words = a word back, a word on
keys-cut-word = cut the word before the cursor
keys-cut = cut all before the cursor, all behind it
keys-put-back = put back what was cut
keys-signs = In the list's first column
keys-sign-open = a question without an answer
keys-sign-section = a section: text that answers no question

## The line at the bottom
hint-open = open
hint-choose = choose
hint-help = help
hint-commands = commands
hint-leave = leave
hint-earlier = earlier
hint-copy-place = copy place
hint-unanswered = unanswered
hint-next-unit = next unit
hint-preview = preview
hint-copy = copy
hint-narrow = tag/folder/heading
hint-units = next/previous unit
hint-follow = parent/follow-ups
hint-versions = versions
hint-line = line
