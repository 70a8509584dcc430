# Completes mundap's words in bash: mundap itself tells what may stand there.
_mundap() {
    local current="${COMP_WORDS[COMP_CWORD]}" kind value
    COMPREPLY=()
    # Bash counts the `=` of `--format=json` as a word of its own.
    [[ $current == '=' ]] && current=''
    while IFS=$'\t' read -r value _; do
        if [[ -z ${kind-} ]]; then
            kind=$value
            continue
        fi
        [[ $value == *[[:space:]\'\"\\\$\&\;\(\)\*\?\<\>\|\`]* ]] && printf -v value '%q' "$value"
        COMPREPLY+=("$value")
    done < <("${COMP_WORDS[0]}" __complete -- "$current" "${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null)
    case ${kind-} in
        files) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")) ;;
        folders) compopt -o filenames; COMPREPLY=($(compgen -d -- "$current")) ;;
    esac
}
complete -F _mundap mundap
