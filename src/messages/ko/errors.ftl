# 오류와 경고, 그리고 해결 방법. 설정 이름, 옵션, 환경 변수는 그대로 둔다.

error = 오류
warning = 경고
hint = 힌트

cannot-read = `{ $path }`: 읽을 수 없습니다({ $reason })
cannot-read-line = `{ $path }`: { $line }번째 줄을 읽을 수 없습니다({ $reason })
cannot-write = `{ $path }`: 쓸 수 없습니다({ $reason })
cannot-do = `{ $path }`: { $operation ->
    [create] 만들 수 없습니다
    [make] 만들 수 없습니다
    [lock] 잠글 수 없습니다
    [move] 옮길 수 없습니다
    [read] 읽을 수 없습니다
    [remove] 지울 수 없습니다
    [write] 쓸 수 없습니다
   *[other] 쓸 수 없는 상태입니다
 }({ $reason })
internal = mundap에 문제가 생겼습니다: { $reason }
internal-hint = mundap의 버그입니다. 노트는 그대로 있습니다
readable-hint = 읽을 수 있는 파일 이름을 주거나, 표준 입력이면 `-`를 쓰세요
readable-note-hint = 읽을 수 있는 노트 이름을 주거나, 표준 입력이면 `-`를 쓰세요
writable-index-hint = `--index DIR`이나 MUNDAP_INDEX로 쓸 수 있는 폴더를 정하세요

## The command line
alias-circle = 별칭 { $name }: 자기 자신으로 돌아옵니다({ $way })
alias-circle-hint = 설정 파일의 `[aliases]`를 고치세요. 파일 위치는 `mundap config path`가 알려 줍니다
alias-empty = 별칭 `{ $name }`: 내용이 비어 있거나 따옴표가 닫히지 않았습니다
alias-empty-hint = `list --unanswered`처럼 명령을 적으세요
alias-unused = 별칭 `{ $name }`: 같은 이름의 명령이 있어 쓰이지 않습니다
alias-unused-hint = 다른 이름을 붙이세요
no-command = `{ $name }`: 그런 명령이 없습니다
no-command-hint = 명령 목록은 `mundap --help`에 있습니다
usage-hint = 쓰는 법은 `mundap --help`에 있습니다
search-hint = 노트에서 찾으려면 `mundap search { $word }`라고 하세요
null-format = `--null`은 결과가 한 줄씩인 형식에만 쓸 수 있습니다
null-format-hint = `--format`의 paths, plain, tsv, vimgrep과 함께 쓰세요
no-format = 이 명령에는 그 형식이 없습니다
no-format-hint = 쓸 수 있는 형식: { $names }
link-path = 링크 틀에는 {"{path}"}가 있어야 합니다. 이름으로는 { $names }
link-variable = { $name }: 그런 변수가 없습니다. 쓸 수 있는 것: { $known }
link-scheme = 링크 틀은 `file://` 같은 스킴으로 시작하고 빈칸이 없어야 합니다

## Notes and places
no-current-folder = 현재 폴더를 알 수 없습니다({ $reason })
no-current-folder-hint = 있는 폴더로 옮겨 가세요
no-notes = { $folders }: 노트가 없습니다
no-notes-hint = 노트는 .md, .markdown, .mdx, .txt 파일입니다. 노트 폴더를 `--notes DIR`로 정하세요
notes-not-found = 노트 폴더 `{ $path }`: 열 수 없습니다({ $reason })
notes-not-found-hint = `--notes DIR`, MUNDAP_NOTES, 설정 파일 가운데 하나로 있는 폴더를 정하세요
collection-and-notes = `--collection`과 `--notes`는 둘 다 찾을 노트를 정합니다
collection-and-notes-hint = 하나만 쓰세요. `--collection`은 여러 번 쓸 수 있습니다
no-collection = `{ $name }`: 그런 모음이 없습니다
no-collection-nearest-hint = 가장 비슷한 이름은 `{ $meant }`입니다. 목록은 `mundap config show`에 있습니다
no-collection-none-hint = 설정 파일에 `[collections.{ $name }]`와 `notes = […]`를 적으면 생깁니다
there-are = 있는 이름: { $names }
unreadable-note-hint = 파일을 고치거나, 빼려면 `.mundapignore`에 적으세요
unreadable-more = 읽지 못한 노트가 { $count }개 더 있습니다
unreadable-more-hint = `mundap status`가 모두 보여 줍니다
note-changed-hint = 어떻게 되었는지는 `mundap index`가 알려 줍니다

## The index
no-index = `{ $path }`: 색인이 없습니다
no-index-hint = `mundap index`가 만듭니다. `--no-refresh` 없이 찾아도 만들어집니다
bad-pattern = `{ $pattern }`: 경로 패턴이 아닙니다({ $reason })
bad-pattern-hint = 패턴은 `db/**`나 `*.txt`처럼 씁니다
bad-form = `{ $name }`: 그런 줄의 꼴은 없습니다. 쓸 수 있는 것: { $names }
foreign-index = `{ $folder }`: 색인을 둘 수 없습니다. `{ $path }`는 mundap이 만든 것이 아닙니다
damaged-index = `{ $path }`: 색인이 손상되었거나 다른 버전의 것입니다({ $reason })
damaged-index-hint = `mundap index`가 노트에서 새로 만듭니다
other-notes = `{ $path }`: 다른 노트의 색인입니다({ $roots })
other-notes-hint = 이 노트의 색인으로 바꾸려면 `mundap index`, 따로 두려면 `--index DIR`을 쓰세요
index-failed-hint = 색인은 캐시일 뿐입니다. `{ $path }`를 지우고 다시 해 보세요
foreign-link-hint = 바꾼 것은 없습니다. mundap은 심볼릭 링크를 거쳐 쓰지 않습니다. 필요 없으면 `{ $path }`를 지우고(가리키는 대상은 남습니다), 아니면 `--index DIR`이나 MUNDAP_INDEX로 비어 있거나 새로운 폴더를 정하세요
foreign-file-hint = 바꾼 것은 없습니다. 색인 파일이 있을 자리에 `{ $path }`가 있습니다. 지우거나, `--index DIR`이나 MUNDAP_INDEX로 비어 있거나 새로운 폴더를 정하세요
foreign-hint = 바꾼 것은 없습니다. `--index DIR`이나 MUNDAP_INDEX로 비어 있거나 새로운 폴더를 정하세요
disk-full-hint = 자리를 비우거나, `--index DIR`이나 MUNDAP_INDEX로 다른 디스크의 폴더를 정하세요
no-threads-hint = 시스템에 남은 스레드나 메모리가 없습니다. 다른 프로그램을 끝내거나 `ulimit`을 늘리세요
outdated-busy = 다른 프로세스가 색인을 붙들고 있어, 마지막 변경 전의 답을 보여 줍니다
outdated-busy-hint = 멈춰 둔(Ctrl-Z) `mundap`은 `fg`로 이어집니다
outdated-unwritable = 색인을 쓸 수 없어({ $reason }), 마지막 변경 전의 답을 보여 줍니다
in-memory = { $reason }. 메모리에서 찾은 답이며, 다음에도 노트를 모두 다시 읽습니다
index-place = `{ $path }`: 색인을 둘 수 없습니다({ $reason })
index-place-same = 노트가 있는 폴더입니다
index-place-inside = 노트 폴더 `{ $notes }` 안에 있습니다
index-place-around = 노트 폴더 `{ $notes }`가 그 안에 있습니다
index-place-hint = `--index DIR`이나 MUNDAP_INDEX로 노트와 떨어진 폴더를 정하세요. 아무것도 정하지 않으면 색인은 캐시 폴더에 있습니다
no-cache-folder = 캐시 폴더를 알 수 없습니다. HOME이 절대 경로가 아닙니다
no-cache-folder-hint = `--index DIR`이나 MUNDAP_INDEX로 색인 폴더를 정하세요
cannot-clear = `{ $path }`: 지울 수 없습니다({ $reason })
clear-busy = 다른 `mundap`이 쓰고 있습니다
clear-busy-hint = 끝난 뒤에 다시 해 보세요. 바꾼 것은 없습니다
clear-foreign = mundap의 색인이 아닙니다
clear-foreign-hint = 색인 목록은 `mundap cache list`에 있습니다. 바꾼 것은 없습니다
clear-part-hint = 지우지 못한 것은 그대로 있습니다
clear-hint = 색인 목록은 `mundap cache list`에 있습니다

## Queries
nothing-found = { $folders }에서 찾지 못했습니다({ $took } ms). { $next }
nothing-found-under = { $folders }에서 { $filters } 조건으로 찾지 못했습니다({ $took } ms). { $next }
next-filters = 조건 없이 찾아보세요
next-exact = `--exact` 없이 찾아보세요
next-all = `--all` 없이 찾거나 낱말을 줄여 보세요
next-words = 낱말을 줄이거나 바꿔 보세요. 읽은 노트는 `mundap status`에 있습니다
missing-words = 어느 노트에도 없는 말: { $words }
no-field = `{ $word }`: 그런 필드가 없어 글로 찾습니다
no-field-hint = 가장 비슷한 필드는 `{ $nearest }:`입니다. 목록은 `mundap search --help`에 있습니다
no-value = `{ $word }`: `{ $field }:`에 그런 값이 없어 글로 찾습니다
no-value-hint = 쓸 수 있는 값: { $taken }
relaxed = `{ $query }` 그대로는 어느 노트에도 없어 `{ $instead }`의 결과를 보여 줍니다({ $how })
meant = 노트에 없는 낱말이 있습니다. `{ $meant }`을(를) 찾으셨나요?
how-spelling = 맞춤법
how-keyboard = 한/영 자판
how-initials = 초성
how-fewer = 낱말 줄임

## Units
no-unit = id가 `{ $id }`인 항목이 없습니다
no-unit-hint = id는 `mundap list`와 `mundap search`에 나옵니다. 질문이 바뀌면 id도 바뀝니다
ambiguous = `{ $id }`: 이렇게 시작하는 id가 { $count }개입니다
ambiguous-more = { $names } 외 { $count }개
no-result = 이 터미널의 마지막 목록에는 { $number }번이 없습니다
no-result-hint = 결과는 { $count }개였습니다. `mundap search`와 `mundap list`가 번호를 붙입니다
no-unit-there = `{ $place }`: 항목이 없는 자리입니다
no-unit-there-hint = 노트의 항목은 `mundap list --kind any --path …`로 볼 수 있습니다
nothing-to-open = `{ $query }`: 찾지 못했습니다
nothing-to-open-hint = 어느 노트에도 없는 말은 `mundap search`가 알려 줍니다

## Programs
bad-editor = 편집기 `{ $editor }`: 알 수 없는 명령입니다
bad-editor-hint = `export EDITOR=vim`처럼 VISUAL이나 EDITOR를 정하거나, 설정 파일에 `editor`를 적으세요
editor-failed = 편집기 `{ $program }`: 실패했습니다({ $status })
no-editor = 편집기 `{ $program }`: 시작할 수 없습니다({ $reason })
no-editor-hint = 편집기는 VISUAL, EDITOR, 설정 파일의 `editor`로 정합니다
no-opener = `{ $program }`: 주소를 여는 프로그램을 시작할 수 없습니다
no-screen = 화면을 띄울 수 없습니다({ $reason })
no-screen-hint = `mundap search`는 터미널 없이도 됩니다
screen-ended = 화면이 끝났습니다
no-seeker = 검색을 시작할 수 없습니다({ $reason })
no-seeker-hint = 다른 프로그램을 끝내거나 `ulimit`을 늘리세요

## Settings
no-config-folder = 설정 폴더를 알 수 없습니다. 홈 폴더가 없습니다
no-config-folder-hint = MUNDAP_CONFIG로 설정 파일을 정하세요
config-place-hint = MUNDAP_CONFIG로 설정 파일을 다른 곳에 둘 수 있습니다
config-file-hint = 설정 파일은 MUNDAP_CONFIG나 설정 폴더가 정합니다
config-there = `{ $path }`: 이미 있습니다. 바꾼 것은 없습니다
config-there-hint = 정해진 값은 `mundap config show`에 있습니다. 새로 시작하려면 다른 곳으로 옮기세요
no-key = `{ $name }`: 여기에는 그런 설정이 없습니다
keys-hint = 설정 목록은 `mundap config show`에, 파일 위치는 `mundap config path`에 있습니다
no-key-nearest-hint = 가장 비슷한 이름은 `{ $meant }`입니다. { $all }
no-key-hint = 있는 이름: { $names }. { $all }

## Own words
words-file-hint = 낱말 파일은 MUNDAP_WORDS나 설정 폴더가 정합니다
words-locked-hint = 바꾼 것은 없습니다. 다른 `mundap words`가 끝난 뒤에 다시 해 보세요
words-line-hint = 그 줄을 "결제봇" = ["PayBot"]처럼 고치세요. 바꾼 것은 없습니다
words-locked = `{ $path }`: 다른 프로세스가 쓰고 있어 잠글 수 없습니다
no-word = `{ $word }`: 내 낱말에 없습니다
no-word-hint = 목록은 `mundap words list`에 있습니다
no-words-folder-hint = MUNDAP_WORDS로 낱말 파일을 정하세요
not-a-word = `{ $word }`: 낱말이 아닙니다
not-a-word-hint = 낱말에는 글자나 숫자가 있어야 합니다: mundap words add 낱말 =표기
long-word = 낱말은 { $most }자까지입니다. { $count }자는 너무 깁니다
long-word-hint = 낱말은 무언가의 이름입니다. 문장은 노트에 적으세요
taken-word = `{ $spelling }`: 이미 `{ $term }`의 표기입니다
taken-word-hint = `mundap words remove`로 낱말을 표기와 함께 뺄 수 있습니다

## Practice
no-data-folder = 데이터 폴더를 알 수 없습니다. 홈 폴더가 없습니다
no-data-folder-hint = MUNDAP_PRACTICE로 파일을 정하세요
practice-file-hint = MUNDAP_PRACTICE로 복습 기록을 다른 파일에 둘 수 있습니다
practice-newer = `{ $path }`: 더 새로운 mundap이 쓴 파일입니다
practice-newer-hint = 그 mundap을 쓰세요. 바꾼 것은 없습니다
practice-lost = 복습 기록을 읽을 수 없어({ $reason }) 새로 시작합니다
practice-lost-hint = 이전 파일은 `{ $path }`에 남아 있습니다

## What the system and the library say
known-not-found = 그런 파일이나 폴더가 없음
known-permission = 권한 없음
known-not-permitted = 허용되지 않은 작업
known-read-only = 읽기 전용 파일 시스템
known-disk-full = 디스크에 남은 자리가 없음
known-folder = 폴더임
known-no-folder = 폴더가 아님
known-busy = 지금은 쓸 수 없는 자원
known-no-memory = 메모리 부족
known-too-many-files = 열린 파일이 너무 많음
known-loop = 심볼릭 링크가 너무 여러 번 이어짐
known-name-too-long = 파일 이름이 너무 김
known-vanished = 사라짐
known-irregular = 보통 파일이 아님
known-binary = 글이 아닌 이진 파일
known-encoding = 알 수 없는 인코딩(UTF-8, UTF-16, CP949가 아님)
known-many-units = 항목이 너무 많아 나머지는 글 하나로 둠
known-long-note = 너무 길어 나누지 않고 글 하나로 둠
known-no-number = 숫자가 아님
known-large-number = 너무 큰 수
known-empty-number = 수가 비어 있음
