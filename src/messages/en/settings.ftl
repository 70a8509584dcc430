# The config file that `config init` writes.

config-head = The settings of mundap. To set a key, take away the # in front of it. `mundap config show` tells every value and where it comes from
config-before = Before it go
config-collections = Named sets of notes: `mundap search -c interview QUERY`. Each has an index of its own in the cache folder, or where `index` says
config-aliases = Words for others: `mundap oops -n 5` runs `mundap list --unanswered -n 5`. A command of mundap's own cannot be replaced
config-forms = For notes that are read wrongly: which lines of the notes of a pattern ask, and which never do. `mundap split --explain FILE` names the forms
key-notes = Folders of notes, relative to this file's folder; without them, the current folder
key-index = Folder of the index; without it, one for each set of notes in the cache folder
key-color = When to colour: auto, always, never
key-format = Output format on a terminal, of the commands that have it (a pipe gets plain): pretty, table, plain, json, …
key-limit = How many hits a search shows; 0 for all
key-sort = Order of a search's hits: score, path, mtime
key-fold = Whether versions of one answer are one hit, and headings stand in the text below them
key-widen = Whether a query that matches nothing is widened (spelling, keyboard layout, initials)
key-refresh = Whether a command looks for changed notes first
key-paging = When long output is read in a pager on a terminal: auto, always, never
key-hyperlink_format = Links to the notes on a terminal: none, default, file, vscode, … or a template with {"{path}"}, {"{line}"}, {"{column}"}
key-editor = Editor of `open`
key-lang = Language of messages and help: en, ko; without it, the system's
