# Errors, warnings and what to do about them. Keys of the config file, flags and variables keep their names.

error = error
warning = warning
hint = hint

cannot-read = cannot read `{ $path }`: { $reason }
cannot-read-line = cannot read `{ $path }`: line { $line }: { $reason }
cannot-write = cannot write `{ $path }`: { $reason }
# Operations are create, lock, make, move, read, remove, use, write.
cannot-do = cannot { $operation } `{ $path }`: { $reason }
internal = mundap failed: { $reason }
internal-hint = this is a bug; your notes are as they were
readable-hint = name a file that can be read, or `-` for standard input
readable-note-hint = name a note that can be read, or `-` for standard input
writable-index-hint = name a folder that can be written with `--index DIR` or MUNDAP_INDEX

## The command line
alias-circle = the alias { $name } leads back to itself: { $way }
alias-circle-hint = mend `[aliases]`; `mundap config path` names the file
alias-empty = the alias `{ $name }` stands for no words, or a quote in it is open
alias-empty-hint = give it a command, such as `list --unanswered`
alias-unused = the alias `{ $name }` is never used: mundap has a command of that name
alias-unused-hint = call it something else
no-command = there is no command `{ $name }`
no-command-hint = `mundap --help` lists the commands
usage-hint = `mundap --help` shows how to ask
search-hint = to search the notes, type `mundap search { $word }`
null-format = `--null` ends results of one line each, and this format has none
null-format-hint = use it with `--format` paths, plain, tsv or vimgrep
no-format = this command does not have that format
no-format-hint = it has { $names }
link-path = a template has {"{path}"}; names are { $names }
link-variable = there is no { $name }, only { $known }
link-scheme = a template begins with a scheme, such as `file://`, and has no blanks

## Notes and places
no-current-folder = cannot tell the current folder: { $reason }
no-current-folder-hint = go to a folder that is there
no-notes = no notes in { $folders }
no-notes-hint = notes are .md, .markdown, .mdx and .txt files; name their folder with `--notes DIR`
notes-not-found = cannot open the notes `{ $path }`: { $reason }
notes-not-found-hint = name an existing folder with `--notes DIR`, MUNDAP_NOTES or the config file
collection-and-notes = `--collection` and `--notes` both say which notes are meant
collection-and-notes-hint = give the one or the other; `--collection` may be repeated
no-collection = no collection is called `{ $name }`
no-collection-nearest-hint = the nearest is `{ $meant }`; `mundap config show` lists them
no-collection-none-hint = `[collections.{ $name }]` with `notes = […]` in the config file makes one
there-are = there are { $names }
unreadable-note-hint = mend it, or name it in `.mundapignore` to leave it out
unreadable-more = { $count } more notes could not be read
unreadable-more-hint = `mundap status` names them all
note-changed-hint = `mundap index` tells what became of it

## The index
no-index = no index in `{ $path }`
no-index-hint = `mundap index` builds it; so does any search without `--no-refresh`
bad-pattern = `{ $pattern }` is not a path pattern: { $reason }
bad-pattern-hint = a pattern looks like `db/**` or `*.txt`
bad-form = `{ $name }` is no form of lines; forms are { $names }
foreign-index = cannot keep an index in `{ $folder }`: mundap did not make `{ $path }`
damaged-index = the index in `{ $path }` is damaged or of another version: { $reason }
damaged-index-hint = `mundap index` builds it anew from the notes
other-notes = the index in `{ $path }` holds other notes: { $roots }
other-notes-hint = `mundap index` gives it to these; a folder for each is `--index DIR`
index-failed-hint = the index is only a cache: delete `{ $path }` and try again
foreign-link-hint = nothing was changed; mundap writes through no symbolic link: remove `{ $path }` if you do not need it (what it leads to stays), or name an empty or a new folder with `--index DIR` or MUNDAP_INDEX
foreign-file-hint = nothing was changed; a file of the index's stood in the place of `{ $path }`: remove it, or name an empty or a new folder with `--index DIR` or MUNDAP_INDEX
foreign-hint = nothing was changed; name an empty or a new folder with `--index DIR` or MUNDAP_INDEX
disk-full-hint = make room, or name a folder on another disk with `--index DIR` or MUNDAP_INDEX
no-threads-hint = the system gives no more threads or memory: end other programs, or raise `ulimit`
outdated-busy = another process keeps the index; the answer is from before the last changes
outdated-busy-hint = a `mundap` that was stopped (Ctrl-Z) goes on with `fg`
outdated-unwritable = cannot write the index: { $reason }; the answer is from before the last changes
in-memory = { $reason }; the answer comes from memory, and the next search reads all notes anew
index-place = cannot keep an index in `{ $path }`: { $reason }
index-place-same = the notes are there
index-place-inside = it lies inside the notes `{ $notes }`
index-place-around = the notes `{ $notes }` lie inside it
index-place-hint = name a folder apart from the notes with `--index DIR` or MUNDAP_INDEX; with no name at all, the index is in your cache folder
no-cache-folder = cannot tell your cache folder: HOME names no folder from the root
no-cache-folder-hint = name a folder for the index with `--index DIR` or MUNDAP_INDEX
cannot-clear = cannot clear `{ $path }`: { $reason }
clear-busy = another `mundap` is at work on it
clear-busy-hint = try again when it has ended; nothing was changed
clear-foreign = it is no index of mundap's
clear-foreign-hint = `mundap cache list` names those that are; nothing was changed
clear-part-hint = what could not be removed is still there
clear-hint = `mundap cache list` names the indexes

## Queries
nothing-found = nothing found in { $folders } ({ $took } ms); { $next }
nothing-found-under = nothing found in { $folders } under { $filters } ({ $took } ms); { $next }
next-filters = try it without these
next-exact = try it without `--exact`
next-all = try it without `--all`, or with fewer words
next-words = try fewer words, or others; `mundap status` tells which notes were read
missing-words = no note has: { $words }
no-field = `{ $word }` is searched as text: there is no such field
no-field-hint = the nearest is `{ $nearest }:`; `mundap search --help` lists them
no-value = `{ $word }` is searched as text: `{ $field }:` has no such value
no-value-hint = it takes { $taken }
relaxed = no note has `{ $query }` as it is written; showing `{ $instead }` instead ({ $how })
meant = not every word is in the notes; did you mean `{ $meant }`?
how-spelling = spelling
how-keyboard = keyboard layout
how-initials = initial consonants
how-fewer = fewer terms

## Units
no-unit = no unit has the id `{ $id }`
no-unit-hint = `mundap list` and `mundap search` print ids; an id changes with its question
ambiguous = `{ $id }` begins the ids of { $count } units
ambiguous-more = { $names } and { $count } more
no-result = the last list of this terminal has no result { $number }
no-result-hint = it has { $count }; `mundap search` and `mundap list` number what they show
no-unit-there = no unit stands at `{ $place }`
no-unit-there-hint = `mundap list --kind any --path …` names the units of a note
nothing-to-open = nothing found for `{ $query }`
nothing-to-open-hint = `mundap search` tells which words no note has

## Programs
bad-editor = cannot understand the editor `{ $editor }`
bad-editor-hint = set VISUAL or EDITOR, such as `export EDITOR=vim`, or `editor` in the config file
editor-failed = the editor `{ $program }` failed: { $status }
no-editor = cannot start the editor `{ $program }`: { $reason }
no-editor-hint = VISUAL, EDITOR or `editor` in the config file name the editor
no-opener = cannot start `{ $program }`, which opens addresses
no-screen = cannot show the screen: { $reason }
no-screen-hint = `mundap search` needs no terminal
screen-ended = the screen has ended
no-seeker = cannot start a search: { $reason }
no-seeker-hint = end other programs, or raise `ulimit`

## Settings
no-config-folder = cannot tell your config folder: no home folder is known
no-config-folder-hint = name a config file with MUNDAP_CONFIG
config-place-hint = MUNDAP_CONFIG names another place for the config file
config-file-hint = MUNDAP_CONFIG and the config folder name the config file
config-there = `{ $path }` is there already; nothing was changed
config-there-hint = `mundap config show` tells what it sets; move it away to begin anew
no-key = there is no key `{ $name }` here
keys-hint = `mundap config show` lists the keys, and `mundap config path` names the file
no-key-nearest-hint = the nearest is `{ $meant }`; { $all }
no-key-hint = there are { $names }; { $all }

## Own words
words-file-hint = MUNDAP_WORDS and the config folder name the file
words-locked-hint = nothing was changed; try again when no other `mundap words` is at work
words-line-hint = mend that line, such as "결제봇" = ["PayBot"]; nothing was changed
words-locked = cannot lock `{ $path }`: another process holds it
no-word = `{ $word }` is none of your words
no-word-hint = `mundap words list` shows them
no-words-folder-hint = name a file for your words with MUNDAP_WORDS
not-a-word = `{ $word }` is no word
not-a-word-hint = a word has a letter or a digit: mundap words add TERM =SPELLING
long-word = a word has at most { $most } characters, not { $count }
long-word-hint = a word is a name of something; whole sentences belong into notes
taken-word = `{ $spelling }` is a spelling of `{ $term }` already
taken-word-hint = `mundap words remove` takes a word out with its spellings

## Practice
no-data-folder = cannot tell your data folder: no home folder is known
no-data-folder-hint = name a file with MUNDAP_PRACTICE
practice-file-hint = MUNDAP_PRACTICE names another file for what you know
practice-newer = a later mundap wrote `{ $path }`
practice-newer-hint = use that mundap; nothing was changed
practice-lost = what you knew could not be read ({ $reason }) and begins anew
practice-lost-hint = the old file is kept as `{ $path }`

## What the system and the library say
known-not-found = no such file or directory
known-permission = permission denied
known-not-permitted = operation not permitted
known-read-only = read-only file system
known-disk-full = no space left on device
known-folder = is a directory
known-no-folder = not a directory
known-busy = resource temporarily unavailable
known-no-memory = cannot allocate memory
known-too-many-files = too many open files
known-loop = too many levels of symbolic links
known-name-too-long = file name too long
known-vanished = it vanished
known-irregular = not a regular file
known-binary = binary, not text
known-encoding = text in an unknown encoding, neither UTF-8, UTF-16 nor CP949
known-many-units = more units than are listed; the rest is one section
known-long-note = too long to be divided; it is one section
known-no-number = invalid digit found in string
known-large-number = number too large to fit in target type
known-empty-number = cannot parse integer from empty string
