# 영어로는 명령줄 해석기가 스스로 하는 말.

help-usage = 사용법:
help-commands = 명령
help-command = 명령
help-options = 옵션
help-arguments = 인자
help-global-options = 공통 옵션
help-values-title = 쓸 수 있는 값:
help-values-list = 쓸 수 있는 값:
help-default = 기본값:
help-aliases = 다른 이름:

usage-conflict = { $arg }: { $others }와(과) 함께 쓸 수 없습니다
usage-conflict-same = { $arg }: 한 번만 쓸 수 있습니다
usage-no-value = { $arg }: 값이 필요합니다
usage-bad-value = { $arg }: `{ $value }`은(는) 쓸 수 없는 값입니다
usage-bad-value-why = { $arg }: `{ $value }`은(는) 쓸 수 없는 값입니다({ $reason })
usage-values = 쓸 수 있는 값: { $values }
usage-unknown = `{ $arg }`: 모르는 옵션입니다
usage-extra = `{ $arg }`: 여기에는 쓸 수 없는 인자입니다
usage-unknown-command = `{ $name }`: 그런 명령이 없습니다
usage-missing = 빠진 인자: { $args }
usage-missing-command = 명령이 빠졌습니다: { $commands }
usage-missing-equals = { $arg }: 값은 `=` 뒤에 붙여 씁니다
usage-many-values = { $arg }: 값 `{ $value }`이(가) 너무 많습니다
usage-few-values = { $arg }: 값이 모자랍니다
usage-encoding = 인자에 UTF-8이 아닌 글자가 있습니다
usage-other = 명령줄을 알 수 없습니다
usage-similar = 비슷한 것: { $names }
usage-more = 자세한 것은 `--help`에 있습니다.
