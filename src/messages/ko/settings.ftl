# `config init`이 쓰는 설정 파일.

config-head = mundap의 설정. 값을 정하려면 앞의 #을 지우세요. 모든 값과 그 출처는 `mundap config show`로 볼 수 있습니다
config-before = 우선하는 것
config-collections = 이름 붙인 노트 모음: `mundap search -c interview 검색어`. 모음마다 색인이 캐시 폴더에, 또는 `index`로 정한 곳에 따로 있습니다
config-aliases = 별칭: `mundap oops -n 5`는 `mundap list --unanswered -n 5`를 실행합니다. mundap의 명령 이름은 바꿀 수 없습니다
config-forms = 잘못 나뉘는 노트를 위해: 패턴에 맞는 노트에서 어떤 꼴의 줄이 질문이고 어떤 줄은 아닌지. 꼴의 이름은 `mundap split --explain 파일`이 알려 줍니다
key-notes = 노트 폴더(이 파일의 폴더 기준). 없으면 현재 폴더
key-index = 색인 폴더. 없으면 노트마다 캐시 폴더에 따로
key-color = 색을 쓸 때: auto, always, never
key-format = 터미널에서의 출력 형식(파이프에는 plain): pretty, table, plain, json, …
key-limit = 검색이 보여 주는 결과 수. 0이면 모두
key-sort = 검색 결과의 순서: score, path, mtime
key-fold = 같은 답의 여러 판을 결과 하나로, 제목을 그 아래 글에 합칠지
key-widen = 아무것도 맞지 않을 때 넓혀 찾을지(맞춤법, 한/영 자판, 초성)
key-refresh = 명령마다 바뀐 노트를 먼저 확인할지
key-paging = 터미널에서 긴 출력을 페이저로 볼 때: auto, always, never
key-hyperlink_format = 터미널에서 노트로 가는 링크: none, default, file, vscode, … 또는 {"{path}"}, {"{line}"}, {"{column}"}이 든 틀
key-editor = `open`의 편집기
key-lang = 메시지와 도움말의 언어: en, ko. 없으면 시스템 언어
