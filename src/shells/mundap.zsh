#compdef mundap
# Completes mundap's words in zsh: mundap itself tells what may stand there.
_mundap() {
    local -a lines pairs
    local line
    lines=("${(@f)$("$words[1]" __complete -- "$words[CURRENT]" "${(@)words[2,CURRENT-1]}" 2>/dev/null)}")
    case $lines[1] in
        files) _files; return ;;
        folders) _files -/; return ;;
    esac
    for line in "${(@)lines[2,-1]}"; do
        [[ $line == *$'\t'* ]] && pairs+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}") || pairs+=("${line//:/\\:}")
    done
    (( $#pairs )) && _describe -V mundap pairs
}
if [[ $funcstack[1] == _mundap ]]; then
    _mundap "$@"
else
    compdef _mundap mundap
fi
