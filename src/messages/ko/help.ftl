# Help of the command line: what clap shows for `-h` and `--help`, by command and by clap's ids.

help-mundap =
    .about = 내 Q&A 노트에 한국어와 영어로 묻기
    .long =
        내 Q&A 노트에 한국어와 영어로 묻기

        폴더의 Markdown 노트를 읽어 질문과 답으로 나누고, 예전에 적어 둔 답을 찾아 줍니다. 준비할 것은 없습니다. 노트 폴더에서 바로 검색하세요.
    .after =
        예시:
          mundap                                  실시간 화면: 입력하는 대로 검색
          mundap search 트랜잭션 격리 수준
          mundap search --notes ~/TIL 'what did I say about Redis'
          mundap list --unanswered

        검색 문법은 `mundap help search`에 있습니다.

help-search =
    .about = 검색어에 맞는 질문과 답을 순위대로 찾기
    .long =
        검색어에 맞는 질문과 답을 순위대로 찾기

        항목(질문과 그 답, 또는 노트의 글)을 순위대로, 찾은 말을 강조한 발췌와 함께 보여 줍니다. 색인은 먼저 갱신합니다.
    .after-long =
        검색 문법:
          redis 캐시               평소 쓰는 낱말, 잘 맞는 순서로
          "격리 수준"              이 낱말들이 이 순서로 나란히 있는 곳
          +redis 캐시 -세션        꼭 있어야 함, 있으면 좋음, 없어야 함 (redis AND 캐시, NOT 세션도 됨)
          (redis OR memcached)     둘 중 하나
          트랜*                    이렇게 시작하는 낱말
          question:격리 (q:)       질문에서               answer:락 (a:)   답에서
          heading:DB  path:cs/  tag:redis                 위치와 태그로
          is:answered  is:unanswered  is:question  is:section
          after:2025-01  before:2025-06-30                날짜로, after:7d, after:어제, after:지난달도 됨
                                   (제목, 프런트매터, 파일 이름에 적힌 날짜, 없으면 파일 시각)

          이 문법에 맞지 않는 것은 일반 텍스트로 읽습니다: `what is: TCP?`, C++, 닫지 않은 따옴표.
          `-`로 시작하는 검색어나 옵션으로 읽힐 낱말은 `--` 뒤에 씁니다:
          mundap search -- -세션 redis

        예시:
          mundap search 트랜잭션 격리 수준
          mundap search --all Kafka                   나오는 곳 모두, 경로 순서로
          mundap search --format vimgrep TCP          편집기의 quickfix 목록용
          mundap search --format jsonl Redis | jq -r .question
          mundap search --queries questions.txt --format jsonl

        종료 코드: 0 찾음, 1 찾지 못함, 2 오류(읽지 못한 노트가 있을 때도).
    .arg-query = 찾을 말, 평소 쓰는 말 그대로
    .arg-all = 낱말이 나오는 항목을 빠짐없이, 경로와 줄 순서로 보기
    .arg-queries = FILE의 줄마다 한 번씩 검색 (`-`는 표준 입력)
    .arg-limit = 결과를 최대 N개 보기, 0이면 제한 없음 [기본값: 10, --all이면 제한 없음]
    .arg-sort = 결과의 순서 [기본값: score, --all이면 path]
    .arg-with_answer = 결과마다 답 전체를 함께 출력 (json, jsonl, markdown)
    .arg-no_fold = 모든 항목 보기: 같은 답끼리 접지 않고, 제목을 그 아래 글에 접지도 않음 (`--fold`로 취소)
    .arg-exact = 맞는 것이 없어도 검색어를 넓히지 않기 (`--widen`으로 취소)

help-index =
    .about = 색인을 만들거나 갱신하기
    .long =
        색인을 만들거나 갱신하기

        새로 생기거나 바뀌거나 없어진 노트만 다룹니다. 다른 명령도 알아서 갱신하므로, 무엇을 읽고 무엇을 건너뛰었는지 볼 때 실행하면 됩니다.
    .arg-verify = 파일이 그대로인 것 같아도 모든 노트를 다시 읽기
    .arg-verify-long =
        파일이 그대로인 것 같아도 모든 노트를 다시 읽기

        노트가 그대로인지는 파일의 크기, 시각, inode, 장치로 판단합니다. 이 값들은 그대로인데 내용만 바뀐 경우(다른 바이트를 돌려주는 디스크, 복원한 디스크 이미지 등)는 이 옵션으로만 찾을 수 있습니다.

help-list =
    .about = 노트의 질문 목록 보기
    .long =
        노트의 질문 목록 보기

        모든 질문을 경로와 줄 순서로 보여 줍니다. 거르는 옵션은 `search`와 같습니다.
    .after =
        예시:
          mundap list --unanswered                    아직 답을 적지 않은 질문
          mundap list --path 'db/**' --tag redis
          mundap list --kind any --format csv
    .arg-limit = 항목을 최대 N개 보기, 0이면 제한 없음
    .arg-sort = 항목의 순서: `score`와 `path` 모두 경로와 줄 순서

help-show =
    .about = 질문을 답 전체와 함께 보기
    .long =
        질문을 답 전체와 함께 보기

        터미널에서는 답을 창에 맞춰 보여 주고, 이 터미널의 마지막 검색에 걸린 말을 강조합니다.
    .after =
        예시:
          mundap show 3fa9c01b2e
          mundap show 3fa9 db/lock.md:12      id의 앞부분, 그 줄에 있는 항목
          mundap show 1 3                     이 터미널에 마지막으로 나온 목록의 번호
          mundap show --raw 1 > answer.md
    .arg-ids = id나 그 앞부분, 이 터미널에 마지막으로 나온 목록의 번호, 또는 `path:line`
    .arg-raw = 노트에 적힌 줄을 한 바이트도 바꾸지 않고 출력

help-open =
    .about = 노트를 편집기에서 질문이 있는 줄로 열기
    .long =
        노트를 편집기에서 질문이 있는 줄로 열기

        검색어를 주면 가장 잘 맞는 결과를 엽니다. 편집기는 $VISUAL, 없으면 $EDITOR, 없으면 설정 파일의 `editor`, 그것도 없으면 vi입니다. vi 계열, Emacs, nano, micro, Kakoune, Helix, Zed, Sublime Text, VS Code와 그 파생 편집기, JetBrains 편집기에는 줄 번호도 넘깁니다. `obsidian`이면 노트를 Obsidian에서 엽니다.
    .arg-ids = id나 그 앞부분, 이 터미널에 마지막으로 나온 목록의 번호, `path:line`, 또는 검색어

help-why =
    .about = 항목이 검색어에 왜 맞는지, 왜 안 맞는지 보기
    .long =
        항목이 검색어에 왜 맞는지, 왜 안 맞는지 보기

        검색어가 찾는 낱말, 그 낱말에 걸린 항목 속의 말, 더해서 점수가 되는 부분들을 보여 줍니다.
    .after =
        예시:
          mundap why '캐시 왜 쓰나요' 3fa9c01b2e
    .arg-query = 검색어, 따옴표로 묶어 인자 하나로
    .arg-id = id나 그 앞부분, 이 터미널에 마지막으로 나온 목록의 번호, 또는 `path:line`

help-split =
    .about = 노트가 질문과 답으로 어떻게 나뉘는지 보기
    .long =
        노트가 질문과 답으로 어떻게 나뉘는지 보기

        색인이 없어도 되고, 색인을 만들지도 않습니다.
    .after =
        예시:
          mundap split interview.md
          pbpaste | mundap split -
          mundap split --format jsonl *.md | jq -r 'select(.kind == "question") | .question'
    .arg-files = 나눌 노트 (`-`는 표준 입력)
    .arg-explain = 질문일 수 있는 줄마다 질문인지, 어떤 근거로 정했는지 보기
    .arg-explain-long =
        질문일 수 있는 줄마다 질문인지, 어떤 근거로 정했는지 보기

        줄 자체, 같은 꼴(`h3`, `bold`, `number2`)의 줄들, 줄의 자리에 관한 근거를 저마다 합에 더하고, 합이 0보다 크면 질문입니다. `pretty`와 `plain`은 가장 무거운 근거 다섯 개를, `json`과 `jsonl`은 근거를 모두 보여 줍니다. 이때 줄마다 있는 필드는 `path`, `line`, `question`(질문인지), `form`, `sum`, `base`(모든 합이 시작하는 값), `facts`(근거 `fact`와 더하는 값 `adds`, 무거운 것부터), `text`입니다.

        틀린 곳이 있으면 질문인 꼴과 질문이 아닌 꼴을 적어 줍니다. 노트의 프런트매터(`mundap: {"{"}questions: [h3], never: [bullet]{"}"}`)에 적거나, 설정 파일에 노트 패턴별로(`[[forms]]`의 `notes`, `questions`, `never`) 적습니다. 프런트매터가 우선합니다.

help-tokens =
    .about = 텍스트의 낱말을 한 줄에 하나씩 보기
    .long =
        텍스트의 낱말을 한 줄에 하나씩 보기

        줄마다 낱말, 시작과 끝(바이트 오프셋, 끝은 포함하지 않음), 품사를 탭으로 나누어 보여 줍니다.
    .arg-text = 분석할 텍스트 (`-`는 표준 입력)

help-status =
    .about = 색인에 든 것과 건너뛴 파일 보기

help-stats =
    .about = 답이 있는 질문과 없는 질문, 오래된 답, 두 번 물은 질문 보기
    .long =
        답이 있는 질문과 없는 질문, 오래된 답, 두 번 물은 질문 보기

        질문을 폴더, 태그, 달별로 셉니다(노트의 날짜는 프런트매터나 파일 이름에 적힌 것, 없으면 파일 시각). 오랫동안 손대지 않은 노트의 답과, 같은 말로 여러 곳에 있는 질문도 알려 줍니다.
    .after =
        예시:
          mundap stats
          mundap stats --path 'db/**' --stale 90
          mundap stats --format json | jq '.by_tag[] | select(.answered < .questions)'
    .arg-limit = 부분마다 최대 N줄 보기, 0이면 모두 [기본값: 터미널에서는 10, 그 밖에는 모두]
    .arg-stale = 답을 오래된 것으로 볼 날수, 파일 시각 기준

help-quiz =
    .about = 복습하기: 질문을 보고 속으로 답한 뒤, 적어 둔 답을 펼쳐 보고 얼마나 알았는지 채점
    .long =
        복습하기: 질문을 보고 속으로 답한 뒤, 적어 둔 답을 펼쳐 보고 얼마나 알았는지 채점

        잊은 것은 곧 다시 나오고, 아는 것은 갈수록 뜸하게 나옵니다(FSRS). 복습할 차례인 질문을 약한 것부터 먼저 묻고, 그다음에 새 질문, 마지막에 답이 없는 질문을 묻습니다. 검색어와 거르는 옵션은 `search --all`처럼 질문을 고릅니다.

        무엇을 아는지는 데이터 폴더의 `mundap/practice.json`(또는 MUNDAP_PRACTICE)에 적고, 노트에는 적지 않습니다. 답을 고치거나 질문을 다른 노트로 옮겨도 복습 일정은 그대로입니다. 질문은 id로 알아보고, 처음 보는 id이면 같은 말의 질문이 다른 노트에 없을 때 그 말로 알아봅니다.
    .after =
        예시:
          mundap quiz                          복습할 차례인 것, 최대 스무 문제
          mundap quiz 트랜잭션 --tag db
          mundap quiz --due                    개수만 세기
          mundap quiz --export anki > deck.txt

        터미널에서는 키로 답을 펼치고 키로 채점합니다: 1 다시, 2 어려움, 3 알맞음, 4 쉬움, s 건너뛰기, q 끝내기. 파이프에서는 한 줄이 답을 펼치고(s나 q도 됨) 다음 줄이 채점합니다.
    .arg-query = 이 말이 나오는 질문만
    .arg-limit = 최대 N문제 묻기, 0이면 모두
    .arg-due = 복습할 차례인 것, 새것, 나중 차례인 것의 개수만 세기
    .arg-export = 묻는 대신 질문을 다른 프로그램용 카드 묶음으로 출력

help-words =
    .about = 내 낱말 가르치기: 이름, 줄임말, 다른 표기
    .long =
        내 낱말 가르치기: 이름, 줄임말, 다른 표기

        한 낱말의 모든 표기는 서로를 찾아 주고, 그 낱말은 어느 문장에서도 쪼개지지 않습니다. 낱말은 TOML 파일(MUNDAP_WORDS, 없으면 설정 파일 옆의 `words.toml`)에 있고 직접 고쳐도 됩니다. 고친 것은 다음 명령부터 적용되며, 그 낱말이 있는 노트만 다시 읽습니다.
    .after =
        예시:
          mundap words suggest                         되풀이되지만 사전에 없는 낱말
          mundap words add 결제봇 '=PayBot' '=pay bot'
          mundap words list
          mundap words remove 결제봇

help-words-add =
    .about = 낱말을 더하거나, 있는 낱말에 표기 더하기
    .arg-spellings = 다른 표기, `=`는 빼도 됨 (zsh에서는 따옴표로 묶기)

help-words-list =
    .about = 내 낱말과 표기 목록 보기

help-words-remove =
    .about = 낱말을 모든 표기와 함께 지우기

help-words-suggest =
    .about = 낱말 추천하기: 노트에 되풀이되지만 사전에 없는 것
    .long =
        낱말 추천하기: 노트에 되풀이되지만 사전에 없는 것

        항목 세 개 이상에 나오는 낱말을 항목 수와 함께, 많이 쓴 것부터 보여 줍니다.
    .arg-limit = 낱말을 최대 N개 보기, 0이면 제한 없음

help-config =
    .about = 설정을 보거나 설정 파일 만들기
    .long =
        설정을 보거나 설정 파일 만들기

        설정 파일은 설정 폴더의 `mundap/config.toml`, 또는 MUNDAP_CONFIG로 지정한 파일입니다. 옵션이 환경 변수보다, 환경 변수가 파일보다 우선합니다.
    .after =
        예시:
          mundap config init               모든 설정을 설명하되 값은 정하지 않은 파일 만들기
          mundap config show               모든 값과 그 출처
          $EDITOR "$(mundap config path)"

help-config-init =
    .about = 모든 설정을 설명하되 값은 정하지 않은 설정 파일 만들기, 이미 있는 파일은 그대로 둠

help-config-show =
    .about = 모든 설정과 그 출처 보기: 옵션, 환경 변수, 파일의 줄, 또는 기본값

help-config-path =
    .about = 설정 파일이 있는, 또는 있게 될 경로 출력

help-cache =
    .about = 캐시 폴더의 색인을 보거나 지우기
    .long =
        캐시 폴더의 색인을 보거나 지우기

        색인은 노트의 캐시입니다. 지워도 잃는 것이 없고, 다음 검색 때 다시 만듭니다.
    .after =
        예시:
          mundap cache list
          mundap cache clear --unused        노트가 없어진 색인
          mundap cache clear TIL-6d0c5b1f0a2e9c11

help-cache-list =
    .about = 캐시 폴더의 색인 목록 보기: 노트, 크기, 마지막 사용

help-cache-clear =
    .about = 색인 지우기, mundap이 만들지 않은 것은 건드리지 않음
    .arg-folders = 색인, `cache list`에 나오는 이름이나 그 폴더
    .arg-all = 캐시 폴더의 모든 색인
    .arg-unused = 노트가 없어진 색인과 읽을 수 없는 색인

help-ui =
    .about = 입력하는 대로 검색하고, 그 자리에서 읽고, 바로 찾아가기
    .long =
        입력하는 대로 검색하고, 그 자리에서 읽고, 바로 찾아가기

        실시간 화면에는 입력 줄과 순위 목록이 있고, 그 옆에 항목 전체가 나옵니다. 키를 누를 때마다 검색하고, 치다 만 낱말로도 찾습니다. 터미널에서 `mundap`만 실행해도 같습니다. 화면에서 F1을 누르면 모든 키가 나오고, 목록(Tab)에서는 글자가 명령입니다.

        그사이에 바뀐 노트는 화면에도 반영됩니다. 검색어는 상태 폴더의 `mundap/queries`에 남겨 두고, Ctrl-P와 Ctrl-N으로 다시 부릅니다.
    .after =
        예시:
          mundap ui 트랜잭션
          vim $(mundap ui --print=file)
          mundap ui --print=json | jq -r .answer
          eval "$(mundap shell-init bash)"           Ctrl-G로 고른 노트를 명령줄에 넣기

        종료 코드: 0 나갔거나 골랐음, 1 고르지 않고 나감(--print), 2 오류, 130 Ctrl-C.
    .arg-query = 처음에 넣어 둘 검색어
    .arg-print = 고르기: Enter로 끝내고 고른 것을 출력 [값이 없으면 path]

help-shell-init =
    .about = 셸에 쓸 단축키 설정 출력: Ctrl-G로 노트 고르기
    .long =
        셸에 쓸 단축키 설정 출력: Ctrl-G로 노트 고르기

        고른 것은 명령줄의 커서 자리에 들어가고, 필요하면 따옴표로 묶입니다.
    .after =
        셸의 설정 파일에 다음 중 하나를 넣습니다:
          eval "$(mundap shell-init bash)"        ~/.bashrc
          eval "$(mundap shell-init zsh)"         ~/.zshrc
          mundap shell-init fish | source         ~/.config/fish/config.fish

help-mcp =
    .about = 표준 입출력의 Model Context Protocol로 언어 모델에 노트 제공하기
    .long =
        표준 입출력의 Model Context Protocol로 언어 모델에 노트 제공하기

        도구는 네 가지입니다: `search`(검색 문법 전체, 거르기, 페이지), `show`(id로 항목 보기), `list_unanswered`, `explain`. 노트 폴더는 시작할 때 정한 그대로이고, 색인 말고는 아무것도 쓰지 않습니다. 응답은 길이에 한도가 있고, JSON 형식의 필드를 그대로 쓰며, 노트의 글이 지시가 아니라 인용임을 표시합니다.
    .after =
        예시, 클라이언트의 설정에서:
        {"  {"}"mcpServers": {"{"}"notes": {"{"}"command": "mundap", "args": ["mcp", "--notes", "/home/me/TIL"]{"}"}{"}"}{"}"}

help-completions =
    .about = 셸 자동 완성 스크립트 출력
    .long =
        셸 자동 완성 스크립트 출력

        bash, zsh, fish에서는 스크립트가 mundap에 물어보므로 태그, 모음, 별칭, id도 완성합니다.
    .after =
        예시:
          mundap completions bash > ~/.local/share/bash-completion/completions/mundap
          mundap completions zsh > ~/.zfunc/_mundap
          mundap completions fish > ~/.config/fish/completions/mundap.fish

help-man =
    .about = 매뉴얼 페이지 출력
    .arg-command = 설명할 명령, 없으면 프로그램 전체

help-help =
    .about = 이 도움말이나 명령의 도움말 보기

# Arguments that several commands have.
help-shared =
    .arg-help = 도움말 보기 (`-h`는 요약)
    .arg-version = 버전 보기
    .arg-notes = 노트 폴더(또는 파일), 여러 번 쓸 수 있음 [기본값: 현재 폴더]
    .arg-collections = 설정 파일의 `[collections.NAME]`에 적은 노트, 여러 번 쓸 수 있음
    .arg-index = 색인 폴더, 노트 폴더 밖이어야 함 [기본값: 노트 구성마다 하나씩 캐시에]
    .arg-color = 출력에 색을 넣을 때
    .arg-lang = 메시지와 도움말의 언어 [기본값: 시스템 언어]
    .arg-timings = 명령의 단계마다 걸린 시간을 stderr에 보이기
    .arg-tags = 이 태그가 있는 항목만, 여러 번 쓰면 모두 있는 것만
    .arg-paths = 경로가 `cs/**` 같은 glob에 맞는 노트만, 여러 번 쓰면 하나라도 맞는 것
    .arg-answered = 답이 있는 질문만
    .arg-unanswered = 아직 답이 없는 질문만
    .arg-kind = 보여 줄 항목의 종류
    .arg-format = 출력 형식 [기본값: 터미널에서는 pretty, 그 밖에는 plain]
    .arg-null = 결과마다 줄바꿈 대신 NUL 바이트로 끝내기 (paths, plain, tsv, vimgrep)
    .arg-raw_cells = 스프레드시트가 수식으로 여길 칸도 그대로 두기 (csv, tsv)
    .arg-raw_cells-long =
        스프레드시트가 수식으로 여길 칸도 그대로 두기 (csv, tsv)

        이 옵션이 없으면 `=`, `+`, `-`, `@`로 시작하는 칸 앞에 `'`를 붙입니다.
    .arg-quiet = 결과는 출력하지 않고 종료 코드만 알리기
    .arg-paging = 긴 출력을 페이저로 볼 때 (MUNDAP_PAGER, 없으면 PAGER, 없으면 less)
    .arg-hyperlink_format = 터미널에서 노트에 걸 링크: none, default, file, vscode, … 또는 템플릿
    .arg-hyperlink_format-long =
        터미널에서 노트에 걸 링크: none, default, file, vscode, … 또는 템플릿

        쓸 수 있는 이름: none, default, file, grep+, kitty, cursor, vscode, vscode-insiders, vscodium, windsurf, zed, idea, pycharm, webstorm, goland, sublime, textmate, macvim, emacs, obsidian. 템플릿에는 {"{"}path{"}"}, {"{"}line{"}"}, {"{"}column{"}"}, {"{"}host{"}"}를 쓸 수 있습니다: `myeditor://open?file={"{"}path{"}"}&line={"{"}line{"}"}`. 이 옵션이 없으면 링크(OSC 8)를 지원한다고 알려진 터미널에 파일 링크를 겁니다.
    .arg-no_refresh = 바뀐 노트를 찾지 않고 색인을 그대로 쓰기 (`--refresh`로 취소)
    .arg-shell = 셸의 종류
    .arg-term = 낱말

# What flags accept, by the flag's id and the value.
help-values =
    .color-auto = 터미널일 때, NO_COLOR로 끄지 않았으면
    .color-always = 파일이나 파이프로 보낼 때도
    .color-never = 색을 넣지 않음
    .format-pretty = 읽기용, 창 너비에 맞춤
    .format-table = 항목마다 한 줄, 터미널 너비에서 자름
    .format-plain = 한 줄씩 글로, 항목은 `path:line: question`
    .format-json = JSON 객체 하나
    .format-jsonl = 한 줄에 JSON 객체 하나
    .format-tsv = 탭으로 나눈 값, 첫 줄은 필드 이름
    .format-csv = 쉼표로 나눈 값, 첫 줄은 필드 이름
    .format-paths = 경로만, 한 번씩
    .format-vimgrep = `path:line:column:text`, quickfix 목록용
    .format-markdown = 노트에 붙여 넣을 Markdown
    .sort-score = 잘 맞는 것부터
    .sort-path = 경로 순서, 그다음 줄 순서
    .sort-mtime = 최근에 바뀐 노트부터
    .kind-question = 질문만
    .kind-section = 어느 질문에도 딸리지 않은 글만
    .kind-any = 둘 다
    .paging-auto = 터미널에서 출력이 창보다 길 때
    .paging-always = 터미널이면 출력이 짧아도
    .paging-never = 페이저를 쓰지 않음
    .export-anki = 탭으로 나눈 텍스트, Anki의 파일 › 가져오기(File › Import)용, 다시 가져오면 카드를 갱신함
    .print-path = `path:line`
    .print-file = 노트의 경로만
    .print-id = 항목의 id
    .print-json = 항목 전체, `show --format json`과 같은 꼴
    .shell-bash = GNU Bash 4 이상
    .shell-zsh = Z 셸
    .shell-fish = Fish
