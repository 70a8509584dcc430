# 명령이 사람에게 보여 주는 글. 스크립트용 형식(JSON, TSV, CSV, 결과 줄)은 여기 없다.

## Search
found-all = { $total }개 찾음({ $took } ms)
found-some = { $total }개 가운데 { $shown }개({ $took } ms). `-n 0`은 모두 보여 줍니다
also = 같은 답: { $places }
unanswered = 답 없음
under-heading = 위 제목 { $heading }
under-heading-more = 위 제목 { $heading }, 아래에 { $count }개 더
column-question = 질문
column-excerpt = 발췌
column-note = 노트
column-id = Id

## The index
count-notes = 노트 { $count }개
count-questions = 질문 { $count }개
count-sections = 글 { $count }개
count-files = 파일 { $count }개
holdings = { $notes }, { $questions }(답 없음 { $unanswered }개), { $sections }
holdings-refresh = . 새로 { $added }개, 바뀜 { $changed }개, 없어짐 { $removed }개({ $took })
holdings-skipped = . 건너뜀: { $files }
status-notes = 노트
status-questions = 질문
status-unanswered = 답 없음
status-sections = 글
status-left-out = 뺀 노트
status-left-out-why = { $count }(프런트매터에 따라)
status-index = 색인
status-size = 크기
status-age = 갱신한 지
status-skipped = 건너뛴 파일
status-recoded = UTF-8이 아닌 파일
status-odd = 눈에 띄는 점
cache-used = { $size }, { $age } 전에 씀, { $state }
cache-unreadable = 읽을 수 없음
cache-in-use = 노트 있음
cache-notes-gone = 노트가 없어짐
cache-damaged = 다른 버전이 썼거나 손상됨
cache-all = 모두 { $size }: { $path }
progress-reading = 노트 읽는 중
progress-notes = 개
progress-writing = 색인 쓰는 중
progress-waiting = 기다리는 중: 다른 프로세스가 이 색인을 쓰고 있습니다

## Times
time-seconds = { $count }초
time-minutes = { $count }분
time-hours = { $count }시간
time-days = { $count }일
span-years = { $count }년
span-days = { $count }일
span-hours = { $count }시간
span-minutes = { $count }분

## Why
why-relaxed = 검색어 그대로는 어느 노트에도 없어 `{ $query }`로 찾았습니다({ $how })
why-met = 맞음
why-not-met = 맞지 않음
why-found-both = 검색으로도 `--all`로도 나옵니다
why-found-search = 검색으로 나오고 `--all`로는 나오지 않습니다. 없는 낱말이 있습니다
why-found-all = `--all`로만 나옵니다
why-not-found = 나오지 않습니다
why-asked = 찾는 말
why-term = 낱말
why-unit = 항목에 있는 말
why-part = 점수의 부분
why-for = 무엇에
why-adds = 더함
why-sum = 합

## Stats
stats-all = 질문 { $questions }개: 답 있음 { $answered }개, 답 없음 { $open }개
stats-stale = { $days }일 동안 고치지 않은 노트의 답
stats-repeated = 여러 곳에서 물은 질문
stats-no-answer = (답 없음)
stats-by-folder = 폴더별
stats-by-tag = 태그별
stats-by-month = 달별
stats-more = … { $count }개 더 있습니다. `-n 0`은 모두 보여 줍니다

## Practice
quiz-reveal = 아무 키나 누르면 답 · s 건너뛰기 · q 끝내기
quiz-no-answer = 아직 적은 답이 없습니다
quiz-nothing-due = 복습할 차례인 질문이 없습니다. 다음 것은 `mundap quiz --due`가 알려 줍니다
quiz-nothing-graded = 채점한 것이 없습니다
quiz-graded = { $count }개 채점: { $grades }
quiz-due = 복습할 차례 { $due }개, 새 질문 { $new }개, 나중 { $later }개
quiz-due-next = 복습할 차례 { $due }개, 새 질문 { $new }개, 나중 { $later }개(다음은 { $next } 뒤)
grade-again = 다시
grade-hard = 어려움
grade-good = 알맞음
grade-easy = 쉬움

## Splitting
split-question = 질문
split-no-question = 질문 아님
split-more = 그 밖에 { $count }개

## Settings
setting-unset = { $name }: 정하지 않음
setting-default = 기본값
