# Ctrl-G: a note picked with mundap, put in at the cursor.
__mundap_pick() {
  local chosen
  chosen=$(mundap ui --print=file) || return 0
  chosen=$(printf '%q' "$chosen")
  READLINE_LINE="${READLINE_LINE:0:READLINE_POINT}$chosen${READLINE_LINE:READLINE_POINT}"
  READLINE_POINT=$((READLINE_POINT + ${#chosen}))
}
if [[ $- == *i* ]]; then
  bind -m emacs-standard -x '"\C-g": __mundap_pick'
  bind -m vi-command -x '"\C-g": __mundap_pick'
  bind -m vi-insert -x '"\C-g": __mundap_pick'
fi
