# What commands print for people. Formats for scripts (JSON, TSV, CSV, plain lines of results) are not here.

## Search
found-all = { $total } found in { $took } ms
found-some = { $shown } of { $total } in { $took } ms; `-n 0` shows all
also = also { $places }
unanswered = unanswered
under-heading = under { $heading }
under-heading-more = under { $heading }, with { $count } more
column-question = Question
column-excerpt = Excerpt
column-note = Note
column-id = Id

## The index
count-notes = { $count ->
    [one] 1 note
   *[other] { $count } notes
}
count-questions = { $count ->
    [one] 1 question
   *[other] { $count } questions
}
count-sections = { $count ->
    [one] 1 section
   *[other] { $count } sections
}
count-files = { $count ->
    [one] 1 file
   *[other] { $count } files
}
holdings = { $notes }, { $questions } ({ $unanswered } unanswered), { $sections }
holdings-refresh = ; { $added } new, { $changed } changed, { $removed } removed in { $took }
holdings-skipped = ; { $files } skipped
status-notes = notes
status-questions = questions
status-unanswered = unanswered
status-sections = sections
status-left-out = left out
status-left-out-why = { $count } by their front matter
status-index = index
status-size = size
status-age = age
status-skipped = skipped
status-recoded = not in UTF-8
status-odd = odd
cache-used = { $size }, used { $age } ago, { $state }
cache-unreadable = unreadable
cache-in-use = in use
cache-notes-gone = notes gone
cache-damaged = written by another version, or damaged
cache-all = { $size } in { $path }
progress-reading = reading notes
progress-notes = notes
progress-writing = writing the index
progress-waiting = waiting: another process is writing this index

## Times
time-seconds = { $count } s
time-minutes = { $count } min
time-hours = { $count } h
time-days = { $count } days
span-years = { $count }y
span-days = { $count }d
span-hours = { $count }h
span-minutes = { $count }m

## Why
why-relaxed = no note has the query as it is written; asked is `{ $query }` ({ $how })
why-met = met
why-not-met = not met
why-found-both = found by the search, and by `--all`
why-found-search = found by the search, not by `--all`: it lacks some of the terms
why-found-all = found by `--all` only
why-not-found = not found
why-asked = the query asks
why-term = as the term
why-unit = the unit has
why-part = part of the score
why-for = for
why-adds = adds
why-sum = sum

## Stats
stats-all = { $questions } questions: { $answered } answered, { $open } not
stats-stale = answers in notes not touched for { $days } days
stats-repeated = asked in several places
stats-no-answer = (no answer)
stats-by-folder = by folder
stats-by-tag = by tag
stats-by-month = by month
stats-more = … { $count } more; `-n 0` shows all

## Practice
quiz-reveal = any key shows the answer · s skips · q ends
quiz-no-answer = no answer is written down yet
quiz-nothing-due = nothing is due; `mundap quiz --due` tells what comes later
quiz-nothing-graded = nothing was graded
quiz-graded = { $count } graded: { $grades }
quiz-due = { $due } due, { $new } new, { $later } later
quiz-due-next = { $due } due, { $new } new, { $later } later (the next in { $next })
grade-again = again
grade-hard = hard
grade-good = good
grade-easy = easy

## Splitting
split-question = question
split-no-question = no question
split-more = { $count } more

## Settings
setting-unset = { $name } is not set
setting-default = default
